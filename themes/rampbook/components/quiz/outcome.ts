// What is said about an answer.

import { make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { arithmetic } from "./arithmetic";
import type { Answer } from "./attempt";
import { verdict } from "./control";
import type { QuestionData } from "./data";
import type { Host } from "./question";
import { outcomeOf, shown, type Outcome } from "./result";
import { words } from "./words";

/** Marks a part of an answer, and gives the verdict on it; `rather` is what is said of a wrong one. */
export function judge(part: HTMLElement, right: boolean, rather: string): HTMLElement {
  const kind = right ? "right" : "wrong";
  part.dataset["mark"] = kind;
  return verdict(kind, right ? words(kind) : rather);
}

/** The verdict on a whole answer. */
export function verdictOf(outcome: Outcome, word = words(`is_${outcome}`)): HTMLElement {
  return verdict(outcome, word, "quiz-verdict");
}

/** "2.5 of 4 points". */
export function points(score: number, max: number): string {
  return words(max === 1 ? "point" : "points", shown(score), shown(max));
}

/** The points of an answer, if it has been graded. */
export function pointsOf(answer: Answer | undefined): Node[] {
  return answer && answer.score !== null ? [make("span.quiz-points", points(answer.score, answer.max))] : [];
}

/** Verdict, points, arithmetic, right answer, what the author says, and where to read again. */
export function outcomePart(q: QuestionData, answer: Answer | undefined, host: Host): Node[] {
  const outcome = outcomeOf(q, answer);
  const parts: Node[] = [make("p.quiz-row", verdictOf(outcome), " ", ...pointsOf(answer))];
  const sum = arithmetic(q, answer, { words, settings: host.settings });
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
