// What words that are not found may be meant for, by the rules in generator/search.

import type { Mending } from "./api";
import { saying } from "./narrow";
import type { Postings } from "./terms";
import { all } from "./terms";
import { closest, mayBeWrong } from "./typo";
import type { Word } from "./units";

/** Looks for two words written as one, for one written apart, and for what is mistyped. Returns the text with words put right. */
export async function mend(text: string, words: readonly Word[], missed: Set<Word>, { library, asked, numbers, also, forms }: Mending): Promise<string> {
  const having = async (other: string): Promise<Postings> => all(await library.needs(other));
  for (const [place, word] of words.entries()) {
    const { whole } = word, before = words[place - 1], seam = before ? text.slice(before.to - 1, word.from + 1) : "";
    const open = before && (missed.has(before) || missed.has(word)) ? /^. .$/ : /^(\d \D|\D \d)$/;
    if (before && open.test(seam) && !(await having(`${before.whole} ${whole}`)).some(Boolean)) {
      const joined = before.whole + whole;
      if (also(joined, await having(joined))) [before, word].forEach((one) => missed.delete(one));
    }
    if (!missed.has(word)) continue;
    const apart = whole.replace(/\d(?=[^!-@_])|[^!-@_](?=\d)/g, "$& ");
    if (also(apart, await saying(apart, await having(apart), library))) missed.delete(word);
  }
  let changed = "", end = 0;
  for (const { whole, from, to } of missed) {
    const instead = mayBeWrong(whole) && asked.correct(whole) && closest(whole, await library.words(), numbers);
    if (!instead) continue;
    await forms(instead);
    changed += text.slice(end, from) + instead;
    end = to;
  }
  return changed + text.slice(end);
}
