import type { Words } from "../words/words";

export { counted, wordsOf, type Words } from "../words/words";

/** The name of a value of a filter, "kind_quiz" or "lang_zh"; the value itself when it has none. */
export function named(words: Words, filter: string, value: string): string {
  const key = `${filter}_${value}`, name = words(key);
  return name === key ? value : name;
}
