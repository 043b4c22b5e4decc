// A sheet to print when a path is finished. The name is typed for the paper and kept nowhere.

import { button, make } from "../make/make";
import type { Words } from "../words/words";
import { longDate } from "./panel";

export function certificate(title: string, today: string, words: Words, portal: string): HTMLElement {
  const name = make("input.quiz-field", { type: "text", name: "name", autocomplete: "name", maxlength: "80" });
  const line = make("p", { class: "path-name" });
  const sheet = make(
    "div",
    { class: "path-sheet", "aria-hidden": "true" },
    make("p.path-portal", portal),
    make("h2", {}, words("path_sheet")),
    line,
    make("p", {}, words("path_sheet_text", title)),
    make("p", {}, longDate(today, words)),
    make("p", { class: "path-sign" }, words("path_sheet_sign")),
    make("p", { class: "path-proof" }, words("path_sheet_proof")),
  );
  const print = button(words("path_sheet_print"), () => {
    line.textContent = name.value.trim();
    document.body.classList.add("prints-certificate");
    addEventListener("afterprint", () => document.body.classList.remove("prints-certificate"), { once: true });
    window.print();
  });
  return make(
    "div",
    { class: "path-certificate" },
    make("h3", {}, words("path_finished")),
    make("p", {}, words("path_finished_text")),
    make("p.path-form", make("label", words("path_name"), " ", name), print),
    sheet,
  );
}
