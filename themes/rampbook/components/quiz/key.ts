// What the page's data gives away of a question: its key, where it has one.

import type { QuestionData, Settings } from "./data";
import { grade } from "./grade";

/** Who grades a question: the page, somebody later, or nobody. */
export type Grading = "here" | "later" | "none";

export function gradingOf(q: QuestionData, settings: Settings): Grading {
  if (q.kind === "reflect") return q.manager ? "later" : q.options && !settings.sealed ? "here" : "none";
  return settings.sealed ? "later" : "here";
}

/** The points for a response; null when they cannot be known here. */
export function pointsFor(q: QuestionData, resp: readonly string[], rule: string, settings: Settings): number | null {
  return gradingOf(q, settings) === "here" ? grade(q, resp, rule as Settings["rule"]) * q.points : null;
}
