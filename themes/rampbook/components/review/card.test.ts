import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answered, due, isLeech, mastered, NEW_CARD, readiness, recallOn } from "./card";
import { after, BLANK, interval, MAX_INTERVAL, recall, type Grade } from "./fsrs";

const shared = new URL("../../../../generator/review/testdata/", import.meta.url);

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, shared), "utf8")) as T;
}

function near(got: number, want: number, what: string): void {
  assert.ok(Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want)), `${what}: ${got}, want ${want}`);
}

interface Review { g: Grade; t: number; R_before: number | null; S: number; D: number; I90: number; I85: number; I95: number }
interface History { name: string; answers: [day: number, grade: Grade][]; today: number; due: number; lapses: number; right: number; recall: number; mastered: boolean; leech: boolean }

const vectors = read<{ cases: Record<string, Review[]>; R: Record<string, number> }>("fsrs6.json");

for (const [name, reviews] of Object.entries(vectors.cases)) {
  test(`FSRS-6 ${name}`, () => {
    let memory = BLANK;
    for (const r of reviews) {
      if (r.R_before !== null) near(recall(memory, r.t), r.R_before, "recall");
      memory = after(memory, r.g, r.t);
      near(memory.stability, r.S, "stability");
      near(memory.difficulty, r.D, "difficulty");
      const days = [0.9, 0.85, 0.95].map((retention) => interval(memory, retention));
      assert.deepEqual(days, [r.I90, r.I85, r.I95].map((want) => Math.min(want, MAX_INTERVAL)));
    }
  });
}

test("the curve of forgetting", () => {
  for (const [point, want] of Object.entries(vectors.R)) {
    const [days = 0, stability = 0] = point.split("/").map(Number);
    near(recall({ stability, difficulty: 5 }, days), want, point);
  }
});

for (const history of read<History[]>("cards.json")) {
  test(`card ${history.name}`, () => {
    const card = history.answers.reduce((c, [day, grade]) => answered(c, grade, day), NEW_CARD);
    assert.deepEqual([due(card), card.lapses, card.right], [history.due, history.lapses, history.right]);
    assert.deepEqual([mastered(card, history.today), isLeech(card)], [history.mastered, history.leech]);
    near(recallOn(card, history.today), history.recall, "recall");
    near(readiness([card, NEW_CARD], history.today), history.recall / 2, "readiness");
  });
}
