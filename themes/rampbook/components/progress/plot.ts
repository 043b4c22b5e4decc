// Plots drawn as SVG. Each stands beside a table that says the same, so it is hidden from those who hear the page.

import { draw } from "../make/svg";

const WIDTH = 320;
const HEIGHT = 120;
const FOOT = 20;

/** Upright bars, one for each value, with its label below; the largest fills the height. */
export function columns(values: readonly number[], labels: readonly string[]): SVGElement {
  const most = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  const bars = values.flatMap((value, i) => {
    const height = ((HEIGHT - FOOT - 16) * value) / most;
    const middle = step * (i + 0.5);
    const bar = draw("rect", { class: "plot-bar", x: step * i + step * 0.18, y: HEIGHT - FOOT - height, width: step * 0.64, height, rx: 2 });
    const label = draw("text", { class: "plot-label", x: middle, y: HEIGHT - 5, "text-anchor": "middle" }, labels[i] ?? "");
    const number = draw("text", { class: "plot-number", x: middle, y: HEIGHT - FOOT - height - 4, "text-anchor": "middle" }, value > 0 ? String(value) : "");
    return [bar, number, label];
  });
  const ground = draw("line", { class: "plot-line", x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT });
  return draw("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" }, ...bars, ground);
}

/** A square for each day, seven in a column, the fuller the more was done. */
export function days(counts: readonly number[]): SVGElement {
  const most = Math.max(1, ...counts);
  const squares = counts.map((count, i) =>
    draw("rect", { class: "plot-day", x: Math.floor(i / 7) * 22 + 1, y: (i % 7) * 22 + 1, width: 18, height: 18, rx: 4, "data-level": count === 0 ? 0 : 1 + Math.floor((2.999 * count) / most) }),
  );
  const weeks = Math.ceil(counts.length / 7);
  return draw("svg", { class: "plot plot-days", viewBox: `0 0 ${weeks * 22} 154`, "aria-hidden": "true", focusable: "false" }, ...squares);
}

/** A bar across, filled by a share from 0 to 1; a second share is a mark on it. */
export function bar(share: number, mark?: number): SVGElement {
  const parts = [
    draw("rect", { class: "plot-ground", x: 0, y: 3, width: 100, height: 6 }),
    draw("rect", { class: "plot-bar", x: 0, y: 3, width: 100 * Math.min(1, Math.max(0, share)), height: 6 }),
  ];
  if (mark !== undefined) parts.push(draw("rect", { class: "plot-mark", x: 100 * mark - 0.75, y: 0, width: 1.5, height: 12 }));
  return draw("svg", { class: "plot plot-share", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...parts);
}
