import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersIn } from "./numbers";
import { closest, distance, mayBeWrong } from "./typo";

const distances: [a: string, b: string, want: number][] = [
  ["refund", "refund", 0],
  ["refnud", "refund", 1],
  ["refun", "refund", 1],
  ["rrefund", "refund", 1],
  ["refand", "refund", 1],
  ["proposla", "proposal", 1],
  ["porposla", "proposal", 2],
  ["ca", "abc", 3], // swapped letters are not touched again
];

for (const [a, b, want] of distances) {
  test(`typo: ${a} and ${b}`, () => {
    assert.equal(distance(a, b, 3), want);
    assert.equal(distance(b, a, 3), want);
    for (const limit of [0, 1, 2]) assert.equal(distance(a, b, limit) <= limit, want <= limit);
  });
}

const words = new Map([["discount", "F"], ["discounts", "B"], ["discover", "C"], ["refund", "B"], ["refunds", "H"], ["remind", "D"], ["rewind", "C"]]);

const cases: [typed: string, want: string][] = [
  ["refnd", "refund"],
  ["refuds", "refunds"],
  ["reminb", "remind"],
  ["rebind", "remind"], // as close to rewind, which fewer sections have
  ["dicount", "discount"],
  ["discuont", "discount"],
  ["diskcuont", "discount"],
  ["invoice", ""],
];

for (const [typed, want] of cases) {
  test(`typo: ${typed} is meant for ${want || "nothing"}`, () => assert.equal(closest(typed, words, numbersIn), want));
}

test("typo: short words and numbers are taken as they are", () => {
  assert.deepEqual(["abc", "abcd", "gpt4", "c++x", "100%"].map(mayBeWrong), [false, true, false, false, false]);
});
