// The attempts at a quiz that count; generator/report/attempt.go counts the same for the team's report.

import type { LogRecord } from "../log/log";

/** An attempt that was handed in. */
export interface Attempt {
  /** of the points, from 0 to 1; null: nobody has marked it yet */
  readonly share: number | null;
  /** null: not judged */
  readonly passed: boolean | null;
}

/**
 * The attempts that count, of records about a quiz that come in any order. A later record of the same try, as a trainer's marks are, takes the
 * place of the earlier. Where any attempt was judged they are those that were: what was asked again of a quiz is no attempt at it.
 */
export function attempts(quiz: readonly LogRecord[]): Attempt[] {
  const inOrder = quiz.filter((r) => r.e === "submitted" && r.d?.["try"]).sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = [...new Map(inOrder.map(({ d }) => [d?.["try"], attemptOf(d)])).values()];
  const judged = all.filter(({ passed }) => passed !== null);
  return judged.length > 0 ? judged : all;
}

function attemptOf({ score, max, passed = null }: NonNullable<LogRecord["d"]> = {}): Attempt {
  const scored = typeof score === "number" && typeof max === "number" && max > 0;
  return { share: scored ? Math.min(1, Math.max(0, score / max)) : null, passed: passed === null ? null : passed === true };
}

/** The best of the attempts: passed before not passed, then by the share of the points; of equal ones the first. */
export function bestOf(list: readonly Attempt[]): Attempt | undefined {
  return list.reduce<Attempt | undefined>((best, next) => (best && rank(best) >= rank(next) ? best : next), undefined);
}

function rank({ share, passed }: Attempt): number {
  return (share ?? -1) + (passed === false ? 0 : 3);
}
