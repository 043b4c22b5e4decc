import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptsIn, type Answer } from "./attempt";
import { left, moment, type Moment } from "./clock";
import type { Grading } from "./key";
import { calibration, outcomeOf, percent, resultOf, shown, type Outcome } from "./result";

const answer = (score: number | null, max = 1, more: Partial<Answer> = {}): Answer => ({ resp: ["a"], hints: 0, sure: 0, ms: 0, score, max, ...more });

function attemptWith(answers: { [id: string]: Answer }, pass: number | null, ask = Object.keys(answers)) {
  const [attempt] = attemptsIn([{ v: 1, id: "", t: "2026-11-23T12:00:00.000Z", s: "", n: 0, a: "", p: "", r: "", e: "started", o: "quiz/q", d: { try: "t", ask, pass }, c: "" }], "quiz/q");
  assert.ok(attempt);
  return { ...attempt, answers: new Map(Object.entries(answers)) };
}

test("what is not answered counts with its points", () => {
  const result = resultOf(attemptWith({ a: answer(1.5, 2) }, 80, ["a", "b"]), () => 2, () => "here");
  assert.deepEqual(result, { score: 1.5, max: 4, share: 0.375, passed: false, answered: 1, of: 2, graded: 2, open: 0 });
});

const passes: [score: number, pass: number | null, passed: boolean | null][] = [[8, 80, true], [7.99, 80, false], [0, null, null], [0.1 + 0.7, 8, true]];
for (const [score, pass, passed] of passes) {
  test(`${score} of 10 at a pass mark of ${pass}`, () => assert.equal(resultOf(attemptWith({ a: answer(score, 10) }, pass), () => 10, () => "here").passed, passed));
}

const gradings: [grading: Grading, score: number | null, share: number | null, open: number][] = [["later", null, null, 1], ["later", 1, 1, 0], ["none", null, null, 0], ["here", null, 0, 0]];
for (const [grading, score, share, open] of gradings) {
  test(`graded ${grading}, score ${score}`, () => {
    const result = resultOf(attemptWith({ a: answer(score) }, 50), () => 1, () => grading);
    assert.deepEqual([result.share, result.open], [share, open]);
  });
}

const outcomes: [answer: Answer | undefined, outcome: Outcome][] = [
  [undefined, "blank"], [answer(1), "right"], [answer(0.99), "part"], [answer(0), "wrong"], [answer(0, 1, { resp: [] }), "blank"], [answer(null), "open"], [answer(1 - 1e-12), "right"],
];
for (const [given, outcome] of outcomes) test(`${given?.score} of ${given?.max} is ${outcome}`, () => assert.equal(outcomeOf({ kind: "choice" }, given), outcome));
test("nobody but the learner judges a reflection", () => assert.equal(outcomeOf({ kind: "reflect" }, answer(0)), "own"));
test("a reflection that nobody wrote is not answered", () => assert.equal(outcomeOf({ kind: "reflect" }, answer(0, 1, { resp: [] })), "blank"));

test("calibration is the mean by confidence, of what was graded and rated", () => {
  const answers = [answer(1, 2, { sure: 3 }), answer(2, 2, { sure: 3 }), answer(0, 1, { sure: 1 }), answer(1), answer(null, 1, { sure: 2 })];
  assert.deepEqual(calibration(answers), [{ sure: 1, answers: 1, right: 0 }, { sure: 3, answers: 2, right: 0.75 }]);
});

// generator/report prints the same.
test("a share is rounded down", () => assert.deepEqual([0, 0.796, 0.8, 0.29, 0.57, 2 / 3, 0.999, (0.1 + 0.7) / 0.8, 1].map(percent), ["0", "79", "80", "29", "57", "66", "99", "100", "100"]));

test("two decimals are shown", () => assert.deepEqual([1 / 3, 2, 0.1 + 0.2, 1.005].map(shown), ["0.33", "2", "0.3", "1"]));

const lefts: [planned: number, seconds: number, minutes: number, over: boolean][] = [[20, 0, 20, false], [20, 1, 20, false], [20, 60, 19, false], [20, 1199, 1, false], [20, 1200, 0, true], [20, 1261, 2, true]];
for (const [planned, seconds, minutes, over] of lefts) test(`${seconds} s of ${planned} min`, () => assert.deepEqual(left(planned, seconds * 1000), { minutes, over }));

const moments: [planned: number, from: number, to: number, said: Moment | null][] = [
  [20, 0, 599, null], [20, 599, 600, "half"], [20, 600, 601, null], [20, 899, 901, "five"], [20, 1139, 1140, "one"], [20, 1199, 1200, "end"],
  [10, 299, 300, "half"], [2, 59, 60, "one"], [1, 29, 31, "half"], [20, 0, 1300, "end"], [20, 1300, 1400, null],
];
for (const [planned, from, to, said] of moments) test(`${planned} min, from ${from} s to ${to} s`, () => assert.equal(moment(planned, from * 1000, to * 1000), said));
