// What an attempt asks, settled before its first question.

import type { Value } from "../log/log";
import { chance, shuffled } from "./chance";
import type { QuestionData, QuizData } from "./data";

/** What is drawn: the questions in their order, and the shown order of their options. */
export interface Drawn {
  readonly ask: readonly string[];
  readonly order: Readonly<Record<string, string>>;
}

/**
 * Draws from pools and shuffles. `group` names for each question the stretch of the page that it
 * stands in: a question changes places only with those of its own stretch, so that it stays below
 * its heading and beside the case it speaks of.
 */
export function draw(quiz: QuizData, group: readonly number[], seed: string): Drawn {
  const taken = new Set(quiz.pools.flatMap((pool, place) => {
    const members = quiz.questions.filter((q) => q.pool === place).map((q) => q.id);
    return shuffled(members, chance(`${seed}/${pool.id}`)).slice(0, pool.draw || members.length);
  }));
  const kept = quiz.questions.map((q, place) => ({ q, group: group[place] ?? 0 })).filter(({ q }) => q.pool === undefined || taken.has(q.id));
  const ask = quiz.settings.shuffle ? stretches(kept).flatMap((part) => shuffled(part, chance(`${seed}/${part[0]}`))) : kept.map(({ q }) => q.id);
  return { ask, order: quiz.settings.shuffle ? orders(kept.map(({ q }) => q), seed) : {} };
}

/** The questions of an attempt that was drawn before, once more: those that were missed. */
export function drawAgain(quiz: QuizData, ask: readonly string[], seed: string): Drawn {
  const questions = quiz.questions.filter((q) => ask.includes(q.id));
  return { ask, order: quiz.settings.shuffle ? orders(questions, seed) : {} };
}

function stretches(kept: readonly { q: QuestionData; group: number }[]): string[][] {
  const parts = new Map<number, string[]>();
  for (const { q, group } of kept) parts.set(group, [...(parts.get(group) ?? []), q.id]);
  return [...parts.values()];
}

function orders(questions: readonly QuestionData[], seed: string): Record<string, string> {
  const shown = questions.filter((q) => q.kind === "choice").map((q) => {
    const letters = Array.from({ length: q.options ?? 0 }, (_, i) => letter(i));
    return [q.id, shuffled(letters, chance(`${seed}/${q.id}/options`), q.pinned).join("")] as const;
  });
  return Object.fromEntries(shown);
}

/** The name of an option by its printed place: a, b, c. */
export function letter(place: number): string {
  return String.fromCharCode(97 + place);
}

/** What a shuffle depends on: the attempt, the learner (whose first seed is kept), or the day. */
export function seedFor(kind: string, attempt: string, earlier: readonly string[], now: Date): string {
  if (kind === "learner") return earlier[0] ?? attempt;
  if (kind === "date") return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return attempt;
}

/** How many questions a whole attempt asks. */
export function countOf(quiz: QuizData): number {
  return quiz.questions.filter((q) => q.pool === undefined).length
    + quiz.pools.reduce((sum, pool, place) => {
      const size = quiz.questions.filter((q) => q.pool === place).length;
      return sum + Math.min(pool.draw || size, size);
    }, 0);
}

/** The record's data of a new attempt. */
export function startedData(quiz: QuizData, drawn: Drawn, more: { id: string; seed: string; lang: string; whole: boolean }): { [name: string]: Value } {
  return {
    try: more.id, rev: quiz.revision, seed: more.seed, lang: more.lang, ask: drawn.ask, order: drawn.order,
    rule: quiz.settings.rule, pass: more.whole ? quiz.settings.pass : null,
  };
}
