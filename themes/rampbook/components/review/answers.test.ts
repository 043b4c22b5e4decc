import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogRecord, Value } from "../log/log";
import { cardsOf, dayOf, gradeOf } from "./answers";

function record(t: string, d: { [name: string]: Value }, e: LogRecord["e"] = "answered"): LogRecord {
  return { v: 1, id: t, t, s: "s", n: 0, a: "u-1", p: "p", r: "r", e, o: "quiz/a#q", d, c: "" };
}

const grades: [name: string, d: { [name: string]: Value }, want: number | undefined][] = [
  ["right", { score: 2, max: 2, hints: 0 }, 3],
  ["right with a hint", { score: 1, max: 1, hints: 1 }, 2],
  ["half right", { score: 1, max: 2 }, 1],
  ["wrong", { score: 0, max: 1, hints: 3 }, 1],
  ["sealed", { resp: ["a"] }, undefined],
  ["worth nothing", { score: 0, max: 0 }, undefined],
  ["no number", { score: "1", max: 1 }, undefined],
];

for (const [name, d, want] of grades) {
  test(`an answer that is ${name}`, () => assert.equal(gradeOf(record("2026-11-23T10:00:00.000Z", d)), want));
}

const days: [time: string, minutesWest: number, want: string][] = [
  ["2026-11-23T10:00:00.000Z", 0, "2026-11-23"],
  ["2026-11-23T17:30:00.000Z", -480, "2026-11-24"], // Shanghai
  ["2026-11-23T02:00:00.000Z", 300, "2026-11-22"], // New York
];

for (const [time, minutesWest, want] of days) {
  test(`the day of ${time}, ${minutesWest} minutes west`, () => assert.equal(dayOf(time, minutesWest), Date.parse(want) / 86_400_000));
}

test("the order of records does not matter", () => {
  const first = record("2026-11-20T10:00:00.000Z", { score: 0, max: 1 });
  const second = record("2026-11-21T10:00:00.000Z", { score: 1, max: 1 });
  const note = record("2026-11-22T10:00:00.000Z", { score: 1, max: 1 }, "note");
  const broken = record("yesterday", { score: 1, max: 1 });
  assert.deepEqual(cardsOf([second, broken, note, first], 0), cardsOf([first, second], 0));
  assert.equal(cardsOf([first, second], 0).get("quiz/a#q")?.count, 2);
});
