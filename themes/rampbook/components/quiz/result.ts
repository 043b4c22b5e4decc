// What came of an attempt, from its records alone.

import type { Answer, Attempt } from "./attempt";
import { isBlank } from "./attempt";
import type { QuestionData } from "./data";
import type { Grading } from "./key";

export type Outcome = "right" | "part" | "wrong" | "blank" | "open" | "own";

export interface Result {
  readonly score: number;
  /** points of the questions that are graded */
  readonly max: number;
  /** 0 to 1; null while nothing is graded */
  readonly share: number | null;
  /** null without a pass mark, or while nothing is graded */
  readonly passed: boolean | null;
  readonly answered: number;
  readonly of: number;
  /** graded questions: what an interval rests on */
  readonly graded: number;
  /** answers that wait for somebody's grade */
  readonly open: number;
}

/** Adds up an attempt, given the points of each question and who grades it. */
export function resultOf(attempt: Attempt, points: (id: string) => number, grading: (id: string) => Grading): Result {
  let score = 0, max = 0, graded = 0, open = 0, answered = 0;
  for (const id of attempt.ask) {
    const answer = attempt.answers.get(id);
    if (answer && !isBlank(answer)) answered++;
    if (grading(id) !== "here" && (answer?.score ?? null) === null) {
      if (grading(id) === "later") open++;
      continue;
    }
    graded++;
    score += answer?.score ?? 0;
    max += answer?.max ?? points(id);
  }
  const share = max > 0 ? Math.min(1, Math.max(0, score / max)) : null;
  const passed = attempt.pass === null || share === null ? null : share * 100 >= attempt.pass - 1e-9;
  return { score, max, share, passed, answered, of: attempt.ask.length, graded, open };
}

/** What to call an answer. Of a reflection the learner is the judge, so it is neither right nor wrong. */
export function outcomeOf(q: Pick<QuestionData, "kind">, answer: Answer | undefined): Outcome {
  if (!answer || (isBlank(answer) && !answer.score)) return "blank";
  if (answer.score === null) return "open";
  if (q.kind === "reflect") return "own";
  if (answer.max <= 0 || answer.score >= answer.max - 1e-9) return "right";
  return answer.score > 1e-9 ? "part" : "wrong";
}

/** One line of the table on confidence. */
export interface Calibration {
  /** 1: guessed … 3: sure */
  readonly sure: number;
  readonly answers: number;
  /** mean share of the points, 0 to 1 */
  readonly right: number;
}

/** How right the learner was at each degree of confidence. Degrees that were never given are left out. */
export function calibration(answers: Iterable<Answer>): Calibration[] {
  const all = [...answers];
  return [1, 2, 3].flatMap((sure) => {
    const shares = all.flatMap(({ sure: said, score, max }) => (said === sure && score !== null && max > 0 ? [score / max] : []));
    return shares.length ? [{ sure, answers: shares.length, right: shares.reduce((sum, share) => sum + share) / shares.length }] : [];
  });
}

/** A share from 0 to 1 as it is shown: rounded down, so that 79.6 % does not look like a pass at 80. */
export function percent(share: number): string {
  return String(Math.floor(share * 100 + 1e-9));
}

/** A number as it is shown: two decimals at most. */
export function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}
