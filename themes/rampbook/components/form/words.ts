// The words of forms, which the page carries in a template's attribute (words.html).
import { wordsIn } from "../words/words";

/** The words of this page, by their keys in i18n. */
export const words = wordsIn(document.getElementById("rb-form-words"));

/** A moment, as the reader writes it. */
export function momentOf(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString(words.lang, { dateStyle: "medium", timeStyle: "short" });
}
