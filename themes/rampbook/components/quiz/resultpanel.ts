// What a learner sees after submitting.

import { button, make } from "../make/make";
import type { Attempt } from "./attempt";
import type { QuizData } from "./data";
import { points, pointsOf, reread, verdictOf } from "./outcome";
import { calibration, outcomeOf, percent, shown, type Result } from "./result";
import { wilson } from "./wilson";
import { words } from "./words";

/** What the panel is made of. */
export interface Ended {
  readonly quiz: QuizData;
  readonly lang: string;
  readonly attempt: Attempt;
  readonly result: Result;
  /** a new attempt may be made */
  readonly more: boolean;
  readonly handIn: HTMLElement | null;
  /** leads to a question */
  link(id: string): HTMLElement;
  again(missed: readonly string[]): void;
  readonly begin: () => void;
  readonly back: () => void;
  print(answers: boolean): void;
}

export function resultPanel(ended: Ended): Node[] {
  const { quiz, attempt, result } = ended;
  const reveals = quiz.settings.reveal !== "never" && !quiz.settings.sealed;
  const parts: Node[] = [make("h2", { tabindex: "-1" }, words("result")), ...summary(ended)];
  if (result.answered < result.of) parts.push(make("p", words("answered", result.answered, result.of)));
  if (result.open) parts.push(make("p.quiz-note", words(quiz.settings.sealed ? "sealed_done" : "waiting", result.open)));
  if (ended.handIn) parts.push(ended.handIn);
  if (result.graded) parts.push(outcomes(ended, reveals));
  const sure = calibration(attempt.answers.values());
  if (sure.length) parts.push(calibrationPart(sure));
  parts.push(actions(ended, reveals));
  return parts;
}

function summary({ attempt, result }: Ended): Node[] {
  if (result.share === null) return [];
  const score = make("p.quiz-score", make("strong", `${percent(result.share)}%`), " ", make("span", points(result.score, result.max)));
  if (result.passed !== null) score.append(" ", verdictOf(result.passed ? "right" : "wrong", words(result.passed ? "passed" : "not_passed")));
  const [low, high] = wilson(result.share, result.graded);
  const lines: Node[] = [score];
  if (attempt.pass !== null) lines.push(make("p", words("pass", shown(attempt.pass))));
  lines.push(make("p.quiz-interval", words("interval", result.graded, percent(low), percent(high))));
  return lines;
}

function outcomes({ quiz, lang, attempt, link }: Ended, reveals: boolean): HTMLElement {
  const rows = attempt.ask.flatMap((id) => {
    const q = quiz.questions.find((one) => one.id === id);
    if (!q) return [];
    const answer = attempt.answers.get(id);
    const row = make("li", link(id));
    const said = make("p.quiz-row", verdictOf(outcomeOf(q, answer)), " ", ...pointsOf(answer));
    if (answer?.hints) said.append(" ", make("span", words("hints_used", answer.hints)));
    if (reveals || quiz.settings.sealed) said.append(" ", ...reread(q, lang));
    row.append(said);
    return [row];
  });
  return make("ol.quiz-outcomes", ...rows);
}

function calibrationPart(sure: ReturnType<typeof calibration>): HTMLElement {
  const heads = ["sure_said", "sure_answers", "sure_right"].map((key) => make("th", { scope: "col" }, words(key)));
  const rows = sure.map((line) => make("tr", make("th", { scope: "row" }, words(`sure_${line.sure}`)), make("td", String(line.answers)), make("td", `${percent(line.right)}%`)));
  return make("div.quiz-calibration",
    make("table", make("caption", words("calibration")), make("thead", make("tr", ...heads)), make("tbody", ...rows)),
    make("p.rule", words("calibration_text")));
}

function actions(ended: Ended, reveals: boolean): HTMLElement {
  const { quiz, attempt, more } = ended;
  const missed = quiz.questions.filter((q) => reveals && attempt.ask.includes(q.id) && /wrong|part|blank/.test(outcomeOf(q, attempt.answers.get(q.id)))).map((q) => q.id);
  const bar = make("div.quiz-actions");
  if (missed.length) bar.append(button(words("missed_again", missed.length), () => ended.again(missed)));
  if (more) bar.append(button(words("new"), ended.begin, missed.length ? "is-quiet" : ""));
  if (reveals) bar.append(button(words("print_answers"), () => ended.print(true), "is-quiet"));
  bar.append(button(words("print"), () => ended.print(false), "is-quiet"), button(words("back"), ended.back, "is-quiet"));
  return bar;
}
