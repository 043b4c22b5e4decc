// Tables of numbers. A wide one can be scrolled, with the keyboard too, so it has a name.

import { make } from "../make/make";

/** A table with a name, a heading for each column, and in the first cell of each row what the row is about. */
export function tableWith(name: string, head: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  const headings = head.map((word) => make("th", { scope: "col" }, word));
  const lines = rows.map(([first = "", ...rest]) => make("tr", make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", cell))));
  return make("div.table", { tabindex: "0", role: "region", "aria-label": name }, make("table", make("thead", make("tr", ...headings)), make("tbody", ...lines)));
}

/** What is shown on demand. By its id it can be found again, to stay open. */
export function folded(id: string, word: string, content: Node): HTMLElement {
  return make("details", { id }, make("summary", word), content);
}
