// The words of an interface, which the page carries in an attribute: i18n's keys and texts as JSON.

import { fill, type Words } from "../quiz/words";

export type { Words };

/** Reads them. A word is asked for by its whole key; values go to the places of {0} and {1}. */
export function wordsOf(json: string, lang: string): Words {
  const all = JSON.parse(json || "{}") as { readonly [key: string]: string };
  const say = (key: string, ...values: readonly (string | number)[]): string => fill(all[key] ?? key, values);
  return Object.assign(say, { lang });
}
