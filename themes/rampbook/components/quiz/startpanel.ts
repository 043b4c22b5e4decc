// What a learner sees before beginning, and while a quiz is paused.

import { button, make } from "../make/make";
import type { Attempt } from "./attempt";
import type { QuizData } from "./data";
import { countOf } from "./draw";
import { percent, shown, type Result } from "./result";
import { words } from "./words";

/** What the panel is made of. */
export interface Start {
  readonly quiz: QuizData;
  /** an attempt that is not submitted */
  readonly open: Attempt | undefined;
  readonly answered: number;
  readonly earlier: readonly { readonly attempt: Attempt; readonly result: Result }[];
  /** attempts at the whole quiz that were submitted */
  readonly used: number;
  readonly begin: () => void;
  readonly resume: () => void;
  review(attempt: Attempt): void;
}

export function startPanel(start: Start): Node[] {
  const { quiz, open } = start;
  const full = quiz.settings.attempts && start.used >= quiz.settings.attempts;
  const parts: Node[] = [make("h2", { tabindex: "-1" }, words("before")), make("ul.quiz-terms", ...terms(start).map((line) => make("li", line)))];
  const going = open?.revision === quiz.revision ? open : undefined;
  if (open && !going) parts.push(make("p.quiz-note", words("stale")));
  if (full && !going) parts.push(make("p.quiz-note", words("no_more")));
  const act = going ? button(words("resume", start.answered, going.ask.length), start.resume) : full ? null : button(words("begin"), start.begin);
  if (act) parts.push(make("div.quiz-actions", act));
  if (start.earlier.length) parts.push(earlierPart(start));
  return parts;
}

function terms({ quiz, used }: Start): string[] {
  const { settings } = quiz;
  const lines = [words(quiz.pools.length ? "count_drawn" : "count", countOf(quiz), quiz.questions.length)];
  if (settings.pass !== null) lines.push(words("pass", shown(settings.pass)));
  if (settings.minutes) lines.push(words("time", settings.minutes));
  if (settings.attempts) lines.push(words("attempts", settings.attempts, Math.max(0, settings.attempts - used)));
  lines.push(settings.sealed ? words("sealed") : words(`reveal_${settings.reveal}`));
  if (settings.confidence) lines.push(words("sure_why"));
  return lines;
}

/** The attempts that were submitted, newest first. */
function earlierPart({ earlier, review, quiz }: Start): HTMLElement {
  const rows = [...earlier].reverse().map(({ attempt, result }) => {
    const day = new Date(attempt.submitted).toLocaleString(words.lang, { dateStyle: "medium", timeStyle: "short" });
    const score = result.share === null ? words("handed_in") : words("scored", shown(result.score), shown(result.max), percent(result.share));
    const passed = result.passed === null ? "" : words(result.passed ? "passed" : "not_passed");
    const look = button(words("review"), () => review(attempt), "is-quiet");
    look.setAttribute("aria-label", `${words("review")}: ${day}`);
    return make("li", make("span", [day, score, passed].filter((w) => w).join(" · ")), ...(attempt.revision === quiz.revision ? [look] : []));
  });
  return make("div.quiz-earlier", make("h3", words("earlier")), make("ul", ...rows));
}

export function pausePanel(resume: () => void): Node[] {
  return [make("h2", { tabindex: "-1" }, words("is_paused")), make("p", words("paused_text")), make("div.quiz-actions", button(words("go_on"), resume))];
}
