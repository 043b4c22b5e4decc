import type { LogRecord, Value } from "../log/log";
import { cardsOf, gradeOf } from "./answers";
import assert from "node:assert/strict";
import { test } from "node:test";

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

test("the order of records does not matter", () => {
  const first = record("2026-11-20T10:00:00.000Z", { score: 0, max: 1 });
  const second = record("2026-11-21T10:00:00.000Z", { score: 1, max: 1 });
  const note = record("2026-11-22T10:00:00.000Z", { score: 1, max: 1 }, "note");
  const broken = record("yesterday", { score: 1, max: 1 });
  assert.deepEqual(cardsOf([second, broken, note, first], 0), cardsOf([first, second], 0));
  assert.equal(cardsOf([first, second], 0).get("quiz/a#q")?.count, 2);
});
