// What is said about an answer.

import type { Answer } from "./attempt";
import type { QuestionData } from "./data";
import { make } from "./make";
import type { Host } from "./question";
import { outcomeOf, shown, type Outcome } from "./result";
import { runtime } from "./site";
import type { Words } from "./words";

const signs: Readonly<Record<Outcome, string>> = { right: "✓", part: "◐", wrong: "✗", blank: "–", open: "…", own: "•" };

/** The verdict in a sign and a word. */
export function verdictOf(outcome: Outcome, words: Words): HTMLElement {
  return make("span", { class: `quiz-verdict is-${outcome}` }, make("span.quiz-sign", { "aria-hidden": "true" }, signs[outcome]), " ", words(`is_${outcome}`));
}

/** Verdict, points, arithmetic, right answer, what the author says, and where to read again. */
export function outcomePart(q: QuestionData, answer: Answer | undefined, host: Host, sum: string): Node[] {
  const { words } = host;
  const outcome = outcomeOf(q, answer);
  const first = make("p.quiz-first", verdictOf(outcome, words));
  if (answer && answer.score !== null) first.append(" ", make("span.quiz-points", words("points", shown(answer.score), shown(answer.max))));
  const parts: Node[] = [first];
  if (sum) parts.push(make("p.quiz-sum", sum));
  const wanted = outcome === "right" ? "" : wantedOf(q);
  if (wanted) parts.push(make("p.quiz-wanted", words("rather", wanted)));
  const said = [outcome === "right" ? q.html.right : outcome === "open" ? "" : q.html.wrong, q.kind === "reflect" && !q.manager ? "" : q.html.explanation].filter((html) => html);
  if (said.length > 0) parts.push(make("div.quiz-why", { lang: host.textLang }, ...said.map((html) => runtime().fragment(html))));
  if (q.source) parts.push(make("p", words("reread"), " ", make("a", { href: q.source.url, lang: host.textLang }, q.source.title)));
  return parts;
}

/** The right answer of a question that does not show it in its parts. */
function wantedOf(q: QuestionData): string {
  return q.kind === "text" || q.kind === "number" ? (q.key?.shown ?? []).join(" / ") : "";
}
