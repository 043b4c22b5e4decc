import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { LogRecord, Value } from "../log/log";
import { cardsOf } from "../review/answers";
import { workingDay } from "./days";
import { progressOf, startOf, type PathData } from "./progress";

const path: PathData = {
  stages: [
    { title: "Week 1", anchor: "week-1", from: 1, to: 5, steps: [{ page: "a", title: "A", url: "a.html" }, { page: "q", title: "Q", url: "q.html", quiz: true, questions: ["one", "two"] }] },
    { title: "Later", anchor: "later", from: 0, to: 0, steps: [{ page: "b", title: "B", url: "b.html" }] },
  ],
};

let count = 0;
function record(e: LogRecord["e"], o: string, d: { [name: string]: Value } = {}): LogRecord {
  return { v: 1, id: `${count++}`.padStart(8, "0"), t: "2026-11-23T10:00:00.000Z", s: "s", n: 0, a: "u", p: "p", r: "r", e, o, d, c: "" };
}

const cases: [name: string, records: LogRecord[], want: { states: string; next: string | undefined; blocks: string }][] = [
  ["nothing yet", [], { states: "open open open", next: "a", blocks: "" }],
  ["opened", [record("opened", "page/a")], { states: "begun open open", next: "a", blocks: "" }],
  ["read", [record("read", "page/a")], { states: "done open open", next: "q", blocks: "" }],
  ["said to be done", [record("acknowledged", "page/b")], { states: "open open done", next: "a", blocks: "" }],
  ["a quiz that is read is not done", [record("read", "page/q")], { states: "open begun open", next: "a", blocks: "" }],
  ["a quiz begun", [record("started", "quiz/q")], { states: "open begun open", next: "a", blocks: "" }],
  ["not passed", [record("submitted", "quiz/q", { try: "a", passed: false })], { states: "open failed open", next: "a", blocks: "q failed" }],
];

// What generator/report says of the same attempts.
const steps = JSON.parse(readFileSync(new URL("../../../../generator/report/testdata/quizsteps.json", import.meta.url), "utf8")) as
  { name: string; submitted: { [name: string]: Value }[]; state: string }[];
for (const { name, submitted, state } of steps) {
  const records = submitted.map((d) => record("submitted", "quiz/q", d));
  test(`a quiz ${name}`, () => assert.equal(look(records.reverse(), undefined, "2026-11-23").states.get("q"), state));
}

function look(records: LogRecord[], start: string | undefined, today: string) {
  return progressOf(path, { records, cards: cardsOf(records, 0), start, today, day: 20780 });
}

for (const [name, records, want] of cases) {
  test(name, () => {
    const got = look(records, undefined, "2026-11-23");
    assert.equal([...got.states.values()].join(" "), want.states);
    assert.equal(got.next?.page, want.next);
    assert.equal(got.blocks.map((b) => `${b.step.page} ${b.why}`).join(", "), want.blocks);
  });
}

test("what is late", () => {
  const got = look([record("read", "page/a")], "2026-11-16", "2026-11-21");
  assert.deepEqual(got.dates, ["2026-11-20", undefined]);
  assert.deepEqual(got.blocks.map((b) => [b.step.page, b.why]), [["q", "late"]]);
  assert.equal(look([], "2026-11-16", "2026-11-20").blocks.length, 0);
});

test("readiness counts every question of the path", () => {
  const right = record("answered", "quiz/q#one", { score: 1, max: 1 });
  const day = Date.parse("2026-11-23") / 86_400_000;
  const got = progressOf(path, { records: [right], cards: cardsOf([right], 0), start: undefined, today: "2026-11-23", day });
  assert.equal(got.ready, 0.5);
  assert.equal(progressOf({ stages: [] }, { records: [], cards: new Map(), start: undefined, today: "2026-11-23", day }).ready, undefined);
});

test("the last start counts", () => {
  const records = [record("started", "path/x", { start: "2026-11-02" }), record("started", "path/x", { start: "2026-11-09" }), record("started", "path/y", { start: "2026-11-16" })];
  assert.equal(startOf(records, "x"), "2026-11-09");
  const earlier = { ...record("started", "path/x", { start: "2026-10-05" }), t: "2026-10-05T08:00:00.000Z" };
  assert.equal(startOf([...records, earlier], "x"), "2026-11-09", "whatever the order of the records");
  assert.equal(startOf(records, "z"), undefined);
});

const days: [start: string, n: number, want: string | undefined][] = [
  ["2026-11-23", 1, "2026-11-23"],
  ["2026-11-23", 5, "2026-11-27"],
  ["2026-11-23", 6, "2026-11-30"],
  ["2026-11-25", 3, "2026-11-27"],
  ["2026-11-25", 4, "2026-11-30"],
  ["2026-11-21", 1, "2026-11-23"], // a Saturday
  ["2026-12-28", 30, "2027-02-05"],
  ["soon", 1, undefined],
];

for (const [start, n, want] of days) {
  test(`working day ${n} from ${start}`, () => assert.equal(workingDay(start, n), want));
}
