// A scorecard drawn: a radar, or bars where a radar would be a line or a knot. The table beside it says the same.

import { draw } from "../make/svg";
import type { Share } from "./score";

const size = 280;
const middle = size / 2;
const radius = 108;

/** Shares from 0 to 1 by the numbers of their criteria. */
export function plotOf(shares: readonly Share[]): SVGElement {
  return shares.length < 3 || shares.length > 12 ? bars(shares) : radar(shares);
}

function radar(shares: readonly Share[]): SVGElement {
  const at = (i: number, share: number): string => {
    const angle = (2 * Math.PI * i) / shares.length - Math.PI / 2;
    return `${(middle + radius * share * Math.cos(angle)).toFixed(1)},${(middle + radius * share * Math.sin(angle)).toFixed(1)}`;
  };
  const ring = (share: number): SVGElement => draw("polygon", { class: "plot-ring", points: shares.map((_, i) => at(i, share)).join(" ") });
  const parts: SVGElement[] = [0.25, 0.5, 0.75, 1].map(ring);
  shares.forEach((share, i) => {
    const [x = "", y = ""] = at(i, 1).split(",");
    parts.push(draw("line", { class: "plot-ring", x1: middle, y1: middle, x2: x, y2: y }));
    const [left = "", top = ""] = at(i, 1.15).split(",");
    parts.push(draw("text", { class: "plot-label", x: left, y: Number(top) + 5, "text-anchor": "middle" }, String(i + 1)));
    if (typeof share === "number") {
      const [cx = "", cy = ""] = at(i, share).split(",");
      parts.push(draw("circle", { class: "plot-dot", cx, cy, r: 4 }));
    }
  });
  const rated = shares.flatMap((share, i) => (typeof share === "number" ? [at(i, share)] : []));
  parts.splice(4, 0, draw("polygon", { class: "plot-area", points: rated.join(" ") }));
  return draw("svg", { class: "card-plot", viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", focusable: "false" }, ...parts);
}

function bars(shares: readonly Share[]): SVGElement {
  const step = 22;
  const parts = shares.flatMap((share, i) => [
    draw("text", { class: "plot-label", x: 22, y: step * i + 15, "text-anchor": "end" }, String(i + 1)),
    draw("rect", { class: "plot-ground", x: 30, y: step * i + 4, width: size - 34, height: 12 }),
    draw("rect", { class: "plot-area", x: 30, y: step * i + 4, width: (size - 34) * (typeof share === "number" ? share : 0), height: 12 }),
  ]);
  return draw("svg", { class: "card-plot", viewBox: `0 0 ${size} ${step * shares.length + 4}`, "aria-hidden": "true", focusable: "false" }, ...parts);
}
