import { chance, shuffled } from "./chance";
import type { ChoiceData, QuizData, Settings } from "./data";
import { countOf, draw, seedFor } from "./draw";
import assert from "node:assert/strict";
import { test } from "node:test";

const settings: Settings = {
  quiz: true, pass: 80, attempts: 0, minutes: 0, reveal: "after-each", rule: "balanced", shuffle: true, seed: "attempt", confidence: false, sealed: false,
};

function choice(id: string, more: Partial<ChoiceData> = {}): ChoiceData {
  return { id, kind: "choice", points: 1, skill: "", source: null, options: 5, html: { hints: [], explanation: "", wrong: "", right: "" }, ...more };
}

const quiz: QuizData = {
  revision: "12345678", settings,
  questions: [choice("a"), choice("b"), choice("c", { pinned: [0, 4] }), ...["p", "q", "r", "s"].map((id) => choice(id, { pool: 0 })), choice("z")],
  pools: [{ id: "pool", draw: 2 }],
};
const groups = [0, 0, 0, 1, 1, 1, 1, 2];
const seeds = Array.from({ length: 200 }, (_, i) => `seed ${i}`);

test("the same seed draws the same, others differ", () => {
  assert.deepEqual(draw(quiz, groups, "one"), draw(quiz, groups, "one"));
  assert.ok(new Set(seeds.map((seed) => JSON.stringify(draw(quiz, groups, seed)))).size > 150);
});

test("a pool gives as many as it says, each of them sometimes", () => {
  const met = new Set<string>();
  for (const seed of seeds) {
    const drawn = draw(quiz, groups, seed).ask.filter((id) => "pqrs".includes(id));
    assert.equal(drawn.length, 2);
    for (const id of drawn) met.add(id);
  }
  assert.equal(met.size, 4);
  assert.equal(countOf(quiz), 6);
  assert.equal(draw(quiz, groups, "x").ask.length, 6);
});

test("a question stays in its stretch of the page", () => {
  for (const seed of seeds) {
    const { ask } = draw(quiz, groups, seed);
    assert.deepEqual(ask.slice(0, 3).sort(), ["a", "b", "c"]);
    assert.equal(ask[5], "z");
  }
});

test("pinned options keep their places", () => {
  for (const seed of seeds) {
    const order = draw(quiz, groups, seed).order["c"] ?? "";
    assert.match(order, /^a[bcd]{3}e$/);
    assert.equal(new Set(order).size, 5);
  }
});

test("without shuffling all stay in the page's order", () => {
  const still = { ...quiz, settings: { ...settings, shuffle: false } };
  const { ask, order } = draw(still, groups, "x");
  assert.deepEqual([ask.slice(0, 3), order], [["a", "b", "c"], {}]);
  assert.deepEqual([...ask.slice(3, 5)].sort(), ask.slice(3, 5));
});

test("only what was missed is asked again, of pools too", () => {
  const { ask, order } = draw(quiz, groups, "x", ["z", "b", "r"]);
  assert.deepEqual(ask, ["b", "r", "z"]);
  assert.deepEqual(Object.keys(order).sort(), ["b", "r", "z"]);
});

const noon = new Date(2026, 10, 3, 12);
const kinds: [kind: string, earlier: string[], seed: string][] = [
  ["attempt", ["old"], "new"], ["learner", [], "new"], ["learner", ["old", "older"], "old"], ["date", ["old"], "2026-11-03"],
];
for (const [kind, earlier, seed] of kinds) test(`seed by ${kind} after ${earlier.length}`, () => assert.equal(seedFor(kind, "new", earlier, noon), seed));

test("every order of three comes about equally often", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(["a", "b", "c"], chance(`s${i}`)).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [order, count] of counts) assert.ok(count > 850 && count < 1150, `${order}: ${count} of 6000`);
});
