// What a learner's records say, for the page "My progress": numbers only, no words.

import { dateOf, dayOf } from "../day/day";
import type { LogRecord } from "../log/log";
import { askable, type Askable, type Overview, type PageOverview, type PathOverview, type QuestionOverview } from "../overview/overview";
import { attempts, bestOf, type Attempt } from "../path/attempts";
import { progressOf, startOf, type Progress } from "../path/progress";
import { cardsOf } from "../review/answers";
import { due, isLeech, mastered, NEW_CARD, recallOn, type Card } from "../review/card";

/** Days ahead that are shown of what will be due. */
export const DAYS_AHEAD = 7;

/** Days back that are shown of when something was done. */
export const DAYS_BACK = 28;

/** Weak spots that are named. */
const MAX_WEAK = 10;

/** A moment, and how many minutes west of Greenwich it is looked at from. */
export interface Now {
  readonly time: string;
  readonly minutesWest: number;
}

export interface PathLearning {
  readonly path: PathOverview;
  readonly start: string | undefined;
  readonly progress: Progress;
}

export interface QuizLearning {
  readonly page: PageOverview;
  /** attempts that were handed in */
  readonly count: number;
  readonly best: Attempt | undefined;
}

export interface SkillLearning {
  /** its name */
  readonly skill: string;
  readonly questions: number;
  readonly answered: number;
  readonly mastered: number;
  /** the mean predicted recall of all its questions, from 0 to 1 */
  readonly recall: number;
}

/** How right answers were that the learner was so sure of. */
export interface Calibration {
  /** 1 guessed, 2 fairly sure, 3 certain */
  readonly sure: number;
  readonly answers: number;
  /** the mean score, from 0 to 1 */
  readonly right: number;
}

export interface WeakSpot {
  readonly page: PageOverview;
  readonly question: QuestionOverview;
  readonly card: Card;
  readonly recall: number;
  readonly leech: boolean;
}

export interface Learning {
  readonly paths: readonly PathLearning[];
  readonly quizzes: readonly QuizLearning[];
  readonly skills: readonly SkillLearning[];
  readonly calibration: readonly Calibration[];
  readonly weak: readonly WeakSpot[];
  /** questions due: today with what was due before, then each day ahead */
  readonly due: readonly number[];
  /** records of each of the last days, today last */
  readonly active: readonly number[];
}

/** Everything the page shows. */
export function learningOf(records: readonly LogRecord[], overview: Overview, now: Now): Learning {
  const cards = cardsOf(records, now.minutesWest);
  const day = dayOf(now.time, now.minutesWest);
  const asked = askable(overview).map((one) => ({ ...one, card: cards.get(one.object) ?? NEW_CARD }));
  return {
    paths: startedFirst(overview.paths.map((path) => pathOf(path, records, cards, day))),
    quizzes: quizzesOf(records, overview),
    skills: skillsOf(asked, day).map((one) => ({ ...one, skill: overview.skills?.[one.skill] ?? one.skill })),
    calibration: calibrationOf(records),
    weak: weakOf(asked, day),
    due: dueOf(asked.map(({ card }) => card), day),
    active: activeOf(records, now, day),
  };
}

interface Asked extends Askable {
  readonly card: Card;
}

function pathOf(path: PathOverview, records: readonly LogRecord[], cards: ReadonlyMap<string, Card>, day: number): PathLearning {
  const start = startOf(records, path.page);
  return { path, start, progress: progressOf(path, { records, cards, start, today: dateOf(day), day }) };
}

function startedFirst(paths: readonly PathLearning[]): PathLearning[] {
  return [...paths.filter(({ start }) => start), ...paths.filter(({ start }) => !start)];
}

function quizzesOf(records: readonly LogRecord[], overview: Overview): QuizLearning[] {
  return overview.pages.filter(({ quiz }) => quiz).map((page) => {
    const list = attempts(records.filter(({ o }) => o === `quiz/${page.page}`));
    return { page, count: list.length, best: bestOf(list) };
  });
}

/** The skills of which something was answered. */
function skillsOf(asked: readonly Asked[], day: number): SkillLearning[] {
  const bySkill = new Map<string, Card[]>();
  for (const { question, card } of asked) {
    if (question.skill) bySkill.set(question.skill, [...(bySkill.get(question.skill) ?? []), card]);
  }
  const begun = [...bySkill].filter(([, cards]) => cards.some(({ count }) => count > 0));
  return begun.map(([skill, cards]) => ({
    skill,
    questions: cards.length,
    answered: cards.filter(({ count }) => count > 0).length,
    mastered: cards.filter((card) => mastered(card, day)).length,
    recall: mean(cards.map((card) => recallOn(card, day))),
  }));
}

function calibrationOf(records: readonly LogRecord[]): Calibration[] {
  const rated = records.flatMap(({ e, d }) => {
    const { sure, score, max } = d ?? {};
    return e === "answered" && typeof sure === "number" && typeof score === "number" && typeof max === "number" && max > 0 ? [{ sure, share: score / max }] : [];
  });
  return [1, 2, 3].flatMap((sure) => {
    const shares = rated.filter((answer) => answer.sure === sure).map(({ share }) => share);
    return shares.length > 0 ? [{ sure, answers: shares.length, right: mean(shares) }] : [];
  });
}

/** What was forgotten or never known, the worst first. */
function weakOf(asked: readonly Asked[], day: number): WeakSpot[] {
  return asked
    .filter(({ card }) => card.count > 0 && (!card.known || isLeech(card)))
    .map((one) => ({ ...one, recall: recallOn(one.card, day), leech: isLeech(one.card) }))
    .sort((a, b) => Number(b.leech) - Number(a.leech) || b.card.lapses - a.card.lapses || a.recall - b.recall)
    .slice(0, MAX_WEAK);
}

function dueOf(cards: readonly Card[], day: number): number[] {
  const days = Array.from({ length: DAYS_AHEAD + 1 }, () => 0);
  for (const card of cards) {
    const at = Math.max(0, due(card) - day);
    if (card.count > 0 && at <= DAYS_AHEAD) days[at] = (days[at] ?? 0) + 1;
  }
  return days;
}

function activeOf(records: readonly LogRecord[], { minutesWest }: Now, day: number): number[] {
  const days = Array.from({ length: DAYS_BACK }, () => 0);
  for (const { e, t } of records) {
    if (e === "reset") continue;
    const at = DAYS_BACK - 1 - (day - dayOf(t, minutesWest));
    if (at >= 0 && at < DAYS_BACK) days[at] = (days[at] ?? 0) + 1;
  }
  return days;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
