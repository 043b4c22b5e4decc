// How far a learner is on a path: from what the page says of its steps and from the log.

import type { LogRecord } from "../log/log";
import { readiness, NEW_CARD, type Card } from "../review/card";
import { attempts } from "./attempts";
import { workingDay } from "./days";

/** What the page knows of a path; generator/paths.go writes it. */
export interface PathData {
  readonly stages: readonly StageData[];
}

export interface StageData {
  readonly title: string;
  readonly anchor: string;
  /** working days from the start, from 1; 0 for a stage without days */
  readonly from: number;
  readonly to: number;
  readonly steps: readonly StepData[];
}

export interface StepData {
  /** the page's path in the portal, without language */
  readonly page: string;
  readonly title: string;
  readonly url: string;
  /** a quiz is done when it was passed, or handed in where no attempt was judged; any other page when it was read */
  readonly quiz?: boolean;
  /** the ids of the quiz's questions of which recall can be predicted */
  readonly questions?: readonly string[];
}

/** done; failed: a quiz was handed in, but not passed; begun: opened or started; open. */
export type StepState = "done" | "failed" | "begun" | "open";

export interface Progress {
  /** by page */
  readonly states: ReadonlyMap<string, StepState>;
  readonly done: number;
  readonly of: number;
  /** the first step that is not done */
  readonly next: StepData | undefined;
  /** what stands between the learner and the end: quizzes not passed yet, and steps whose date has gone by */
  readonly blocks: readonly Block[];
  /** the last date of each stage; nothing without a start or without days */
  readonly dates: readonly (string | undefined)[];
  /** the mean predicted recall of the path's questions, from 0 to 1; nothing without questions */
  readonly ready: number | undefined;
}

export interface Block {
  readonly step: StepData;
  readonly why: "failed" | "late";
}

export interface Learner {
  readonly records: readonly LogRecord[];
  /** by object of the question */
  readonly cards: ReadonlyMap<string, Card>;
  /** the date on which the path was started, 2026-11-23 */
  readonly start: string | undefined;
  /** the date and the number of the day today */
  readonly today: string;
  readonly day: number;
}

export function progressOf(path: PathData, learner: Learner): Progress {
  const steps = path.stages.flatMap((stage) => stage.steps);
  const byObject = byObjects(learner.records);
  const states = new Map(steps.map((step) => [step.page, stateOf(step, (o) => byObject.get(o) ?? [])]));
  const dates = path.stages.map((stage) => (learner.start && stage.to > 0 ? workingDay(learner.start, stage.to) : undefined));
  const cards = steps.flatMap((step) => (step.questions ?? []).map((id) => learner.cards.get(`quiz/${step.page}#${id}`) ?? NEW_CARD));
  return {
    states,
    done: steps.filter((step) => states.get(step.page) === "done").length,
    of: steps.length,
    next: steps.find((step) => states.get(step.page) !== "done"),
    blocks: path.stages.flatMap((stage, i) => stage.steps.flatMap((step) => blockOf(step, states.get(step.page), isPast(dates[i], learner.today)))),
    dates,
    ready: cards.length === 0 ? undefined : readiness(cards, learner.day),
  };
}

/** The date on which a path was started: that of the last time the learner chose one. The records may come in any order. */
export function startOf(records: readonly LogRecord[], page: string): string | undefined {
  const chosen = records.filter((r) => r.e === "started" && r.o === `path/${page}`);
  const latest = chosen.reduce<LogRecord | undefined>((last, r) => (last && r.t < last.t ? last : r), undefined);
  const start = latest?.d?.["start"];
  return typeof start === "string" && start !== "" ? start : undefined;
}

function isPast(date: string | undefined, today: string): boolean {
  return date !== undefined && date < today;
}

function blockOf(step: StepData, state: StepState | undefined, late: boolean): Block[] {
  if (state === "failed") return [{ step, why: "failed" }];
  return late && state !== "done" ? [{ step, why: "late" }] : [];
}

function byObjects(records: readonly LogRecord[]): Map<string, LogRecord[]> {
  const objects = new Map<string, LogRecord[]>();
  for (const record of records) {
    const list = objects.get(record.o);
    if (list) list.push(record);
    else objects.set(record.o, [record]);
  }
  return objects;
}

function stateOf(step: StepData, of: (o: string) => readonly LogRecord[]): StepState {
  const page = of(`page/${step.page}`);
  const begun = page.length > 0 ? "begun" : "open";
  if (!step.quiz) return page.some((r) => r.e === "read" || r.e === "acknowledged") ? "done" : begun;
  const quiz = of(`quiz/${step.page}`);
  const handedIn = attempts(quiz);
  if (handedIn.length === 0) return quiz.length > 0 ? "begun" : begun;
  return handedIn.some(({ passed }) => passed !== false) ? "done" : "failed";
}
