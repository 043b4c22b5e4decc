import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogRecord, Value } from "../log/log";
import type { Overview } from "../overview/overview";
import { DAYS_BACK, learningOf } from "./learning";

const overview: Overview = {
  paths: [{ page: "paths/rep", title: "Rep", url: "", stages: [{ title: "One", anchor: "one", from: 1, to: 5, steps: [{ page: "quizzes/a", title: "A", url: "", quiz: true, questions: ["x", "y"] }] }] }],
  pages: [
    { page: "quizzes/a", title: "A", url: "", quiz: true, pass: 80, data: "", asks: "a.js", questions: [{ id: "x", kind: "choice", skill: "discovery", words: "X?" }, { id: "y", kind: "choice", skill: "figures", words: "Y?" }, { id: "r", kind: "reflect", skill: "discovery", words: "R?" }] },
    { page: "playbooks/b", title: "B", url: "", quiz: false, data: "", asks: "b.js", questions: [{ id: "z", kind: "choice", skill: "discovery", words: "Z?" }] },
    { page: "quizzes/c", title: "C", url: "", quiz: true, sealed: true, data: "", questions: [{ id: "s", kind: "choice", skill: "discovery", words: "S?" }] },
  ],
};

const now = { time: "2026-11-23T10:00:00.000Z", minutesWest: 0 };

let count = 0;
function record(day: number, e: LogRecord["e"], o: string, d: { [name: string]: Value } = {}): LogRecord {
  const t = `2026-11-${String(day).padStart(2, "0")}T09:00:00.000Z`;
  return { v: 1, id: `${day}-${String(count++).padStart(4, "0")}`, t, s: "s", n: count, a: "u", p: "p", r: "r", e, o, d, c: "" };
}

const answer = (day: number, id: string, score: number, sure?: number): LogRecord =>
  record(day, "answered", `quiz/${id}`, { try: "t", score, max: 1, hints: 0, ...(sure === undefined ? {} : { sure }) });

test("nothing yet", () => {
  const got = learningOf([], overview, now);
  assert.deepEqual(got.calibration, []);
  assert.deepEqual(got.weak, []);
  assert.deepEqual(got.due, [0, 0, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(got.skills.map((s) => [s.skill, s.questions, s.answered, s.recall]), []);
  assert.equal(got.active.reduce((a, b) => a + b), 0);
});

test("what is due, today with what was due before", () => {
  const records = [answer(10, "quizzes/a#x", 1), answer(23, "quizzes/a#y", 1), answer(23, "playbooks/b#z", 0)];
  assert.deepEqual(learningOf(records, overview, now).due, [1, 1, 1, 0, 0, 0, 0, 0]);
});

test("skills of which something was answered", () => {
  const got = learningOf([answer(22, "quizzes/a#x", 0), answer(23, "quizzes/a#x", 1)], overview, now).skills;
  assert.deepEqual(got.map((s) => [s.skill, s.questions, s.answered, s.mastered, s.recall]), [["discovery", 2, 1, 0, 0.5]]);
});

test("what nobody asks again is neither due nor weak", () => {
  const got = learningOf([answer(10, "quizzes/a#r", 0), answer(10, "quizzes/c#s", 0)], overview, now);
  assert.deepEqual([got.due.reduce((a, b) => a + b), got.weak.length, got.skills.length], [0, 0, 0]);
});

test("skills have the names that the portal gives them", () => {
  const got = learningOf([answer(22, "quizzes/a#x", 1), answer(22, "quizzes/a#y", 1)], { ...overview, skills: { discovery: "需求调研" } }, now).skills;
  assert.deepEqual(got.map(({ skill }) => skill), ["需求调研", "figures"]);
});

test("quizzes count the best attempt that was handed in", () => {
  const records = [record(20, "submitted", "quiz/quizzes/a", { try: "a", score: 1, max: 2, passed: false }), record(21, "submitted", "quiz/quizzes/a", { try: "b", score: 2, max: 2, passed: true })];
  const [quiz, ...others] = learningOf(records, overview, now).quizzes;
  assert.deepEqual([quiz?.count, quiz?.best?.share, others.map(({ count }) => count)], [2, 1, [0]]);
});

test("an attempt that was passed is better than one that was not", () => {
  const records = [record(20, "submitted", "quiz/quizzes/a", { try: "a", score: 2, max: 2, passed: false }), record(21, "submitted", "quiz/quizzes/a", { try: "b", score: 1, max: 2, passed: true })];
  const [quiz] = learningOf(records, overview, now).quizzes;
  assert.deepEqual([quiz?.best?.share, quiz?.best?.passed], [0.5, true]);
});

test("a quiz without a pass mark has attempts", () => {
  const [quiz] = learningOf([record(20, "submitted", "quiz/quizzes/a", { try: "a", score: 1, max: 2, passed: null })], overview, now).quizzes;
  assert.deepEqual([quiz?.count, quiz?.best?.share, quiz?.best?.passed], [1, 0.5, null]);
});

test("what was missed, asked again, is no attempt", () => {
  const records = [record(20, "submitted", "quiz/quizzes/a", { try: "a", score: 1, max: 2, passed: false }), record(21, "submitted", "quiz/quizzes/a", { try: "b", score: 1, max: 1, passed: null })];
  const [quiz] = learningOf(records, overview, now).quizzes;
  assert.deepEqual([quiz?.count, quiz?.best?.share], [1, 0.5]);
});

test("weak spots are what was wrong the last time", () => {
  const records = [answer(20, "quizzes/a#x", 1), answer(21, "quizzes/a#x", 0), answer(20, "quizzes/a#y", 0), answer(21, "quizzes/a#y", 1)];
  assert.deepEqual(learningOf(records, overview, now).weak.map((w) => [w.question.id, w.card.lapses, w.leech]), [["x", 1, false]]);
});

test("calibration", () => {
  const records = [answer(20, "quizzes/a#x", 1, 3), answer(20, "quizzes/a#y", 0, 3), answer(21, "playbooks/b#z", 1, 1), answer(22, "playbooks/b#z", 1)];
  assert.deepEqual(learningOf(records, overview, now).calibration, [{ sure: 1, answers: 1, right: 1 }, { sure: 3, answers: 2, right: 0.5 }]);
});

test("days on which something was done", () => {
  const active = learningOf([record(23, "opened", "page/a"), record(23, "opened", "page/b"), record(1, "opened", "page/a"), record(22, "reset", "portal")], overview, now).active;
  assert.equal(active.length, DAYS_BACK);
  assert.equal(active[DAYS_BACK - 2], 0, "to start again is not to learn");
  assert.deepEqual([active[DAYS_BACK - 1], active[DAYS_BACK - 23], active[0]], [2, 1, 0]);
});

test("a path that was started comes first", () => {
  const paths = ["paths/a", "paths/b", "paths/c"].map((page) => ({ page, title: page, url: "", stages: [] }));
  const got = learningOf([record(20, "started", "path/paths/b", { start: "2026-11-20" })], { ...overview, paths }, now).paths;
  assert.deepEqual(got.map(({ path }) => path.page), ["paths/b", "paths/a", "paths/c"]);
});
