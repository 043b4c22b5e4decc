// The parts of the page "My progress", each with a heading, a plot where one helps, and a table.

import { dateOf, dateText, dayOf } from "../day/day";
import { make } from "../make/make";
import { percent } from "../quiz/result";
import type { Words } from "../words/words";
import type { Calibration, Learning, Now, PathLearning, QuizLearning, SkillLearning, WeakSpot } from "./learning";
import { bar, columns, days } from "./plot";
import { folded, tableWith } from "./table";

export interface Setting {
  readonly words: Words;
  readonly now: Now;
  /** the address of the page for review */
  readonly review: string;
}

/** The whole page. Parts that have nothing to say are left out. */
export function parts(learning: Learning, setting: Setting): Node[] {
  const { words } = setting;
  const begun = learning.active.some((count) => count > 0) || learning.quizzes.some(({ count }) => count > 0) || learning.paths.some(({ progress }) => progress.done > 0);
  return [
    ...(begun ? [] : [make("p", { class: "progress-empty" }, words("progress_empty"))]),
    ...part("progress_paths", words, learning.paths.map((path) => pathPart(path, words))),
    ...(begun ? [duePart(learning.due, setting), activePart(learning.active, setting)] : []),
    ...part("progress_quizzes", words, tableOf(learning.quizzes, words)),
    ...part("progress_skills", words, skillTable(learning.skills, words)),
    ...part("progress_calibration", words, calibrationPart(learning.calibration, words)),
    ...part("progress_weak", words, weakList(learning.weak, words)),
  ];
}

function part(key: string, words: Words, children: readonly Node[]): Node[] {
  return children.length === 0 ? [] : [make("section", { class: "progress-part" }, make("h2", {}, words(key)), ...children)];
}

function pathPart({ path, progress }: PathLearning, words: Words): HTMLElement {
  const count = words("path_count", progress.done, progress.of);
  const lines = [make("h3", {}, make("a", { href: path.url }, path.title)), make("p", { class: "progress-line" }, bar(progress.done / Math.max(1, progress.of)), make("span", {}, count))];
  if (progress.ready) lines.push(make("p", {}, words("path_ready", percent(progress.ready))));
  if (progress.next) lines.push(make("p", {}, make("a", { href: progress.next.url }, words("path_next", progress.next.title))));
  return make("div", { class: "progress-path" }, ...lines);
}

function duePart(due: readonly number[], { words, now, review }: Setting): HTMLElement {
  const names = due.map((_, ahead) => dayName(ahead, now, words));
  const today = due[0] ?? 0;
  const text = make("p", {}, words(today > 0 ? "progress_due_today" : "progress_due_none", today));
  const link = today > 0 && review ? [make("p", { class: "path-next" }, make("a", { href: review }, words("progress_review")))] : [];
  const table = tableWith(words("progress_due"), [words("progress_day"), words("progress_questions")], names.map((name, i) => [name, String(due[i])]));
  return make("section", { class: "progress-part" }, make("h2", {}, words("progress_due")), text, ...link, columns(due, names), folded("progress-due", words("progress_table"), table));
}

function activePart(active: readonly number[], { words, now }: Setting): HTMLElement {
  const count = active.filter((records) => records > 0).length;
  const rows = active.flatMap((records, i) => (records > 0 ? [[dayName(i - active.length + 1, now, words), String(records)]] : []));
  const table = tableWith(words("progress_active"), [words("progress_day"), words("progress_records")], rows);
  return make(
    "section",
    { class: "progress-part" },
    make("h2", {}, words("progress_active")),
    make("p", {}, words(count > 0 ? "progress_active_text" : "progress_active_none", count, active.length)),
    days(active),
    folded("progress-active", words("progress_table"), table),
  );
}

function tableOf(quizzes: readonly QuizLearning[], words: Words): Node[] {
  if (quizzes.length === 0) return [];
  const rows = quizzes.map(({ page, count, best }) => {
    const share = best?.share ?? null;
    const score = share === null ? "—" : words("progress_percent", percent(share));
    const passed = !best || best.passed === null || page.pass === undefined ? "" : words(best.passed ? "ask_passed" : "ask_not_passed");
    const mark = page.pass === undefined ? undefined : page.pass / 100;
    return [make("a", { href: page.url }, page.title), String(count), make("span", { class: "progress-line" }, bar(share ?? 0, mark), make("span", {}, [score, passed].filter(Boolean).join(" · ")))];
  });
  return [tableWith(words("progress_quizzes"), [words("progress_quiz"), words("progress_attempts"), words("progress_best")], rows)];
}

function skillTable(skills: readonly SkillLearning[], words: Words): Node[] {
  if (skills.length === 0) return [];
  const rows = skills.map(({ skill, questions, answered, mastered, recall }) => [
    skill,
    words("progress_of", answered, questions),
    String(mastered),
    make("span", { class: "progress-line" }, bar(recall), make("span", {}, words("progress_percent", percent(recall)))),
  ]);
  return [make("p", {}, words("progress_skills_how")), tableWith(words("progress_skills"), [words("progress_skill"), words("progress_answered"), words("progress_mastered"), words("progress_recall")], rows)];
}

function calibrationPart(levels: readonly Calibration[], words: Words): Node[] {
  if (levels.length === 0) return [];
  const rows = levels.map(({ sure, answers, right }) => [words(`ask_sure_${sure}`), String(answers), make("span", { class: "progress-line" }, bar(right), make("span", {}, words("progress_percent", percent(right))))]);
  return [make("p", {}, words("progress_calibration_how")), tableWith(words("progress_calibration"), [words("progress_sure"), words("progress_answers"), words("progress_right")], rows)];
}

function weakList(weak: readonly WeakSpot[], words: Words): Node[] {
  if (weak.length === 0) return [];
  const items = weak.map(({ page, question, leech }) => {
    const link = make("a", { href: `${page.url}#${encodeURIComponent(question.id)}` }, question.words || question.id);
    const reread = question.source ? [make("p", words("progress_reread"), make("a", { href: question.source.url }, question.source.title))] : [];
    return make("li", link, make("span.progress-where", ` ${page.title}`), ...reread, ...(leech ? [make("p", words("progress_leech"))] : []));
  });
  return [make("p", {}, words("progress_weak_how")), make("ul", { class: "progress-weak" }, ...items)];
}

/** A day as a reader names it, counted from today. */
function dayName(ahead: number, { time, minutesWest }: Now, words: Words): string {
  if (ahead === 0) return words("progress_today");
  return dateText(dateOf(dayOf(time, minutesWest) + ahead), words.lang, { weekday: "short", ...(Math.abs(ahead) > 7 ? { day: "numeric", month: "short" } : {}) });
}
