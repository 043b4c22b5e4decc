// The matrix of risks, which shows those that are open in the run.
import { words } from "../form/words";
import type { ItemData } from "./data";

const mostNumbers = 9; // of items in one square; it shows only how many there are beyond

/** Shows open items only. The printed matrix has a place for each square, in the drawing and in the table. */
export function drawMatrix(section: Element, open: readonly ItemData[]): void {
  for (const square of section.querySelectorAll<HTMLElement>("[data-square]")) {
    const numbers = open.filter(({ likelihood, impact }) => `${likelihood},${impact}` === square.dataset["square"]).map(({ number }) => number);
    if (square.matches("td")) square.textContent = numbers.join(words("list_comma")) || "–";
    else square.textContent = numbers.length > mostNumbers ? `${numbers.length} ×` : numbers.join(" ");
  }
}
