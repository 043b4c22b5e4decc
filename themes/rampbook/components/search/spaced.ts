import type { Token } from "./tokens";
import { isWord } from "./tokens";

/** Writes out words and characters, each with a blank before and behind it; "" when there are none. */
export function spaced(tokens: readonly Token[], form: (whole: string) => string): string {
  const all = tokens.flatMap((token) => (isWord(token) ? [form(token.whole)] : token.characters));
  return all.length === 0 ? "" : ` ${all.join(" ")} `;
}
