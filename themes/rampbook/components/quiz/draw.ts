// What an attempt asks, settled before its first question.

import { today } from "../day/day";
import { chance, shuffled } from "./chance";
import type { ChoiceData, QuestionData, QuizData } from "./data";
import { letter } from "./response";

/** What is drawn: the questions in their order, and the shown order of their options, as letters. */
export interface Drawn {
  readonly ask: readonly string[];
  readonly order: Readonly<Record<string, string>>;
}

/**
 * Draws from pools and shuffles. `stretch` names for each question the stretch of the page that it
 * stands in: a question changes places only with those of its own stretch, so that it stays below
 * its heading and beside the case it speaks of. With `only` those questions are asked and no others.
 */
export function draw({ questions, pools, settings }: QuizData, stretch: readonly number[], seed: string, only?: readonly string[]): Drawn {
  const taken = only ?? pools.flatMap((pool, place) =>
    shuffled(questions.filter((q) => q.pool === place).map((q) => q.id), chance(`${seed}/${place}`)).slice(0, pool.draw));
  const kept = questions.filter((q) => taken.includes(q.id) || (!only && q.pool === undefined));
  const stretchOf = (q: QuestionData): number => stretch[questions.indexOf(q)] ?? 0;
  const asked = settings.shuffle ? shuffled(kept, chance(seed)).sort((a, b) => stretchOf(a) - stretchOf(b)) : kept;
  const order = asked.flatMap((q) => (settings.shuffle && q.kind === "choice" ? [[q.id, lettersOf(q, seed)]] : []));
  return { ask: asked.map(({ id }) => id), order: Object.fromEntries(order) };
}

function lettersOf({ id, options, pinned }: ChoiceData, seed: string): string {
  return shuffled(Array.from({ length: options }, (_, place) => letter(place)), chance(`${seed}/${id}`), pinned).join("");
}

/** What a shuffle depends on: the attempt, the learner (whose first seed is kept), or the day. */
export function seedFor(kind: string, attempt: string, earlier: readonly string[], now: Date): string {
  const seeds: { readonly [kind: string]: string | undefined } = { learner: earlier[0], date: today(now) };
  return seeds[kind] ?? attempt;
}

/** How many questions a whole attempt asks. */
export function countOf({ questions, pools }: QuizData): number {
  return pools.reduce((sum, pool) => sum + pool.draw, questions.filter((q) => q.pool === undefined).length);
}
