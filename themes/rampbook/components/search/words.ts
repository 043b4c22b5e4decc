/** The interface's words in the language of the page. */
export type Words = (key: string, ...values: (string | number)[]) => string;

/** Words from a JSON object whose texts have {0}, {1} … where values go. A word that is not there is its key. */
export function wordsOf(json: string): Words {
  const words = JSON.parse(json) as Record<string, string>;
  return (key, ...values) => {
    const text = Object.hasOwn(words, key) ? words[key] : undefined;
    return (text ?? key).replace(/\{(\d)\}/g, (hole, place: string) => String(values[Number(place)] ?? hole));
  };
}

/** "1 page", "7 pages": the word key_one or key_other. */
export function counted(words: Words, key: string, count: number): string {
  return words(`${key}_${count === 1 ? "one" : "other"}`, count);
}

/** The name of a value of a filter, "kind_quiz" or "lang_zh"; the value itself when it has none. */
export function named(words: Words, filter: string, value: string): string {
  const key = `${filter}_${value}`, name = words(key);
  return name === key ? value : name;
}
