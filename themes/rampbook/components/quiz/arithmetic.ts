// The sum behind a score that is neither all nor nothing, in words and figures.

import type { Words } from "../words/words";
import type { Answer } from "./attempt";
import type { ChoiceData, QuestionData, Rule } from "./data";
import { countTicks } from "./grade";
import { letter } from "./response";
import { shown } from "./result";
import { stepsOf, walk } from "./way";

/** What the sum is told with. */
interface Telling {
  readonly words: Words;
  readonly settings: { readonly rule: Rule };
}

export function arithmetic(q: QuestionData, answer: Answer | undefined, telling: Telling): string {
  if (!answer || answer.score === null || answer.max <= 0) return "";
  const share = answer.score / answer.max;
  if (share >= 1 || (share <= 0 && !(q.kind === "choice" && q.many && answer.resp.length > 0))) return "";
  const sum = sumOf(q, answer.resp, share, telling);
  return sum && `${sum} ${answer.max === 1 ? `= ${shown(share)}` : telling.words("sum_points", shown(share), shown(answer.max), shown(answer.score))}`;
}

/** Where each part counts the same, the share says how many were right. */
function sumOf(q: QuestionData, resp: readonly string[], share: number, { words, settings }: Telling): string {
  const parts = (key: string, count: number): string => words(key, Math.round(share * count), count);
  switch (q.kind) {
    case "choice": return q.many ? ticks(q, resp, settings.rule, words) : "";
    case "cloze": return parts("sum_gaps", q.gaps.length);
    case "match": return parts("sum_pairs", q.lefts);
    case "reflect": return parts("sum_found", q.options ?? 0);
    case "order": {
      const pairs = (q.options * (q.options - 1)) / 2;
      return words("sum_order", Math.round(((share + 1) / 2) * pairs), pairs);
    }
    case "scenario": {
      const taken = walk(q.steps, resp);
      const right = taken.filter(({ step, option }) => q.key?.steps[step]?.right[option]).length;
      return words("sum_steps", right, stepsOf(q.steps, resp));
    }
    default: return "";
  }
}

/** Several options: what the rule makes of right and wrong ticks. */
function ticks(q: ChoiceData, resp: readonly string[], rule: Rule, words: Words): string {
  const right = q.key?.right ?? [];
  const ticked = right.map((_, place) => resp.includes(letter(place)));
  if (q.key?.weights) {
    const weights = q.key.weights.filter((_, place) => ticked[place]).map((weight) => (weight < 0 ? `− ${shown(-weight)}` : `+ ${shown(weight)}`));
    return words("sum_weights", weights.join(" ").replace(/^\+ /, ""));
  }
  const { c, w, h, x } = countTicks(right, ticked);
  const found = words("sum_ticks", h, c, x, w);
  if (rule === "exact") return found + words("sum_exact");
  const formula = { balanced: w ? `${h}/${c} − ${x}/${w}` : `${h}/${c}`, edc: `(${h} + ${w} − ${x}) / (${c} + ${w})`, canvas: `(${h} − ${x}) / ${c}`, none: `${h}/${c}` }[rule];
  const below = (rule === "balanced" && w > 0 && h / c < x / w) || (rule === "canvas" && h < x);
  return found + formula + (below ? words("sum_below") : "");
}
