// What is said about an answer.

import { make } from "../make/make";
import { runtime } from "../runtime/runtime";
import type { Answer } from "./attempt";
import { verdict } from "./control";
import type { QuestionData } from "./data";
import type { Host } from "./question";
import { outcomeOf, shown, type Outcome } from "./result";
import { words } from "./words";

/** The verdict on a whole answer. */
export function verdictOf(outcome: Outcome, word = words(`is_${outcome}`)): HTMLElement {
  return verdict(outcome, word, "quiz-verdict");
}

/** The points of an answer, if it has been graded. */
export function pointsOf(answer: Answer | undefined): Node[] {
  return answer && answer.score !== null ? [make("span.quiz-points", words(answer.max === 1 ? "point" : "points", shown(answer.score), shown(answer.max)))] : [];
}

/** Verdict, points, arithmetic, right answer, what the author says, and where to read again. */
export function outcomePart(q: QuestionData, answer: Answer | undefined, host: Host, sum: string): Node[] {
  const outcome = outcomeOf(q, answer);
  const parts: Node[] = [make("p.quiz-row", verdictOf(outcome), " ", ...pointsOf(answer))];
  if (sum) parts.push(make("p.quiz-sum", sum));
  const wanted = outcome === "right" ? "" : wantedOf(q);
  if (wanted) parts.push(make("p.quiz-wanted", words("rather", wanted)));
  const said = [outcome === "right" ? q.html.right : outcome === "open" ? "" : q.html.wrong, q.kind === "reflect" && !q.manager ? "" : q.html.explanation].filter((html) => html);
  if (said.length) parts.push(make("div.quiz-why", { lang: host.textLang }, ...said.map((html) => runtime().fragment(html))));
  if (q.source) parts.push(make("p", ...reread(q, host.textLang)));
  return parts;
}

/** Where to read again, in words and a link; nothing for a question that does not say. */
export function reread({ source }: QuestionData, lang: string): (Node | string)[] {
  return source ? [words("reread"), make("a", { href: source.url, lang }, source.title)] : [];
}

/** The right answer of a question that does not show it in its parts. */
function wantedOf(q: QuestionData): string {
  return q.kind === "text" || q.kind === "number" ? (q.key?.shown ?? []).join(" / ") : "";
}
