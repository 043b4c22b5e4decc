import assert from "node:assert/strict";
import { test } from "node:test";
import { collecting, sheetsIn } from "./collect";
import type { CardData } from "./data";

const criterion = (id: string, kind: "level" | "yesno") => ({ id, name: id, kind, group: 0, weight: 1, gate: null, worst: [0, 0] as const, best: [1, 1] as const, unit: "" });
const card: CardData = {
  id: "c", title: "C", geometric: false, levels: 3, bands: [], groups: [{ name: "", weight: 2 }],
  criteria: [criterion("a", "level"), criterion("b", "yesno")], raters: [{ name: "peer", weight: 1 }, { name: "self", weight: 0 }],
};
const saved = {
  card: { id: "c" }, run: { id: "r2" }, criteria: [{ id: "b" }, { id: "gone" }, { id: "a" }],
  sheets: [{ id: "1", rater: "peer", ratings: [1, 9, 3] }, { id: "2", rater: "self", ratings: ["na", null, 4] }, { id: "3", rater: "peer", ratings: [null, null, null] }],
};

test("the sheets of a file, by the ids of criteria, with what can be a rating", () => {
  const want = [{ id: "r2 1", rater: "peer", ratings: [3, 1] }, { id: "r2 2", rater: "self", ratings: [null, "na"] }];
  assert.deepEqual(sheetsIn(JSON.stringify(saved), card, "r1"), want);
  assert.deepEqual(sheetsIn(JSON.stringify(saved), card, "r2").map(({ id }) => id), ["1", "2"]);
});

test("a file that is none of the card has no sheets", () => {
  const others = [{ ...saved, card: { id: "d" } }, { ...saved, card: null }, { ...saved, criteria: 1 }, { ...saved, sheets: { 0: 1 } }, { ...saved, sheets: [null, 1, { id: 1 }, { id: "1", rater: "x", ratings: [] }] }];
  for (const text of ["", "{", "null", "[]", "7", ...others.map((other) => JSON.stringify(other))]) assert.deepEqual(sheetsIn(text, card, "r1"), [], text);
});

test("what is collected is what differs", () => {
  const file = sheetsIn(JSON.stringify(saved), card, "r1");
  const once = collecting(card, [], file);
  assert.deepEqual(once.map(({ e, d }) => [e, d?.["sheet"], d?.["of"], d?.["to"]]), [
    ["note", "r2 1", undefined, undefined], ["rated", "r2 1", "a", 3], ["rated", "r2 1", "b", 1],
    ["note", "r2 2", undefined, undefined], ["rated", "r2 2", "b", "na"],
  ]);
  assert.deepEqual(collecting(card, file, file), []);
  const before = file.map((sheet) => ({ ...sheet, ratings: [1, ...sheet.ratings.slice(1)] }));
  assert.deepEqual(collecting(card, before, file).map(({ d }) => d?.["to"]), [3, null]);
});
