import { table } from "./history";
import { misses } from "./kept";
import { make } from "./render";

/** Shows the searches that found nothing, to be saved as a file or forgotten; nothing if there are none. */
export function showMisses(section: HTMLElement): void {
  const list = misses();
  section.hidden = list.length === 0;
  const rows = list.map((miss) => make("tr", "", ...[miss.query, miss.lang, String(miss.times), miss.last].map((text) => make("td", "", text))));
  section.querySelector("tbody")?.replaceChildren(...rows);
  const save = section.querySelector<HTMLAnchorElement>(".missed-save");
  if (save) {
    const head = [...section.querySelectorAll("th")].map((cell) => cell.textContent);
    save.href = URL.createObjectURL(new Blob([table(list, head)], { type: "text/csv" }));
  }
}
