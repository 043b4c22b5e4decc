// Whether typed words are right.

import type { Accepted } from "./data";
import { fold, tidy } from "./fold";

export function accepts(answers: readonly Accepted[], typed: string): boolean {
  const folded = fold(typed);
  return answers.some((answer) => {
    if ("pattern" in answer) return new RegExp(answer.pattern, `${answer.flags ?? ""}u`).test(tidy(typed));
    const text = fold(answer.text);
    return text !== "" && text === folded;
  });
}
