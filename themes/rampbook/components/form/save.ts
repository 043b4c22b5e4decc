// What leaves the page: files, and paper.

import { download } from "../download/download";

/** A file for others; `ending` is csv or json. */
export interface File {
  readonly ending: string;
  readonly type: string;
  text(): string;
}

/** Hands a file of a run to the reader. */
export function save(name: string, { ending, type, text }: File): void {
  download(`${fileName(name)}.${ending}`, type, text());
}

/** The name of a run without what some systems have in no file's name. */
function fileName(name: string): string {
  return name.replace(/[\u0000-\u001f"*/:<>?\\|]+/g, " ").replace(/\s+/g, " ").trim().slice(0, 80) || "run";
}

/** Prints one form of the page alone. */
export function printAlone(section: HTMLElement): void {
  const root = document.documentElement;
  section.toggleAttribute("data-printed", true);
  root.toggleAttribute("data-alone", true);
  const end = (): void => {
    section.removeAttribute("data-printed");
    root.removeAttribute("data-alone");
  };
  window.addEventListener("afterprint", end, { once: true });
  window.print();
}
