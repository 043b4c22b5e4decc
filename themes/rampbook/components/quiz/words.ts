// The words of the interface, which the page carries in a template's attribute (words.html).

export interface Words {
  readonly lang: string;
  /** The word ask_<key> of i18n, with values in the places of {0} and {1}. */
  (key: string, ...values: readonly (string | number)[]): string;
}

export function wordsFrom(json: string, lang: string): Words {
  const all = JSON.parse(json || "{}") as { readonly [key: string]: string };
  const say = (key: string, ...values: readonly (string | number)[]): string => fill(all[`ask_${key}`] ?? key, values);
  return Object.assign(say, { lang });
}

export function fill(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (hole, place: string) => String(values[Number(place)] ?? hole));
}

const template = typeof document === "undefined" ? null : document.getElementById("rb-quiz-words");

/** The words of this page. */
export const words = wordsFrom(template?.dataset["words"] ?? "", template?.lang ?? "");
