// The words of an interface, which the page carries in an attribute: i18n's keys and texts as JSON.

export interface Words {
  readonly lang: string;
  /** The text of a key, with values in the places of {0} and {1}; the key itself where it has none. */
  (key: string, ...values: readonly (string | number)[]): string;
}

export function wordsOf(json?: string, lang = ""): Words {
  const texts = new Map(Object.entries(JSON.parse(json || "{}") as { readonly [key: string]: string }));
  const say = (key: string, ...values: readonly (string | number)[]): string => (texts.get(key) ?? key).replace(/\{(\d)\}/g, (hole, place: string) => String(values[Number(place)] ?? hole));
  return Object.assign(say, { lang });
}

/** The words that an element carries, in its language. */
export function wordsIn(element: HTMLElement | null): Words {
  return wordsOf(element?.dataset["words"], element?.lang);
}

/** "1 page", "7 pages": the word key_one or key_other. */
export function counted(words: Words, key: string, count: number): string {
  return words(`${key}_${count === 1 ? "one" : "other"}`, count);
}
