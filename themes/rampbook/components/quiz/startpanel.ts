// What a learner sees before beginning, and while a quiz is paused.

import type { Attempt } from "./attempt";
import type { QuizData } from "./data";
import { countOf } from "./draw";
import { button, make } from "./make";
import { shown, type Result } from "./result";
import type { Words } from "./words";

/** What the panel is made of. */
export interface Start {
  readonly quiz: QuizData;
  readonly words: Words;
  /** an attempt that is not submitted */
  readonly open: Attempt | undefined;
  readonly answered: number;
  readonly earlier: readonly { readonly attempt: Attempt; readonly result: Result }[];
  /** attempts at the whole quiz that were submitted */
  readonly used: number;
  begin(): void;
  resume(): void;
  review(attempt: Attempt): void;
}

export function startPanel(start: Start): Node[] {
  const { quiz, words, open } = start;
  const full = quiz.settings.attempts > 0 && start.used >= quiz.settings.attempts;
  const parts: Node[] = [make("h2", { tabindex: "-1" }, words("ask_before")), make("ul", { class: "quiz-terms" }, ...terms(start).map((line) => make("li", {}, line)))];
  const stale = open && open.revision !== quiz.revision;
  if (stale) parts.push(make("p", { class: "quiz-note" }, words("ask_stale")));
  if (full && !(open && !stale)) parts.push(make("p", { class: "quiz-note" }, words("ask_no_more")));
  const actions = make("div", { class: "quiz-actions" });
  if (open && !stale) actions.append(button(words("ask_resume", start.answered, open.ask.length), () => start.resume()));
  else if (!full) actions.append(button(words("ask_begin"), () => start.begin()));
  if (actions.hasChildNodes()) parts.push(actions);
  if (start.earlier.length > 0) parts.push(earlierPart(start));
  return parts;
}

function terms({ quiz, words, used }: Start): string[] {
  const { settings } = quiz;
  const lines = [words(quiz.pools.length > 0 ? "ask_count_drawn" : "ask_count", countOf(quiz), quiz.questions.length)];
  if (settings.pass !== null) lines.push(words("ask_pass", shown(settings.pass)));
  if (settings.minutes > 0) lines.push(words("ask_time", settings.minutes));
  if (settings.attempts > 0) lines.push(words("ask_attempts", settings.attempts, Math.max(0, settings.attempts - used)));
  lines.push(settings.sealed ? words("ask_sealed") : words(`ask_reveal_${settings.reveal}`));
  if (settings.confidence) lines.push(words("ask_sure_why"));
  return lines;
}

/** The attempts that were submitted, newest first. */
function earlierPart({ earlier, words, review, quiz }: Start): HTMLElement {
  const rows = [...earlier].reverse().map(({ attempt, result }) => {
    const day = new Date(attempt.submitted?.at ?? attempt.begun);
    const score = result.share === null ? words("ask_handed_in") : words("ask_scored", shown(result.score), shown(result.max), percent(result.share));
    const passed = result.passed === null ? "" : words(result.passed ? "ask_passed" : "ask_not_passed");
    const look = button(words("ask_review"), () => review(attempt), "is-quiet");
    look.setAttribute("aria-label", `${words("ask_review")}: ${day.toLocaleString(words.lang)}`);
    const item = make("li", {}, make("span", {}, make("time", { datetime: day.toISOString() }, day.toLocaleString(words.lang, { dateStyle: "medium", timeStyle: "short" })), " · ", [score, passed].filter((w) => w).join(" · ")));
    if (attempt.revision === quiz.revision) item.append(look);
    return item;
  });
  return make("details", { class: "quiz-earlier", open: true }, make("summary", {}, words("ask_earlier")), make("ul", {}, ...rows));
}

export function pausePanel(words: Words, resume: () => void): Node[] {
  return [make("h2", { tabindex: "-1" }, words("ask_is_paused")), make("p", {}, words("ask_paused_text")), make("div", { class: "quiz-actions" }, button(words("ask_go_on"), resume))];
}

export function percent(share: number): string {
  return String(Math.round(share * 100));
}
