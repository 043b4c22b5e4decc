// An attempt at a quiz, as the log tells it. `started` freezes what is asked and in which order;
// everything else is folded from the records that follow, so that a page that is opened again, or a
// second tab, shows the same.
//
// Between the events of the contract stand notes (e "note", d {try, resp, text, hints, sure, ms,
// open}): what was ticked or typed and not yet handed in. An answer counts once, as `answered`.

import type { LogRecord, Value } from "../log/log";

/** What a learner has put into a question. */
export interface Given {
  readonly resp: readonly string[];
  /** own words, of a reflection */
  readonly text?: string;
  /** a reflection was compared with what is to be looked for */
  readonly open?: boolean;
}

/** An answer that is not yet handed in. */
export interface Draft extends Given {
  readonly hints: number;
  /** 0: not said; 1: guessed … 3: sure */
  readonly sure: number;
  /** time spent on the question */
  readonly ms: number;
}

export interface Answer extends Draft {
  /** null while nobody has graded it */
  readonly score: number | null;
  readonly max: number;
}

export interface Attempt {
  readonly id: string;
  readonly revision: string;
  readonly ask: readonly string[];
  /** shown order of a question's options, as letters */
  readonly order: { readonly [id: string]: Value };
  readonly seed: string;
  readonly rule: string;
  /** percent; null: no pass mark, or not the whole quiz */
  readonly pass: number | null;
  /** only some questions, of an attempt before: no attempt at the quiz */
  readonly part: boolean;
  readonly begun: number;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly answers: ReadonlyMap<string, Answer>;
  /** when; 0: not yet */
  readonly submitted: number;
  readonly clock: Clock;
}

/** Time used: `used` up to `since`, and running from then on unless paused. */
export interface Clock {
  readonly used: number;
  readonly since: number;
  readonly running: boolean;
}

export const nothing: Draft = { resp: [], hints: 0, sure: 0, ms: 0 };

/** How much time an attempt has used. */
export function usedBy(clock: Clock, now: number): number {
  return clock.used + (clock.running ? Math.max(0, now - clock.since) : 0);
}

/** The attempts at a quiz, in the order in which they were begun. Records are given oldest first. */
export function attemptsIn(records: readonly LogRecord[], object: string): Attempt[] {
  return fold(records, object, (record) => record.e === "started");
}

/** The last try at a question that stands alone on a page; it begins with its first record. */
export function aloneIn(records: readonly LogRecord[], object: string): { id: string; draft: Draft; answer: Answer | undefined } {
  const last = fold(records.filter((r) => r.o === object), object, (record) => record.e === "note" || record.e === "answered").pop();
  return { id: last?.id ?? "", draft: last?.drafts.get("") ?? nothing, answer: last?.answers.get("") };
}

function fold(records: readonly LogRecord[], object: string, begins: (record: LogRecord) => boolean): Attempt[] {
  const found = new Map<string, Folding>();
  for (const record of records) {
    const id = text(record.d?.["try"]);
    if (id && !found.has(id) && record.o === object && begins(record)) found.set(id, begin(id, record));
    const attempt = found.get(id);
    if (attempt) take(attempt, record, object);
  }
  return [...found.values()];
}

/** An attempt while its records are read. */
interface Folding extends Attempt {
  readonly drafts: Map<string, Draft>;
  readonly answers: Map<string, Answer>;
  submitted: number;
  clock: Clock;
}

function begin(id: string, started: LogRecord): Folding {
  const d = started.d ?? {};
  const begun = timeOf(started);
  return {
    id, begun, drafts: new Map(), answers: new Map(), submitted: 0, clock: { used: 0, since: begun, running: true },
    revision: text(d["rev"]), ask: strings(d["ask"]), order: isObject(d["order"]) ? d["order"] : {}, seed: text(d["seed"]), rule: text(d["rule"]),
    pass: number(d["pass"]) > 0 ? number(d["pass"]) : null, part: d["part"] === true,
  };
}

function take(attempt: Folding, record: LogRecord, object: string): void {
  tick(attempt, record);
  const { drafts, answers } = attempt;
  const question = record.o.slice(object.length + 1);
  switch (record.e) {
    case "note":
      if (!answers.has(question)) drafts.set(question, draftOf(record));
      break;
    case "answered":
      answers.set(question, answerOf(record));
      break;
    case "rated": // what nobody answered is rated, too
      answers.set(question, rated(answers.get(question) ?? { ...nothing, score: 0, max: 0 }, record));
      break;
    case "submitted":
      attempt.submitted ||= timeOf(record);
  }
}

/** Moves the clock to a record. Time between the last record and coming back is nobody's. */
function tick(attempt: Folding, record: LogRecord): void {
  const { clock } = attempt;
  const { e } = record;
  if (attempt.submitted || e === "rated") return;
  const at = timeOf(record);
  const used = e === "resumed" ? clock.used : usedBy(clock, at);
  const running = e === "resumed" || (clock.running && e !== "paused" && e !== "submitted");
  attempt.clock = { used, since: Math.max(at, clock.since), running };
}

function draftOf(record: LogRecord): Draft {
  const d = record.d ?? {};
  const own = text(d["text"]);
  return {
    resp: strings(d["resp"]), hints: number(d["hints"]), sure: number(d["sure"]), ms: number(d["ms"]),
    ...(own && { text: own }),
    ...(d["open"] === true && { open: true }),
  };
}

function answerOf(record: LogRecord): Answer {
  const score = record.d?.["score"];
  return { ...draftOf(record), open: true, score: typeof score === "number" ? score : null, max: number(record.d?.["max"]) };
}

function rated(answer: Answer, record: LogRecord): Answer {
  return { ...answer, score: number(record.d?.["score"]), max: number(record.d?.["max"]) };
}

/** What a draft says in the log. */
export function noteOf(draft: Draft): { [name: string]: Value } {
  return {
    resp: draft.resp, ms: Math.round(draft.ms), hints: draft.hints,
    ...(draft.sure && { sure: draft.sure }),
    ...(draft.text && { text: draft.text }),
    ...(draft.open && { open: true }),
  };
}

/** Reports whether nothing was ticked, typed or written. */
export function isBlank(given: Given): boolean {
  return !given.text && given.resp.every((part) => part.trim() === "");
}

function timeOf(record: LogRecord): number {
  return Date.parse(record.t) || 0;
}

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

function number(value: Value | undefined): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function strings(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === "string") : [];
}

function isObject(value: Value | undefined): value is { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null;
}
