// The share of a question's points that a response gets: the twin of generator/quiz/grade.go. Both do the same
// sums in the same order, so that their scores are equal to the last bit.

import { accepts } from "./accept";
import type { GapKey, OptionsKey, QuestionData, Rule, ScenarioData } from "./data";
import { isRightNumber } from "./number";
import { distinctPlaces, letter, places } from "./response";
import { stepsOf, walk } from "./way";

/** From 0 to 1. A response that cannot be one of the question gets 0, and so does any without the key. */
export function grade(q: QuestionData, resp: readonly string[], rule: Rule): number {
  switch (q.kind) {
    case "choice":
      return q.key ? gradeOptions(q.key, distinctPlaces(resp, q.options) ?? [], q.many ?? false, rule) : 0;
    case "text":
      return share(resp.length === 1 && accepts(q.key?.answers ?? [], resp[0] ?? ""));
    case "number":
      return share(resp.length === 1 && isRightNumber(q.key?.ranges ?? [], q.unit ?? "", resp[0] ?? ""));
    case "cloze":
      return resp.length > q.gaps.length ? 0 : ratio(count(q.key?.gaps ?? [], (gap, i) => i < resp.length && gapIsRight(gap, resp[i] ?? "")), q.gaps.length);
    case "order":
      return gradeOrder(q.key?.order ?? [], resp);
    case "match":
      return isMatch(resp, q.lefts, q.rights) ? ratio(count(q.key?.pairs ?? [], (right, i) => resp[i] === right), q.lefts) : 0;
    case "scenario":
      return gradeWay(q, resp, rule);
    case "reflect":
      return ratio(distinctPlaces(resp, q.options ?? 0)?.length ?? 0, q.options ?? 0);
  }
}

/** Whether what was typed, or chosen, fills the gap. */
export function gapIsRight(gap: GapKey, typed: string): boolean {
  return gap.right === undefined ? accepts(gap.answers ?? [], typed) : gap.right === typed;
}

function isMatch(resp: readonly string[], lefts: number, rights: number): boolean {
  return resp.length <= lefts && places(resp.filter((sign) => sign !== ""), rights) !== null;
}

function gradeOptions(key: OptionsKey, ticked: readonly number[], many: boolean, rule: Rule): number {
  if (!many && ticked.length !== 1) return 0;
  const on = key.right.map((_, place) => ticked.includes(place));
  if (!key.weights) return scoreTicks(rule, key.right, on);
  const sum = key.weights.reduce((sum, weight, place) => sum + (on[place] ? weight : 0), 0);
  return sum >= 0.995 ? 1 : Math.max(0, sum); // 0.6 + 0.3 + 0.1 is less than 1 here
}

/** c options are right and w wrong; h right and x wrong ones are ticked. */
export function countTicks(right: readonly boolean[], ticked: readonly boolean[]): { c: number; w: number; h: number; x: number } {
  const c = count(right, (is) => is);
  const h = count(right, (is, place) => is && ticked[place] === true);
  return { c, w: right.length - c, h, x: count(right, (is, place) => !is && ticked[place] === true) };
}

/** Who ticks nothing gets nothing. */
export function scoreTicks(rule: Rule, right: readonly boolean[], ticked: readonly boolean[]): number {
  const { c, w, h, x } = countTicks(right, ticked);
  if (c === 0 || h + x === 0) return 0;
  switch (rule) {
    case "exact":
      return share(h === c && x === 0);
    case "edc":
      return (h + w - x) / (c + w);
    case "canvas":
      return Math.max(0, (h - x) / c);
    case "none":
      return h / c;
    case "balanced":
      return Math.max(0, h / c - ratio(x, w));
  }
}

function gradeOrder(key: readonly string[], resp: readonly string[]): number {
  const list = distinctPlaces(resp, key.length);
  return list ? scoreOrder(list.map((place) => key.indexOf(letter(place))), key.length) : 0;
}

/** max(0, 2·(1 − i/(k(k−1)/2)) − 1) for k things of which i pairs are in the wrong order. */
export function scoreOrder(order: readonly number[], k: number): number {
  if (order.length !== k || k < 2) return 0;
  const wrong = order.reduce((sum, item, i) => sum + count(order.slice(0, i), (before) => before > item), 0);
  return Math.max(0, 2 * (1 - wrong / ((k * (k - 1)) / 2)) - 1);
}

/** The mean of the steps that were met; a way that was not ended counts its last step as wrong. */
function gradeWay(q: ScenarioData, resp: readonly string[], rule: Rule): number {
  const taken = walk(q.steps, resp);
  if (taken.length < resp.length) return 0;
  let sum = 0;
  for (const { step, option } of taken) {
    const key = q.key?.steps[step];
    if (key) sum += gradeOptions(key, [option], false, rule);
  }
  return ratio(sum, stepsOf(q.steps, resp));
}

function count<T>(list: readonly T[], is: (item: T, place: number) => boolean): number {
  return list.filter(is).length;
}

function share(right: boolean): number {
  return right ? 1 : 0;
}

function ratio(a: number, b: number): number {
  return b === 0 ? 0 : a / b;
}
