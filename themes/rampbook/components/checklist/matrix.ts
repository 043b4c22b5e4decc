// The matrix of risks, which shows those that are open in the run.
import { draw } from "../make/svg";
import type { ItemData } from "./data";

const perLine = 3; // numbers of items in a line of a square
const perCell = 9; // beyond which a square shows only how many there are

/** Shows open items only. The printed matrix has a place for each square, in the drawing and in the table. */
export function drawMatrix(section: Element, open: readonly ItemData[]): void {
  for (const square of section.querySelectorAll<HTMLElement | SVGElement>("[data-square]")) {
    const at = square.dataset["square"];
    const numbers = open.filter(({ likelihood, impact }) => `${likelihood},${impact}` === at).map(({ number }) => number);
    if (square instanceof SVGElement) square.replaceChildren(...lines(numbers, square));
    else square.textContent = numbers.join(", ") || "–";
  }
}

/** The twin of square in generator/checklist/matrix.go. */
function lines(numbers: readonly string[], square: SVGElement): SVGElement[] {
  const rows: string[] = numbers.length > perCell ? [`${numbers.length} ×`] : [];
  if (rows.length === 0) for (let i = 0; i < numbers.length; i += perLine) rows.push(numbers.slice(i, i + perLine).join(" "));
  return rows.map((row, i) => draw("text", { x: square.dataset["x"] ?? "0", y: Number(square.dataset["y"]) + i * 17 - (rows.length - 1) * 8, "text-anchor": "middle" }, row));
}
