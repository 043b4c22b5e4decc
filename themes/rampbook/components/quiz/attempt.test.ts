import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventName, LogRecord, Value } from "../log/log";
import { aloneIn, attemptsIn, isBlank, noteOf, usedBy } from "./attempt";

const object = "quiz/q";

/** A record, `at` seconds after noon. */
function record(at: number, e: EventName, d: { [name: string]: Value }, question = ""): LogRecord {
  const t = new Date(Date.UTC(2026, 10, 23, 12) + at * 1000).toISOString();
  return { v: 1, id: `${at}${e}${question}`, t, s: "s", n: at, a: "", p: "", r: "", e, o: question ? `${object}#${question}` : object, d, c: "" };
}

const started = record(0, "started", { try: "t", rev: "12345678", seed: "x", lang: "en", ask: ["a", "b"], order: { a: "cab" }, rule: "exact", pass: 80 });

test("started freezes the attempt", () => {
  const [attempt, ...others] = attemptsIn([started, record(1, "started", { try: "t", ask: ["z"] })], object);
  assert.equal(others.length, 0);
  assert.deepEqual([attempt?.ask, attempt?.order, attempt?.revision, attempt?.rule, attempt?.pass], [["a", "b"], { a: "cab" }, "12345678", "exact", 80]);
});

test("some questions asked again are no attempt at the quiz", () => {
  const again = record(9, "started", { try: "u", ask: ["a", "b"], pass: null, part: true });
  assert.deepEqual(attemptsIn([started, again], object).map(({ part }) => part), [false, true]);
});

test("a note is a draft until its question is answered; then it is nothing", () => {
  const [attempt] = attemptsIn([
    started,
    record(1, "note", { try: "t", resp: ["a"], hints: 1, sure: 2, ms: 10 }, "a"),
    record(2, "note", { try: "t", resp: ["b"], ms: 20 }, "b"),
    record(3, "answered", { try: "t", resp: ["c"], score: 1, max: 2, ms: 30, hints: 0 }, "a"),
    record(4, "note", { try: "t", resp: ["a"] }, "a"),
    record(5, "note", { try: "other", resp: ["x"] }, "b"),
  ], object);
  assert.deepEqual(attempt?.answers.get("a")?.resp, ["c"]);
  assert.deepEqual(attempt?.drafts.get("a")?.resp, ["a"]);
  assert.equal(attempt?.drafts.get("a")?.hints, 1);
  assert.deepEqual(attempt?.drafts.get("b")?.resp, ["b"]);
  assert.equal(attempt?.answers.has("b"), false);
});

test("a rating replaces the score, even after submitting", () => {
  const [attempt] = attemptsIn([
    started,
    record(1, "answered", { try: "t", resp: ["c"], max: 2 }, "a"),
    record(2, "submitted", { try: "t", max: 2, answered: 1 }),
    record(9, "rated", { try: "t", score: 1.5, max: 2 }, "a"),
    record(9, "rated", { try: "t", score: 0, max: 3 }, "b"),
  ], object);
  assert.deepEqual([attempt?.answers.get("b")?.score, attempt?.answers.get("b")?.max, attempt?.answers.get("b")?.resp], [0, 3, []]);
  assert.equal(attempt?.answers.get("a")?.score, 1.5);
  assert.equal(attempt?.submitted, Date.UTC(2026, 10, 23, 12, 0, 2));
});

const clocks: [name: string, records: LogRecord[], now: number, seconds: number][] = [
  ["runs from the start", [started], 90, 90],
  ["stands still while paused", [started, record(10, "paused", { try: "t" })], 90, 10],
  ["goes on after a pause", [started, record(10, "paused", { try: "t" }), record(50, "resumed", { try: "t" })], 90, 50],
  ["does not count the time away from the page", [started, record(10, "note", { try: "t" }, "a"), record(70, "resumed", { try: "t" })], 90, 30],
  ["ends with submitting", [started, record(30, "submitted", { try: "t" })], 90, 30],
  ["is not moved by a rating", [started, record(30, "submitted", { try: "t" }), record(80, "rated", { try: "t" }, "a")], 90, 30],
  ["does not run backwards", [started, record(20, "note", { try: "t" }, "a"), record(10, "note", { try: "t" }, "a")], 30, 30],
];
for (const [name, records, now, seconds] of clocks) {
  test(`the clock ${name}`, () => {
    const [attempt] = attemptsIn(records, object);
    assert.ok(attempt);
    assert.equal(usedBy(attempt.clock, Date.UTC(2026, 10, 23, 12) + now * 1000), seconds * 1000);
  });
}

test("records of other shapes do no harm", () => {
  const broken: Value[] = [null, 1, "x", [], [1, null], {}];
  for (const value of broken) {
    const all = attemptsIn([
      record(0, "started", { try: "t", ask: value, order: value, pass: value, rule: value, rev: value, seed: value }),
      record(1, "note", { try: "t", resp: value, ms: value, hints: value, text: value }, "a"),
      record(2, "answered", { try: "t", resp: value, score: value, max: value }, "a"),
      record(3, "rated", { try: value }, "a"),
      record(4, "submitted", { try: "t", max: value, answered: value }),
    ], object);
    assert.equal(all.length, 1);
    assert.ok(all[0]?.ask.every((id) => typeof id === "string"));
  }
});

test("a question alone: a new try begins with its first record", () => {
  const first = [record(1, "answered", { try: "x", resp: ["a"], score: 0, max: 1 }, "a"), record(2, "rated", { try: "x", score: 1, max: 1 }, "a")];
  assert.equal(aloneIn(first, `${object}#a`).answer?.score, 1);
  const again = aloneIn([...first, record(3, "note", { try: "y", resp: [] }, "a")], `${object}#a`);
  assert.deepEqual([again.id, again.answer, again.draft?.resp], ["y", undefined, []]);
  assert.equal(aloneIn(first, `${object}#ab`).id, "");
});

test("what a note says is read back as it was", () => {
  const draft = { resp: ["a", ""], hints: 2, sure: 3, ms: 1200, text: "own words", open: true };
  const [attempt] = attemptsIn([started, record(1, "note", { try: "t", ...noteOf(draft) }, "a")], object);
  assert.deepEqual(attempt?.drafts.get("a"), draft);
});

test("blank is what nobody filled in", () => {
  assert.ok(isBlank({ resp: [] }) && isBlank({ resp: ["", " "] }));
  assert.ok(!isBlank({ resp: ["", "x"] }) && !isBlank({ resp: [], text: "x" }));
});
