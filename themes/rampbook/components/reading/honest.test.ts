import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, count, end, isRead, move, type Look } from "./honest";

type Step = (look: Look) => Look;

const second = 1000;
const at = (s: number): Step => (look) => count(look, s * second, true);
const away = (s: number): Step => (look) => count(look, s * second, false);
const moved = (s: number): Step => (look) => move(look, s * second, true);

const cases: [name: string, steps: Step[], read: boolean][] = [
  ["long enough, to the end", [at(20), end], true],
  ["long enough, not to the end", [at(20)], false],
  ["to the end at once", [end, at(5)], false],
  ["to the end at once, then looked at", [end, at(10)], true],
  ["in a tab behind others", [at(5), end, away(300)], false],
  ["and back again", [at(5), away(300), at(305), moved(306), at(312), end], true],
  ["left alone: a minute counts", [at(600), end], true],
  ["the clock went back", [at(5), at(1), end], false],
];

for (const [name, steps, read] of cases) {
  test(`${name}: ${read ? "read" : "not read"}`, () => {
    assert.equal(isRead(steps.reduce((look, step) => step(look), begin(0)), 10), read);
  });
}

test("of a page left alone one minute counts and no more", () => {
  assert.equal(at(600)(begin(0)).spent, 60 * second);
  assert.equal(at(700)(moved(690)(begin(0))).spent, 70 * second);
});
