import assert from "node:assert/strict";
import { test } from "node:test";
import { isMove, moved } from "./choice";
import type { Move } from "./choice";

const cases: [name: string, at: number, key: Move, count: number, want: number][] = [
  ["down from nothing", -1, "ArrowDown", 3, 0],
  ["down", 0, "ArrowDown", 3, 1],
  ["down from the last", 2, "ArrowDown", 3, 0],
  ["up from nothing", -1, "ArrowUp", 3, 2],
  ["up", 2, "ArrowUp", 3, 1],
  ["up from the first", 0, "ArrowUp", 3, 2],
  ["home", 2, "Home", 3, 0],
  ["end", 0, "End", 3, 2],
  ["an empty list", -1, "ArrowDown", 0, -1],
  ["the end of an empty list", -1, "End", 0, -1],
];

for (const [name, at, key, count, want] of cases) {
  test(`choice: ${name}`, () => assert.equal(moved(at, key, count), want));
}

test("choice: other keys move nothing", () => assert.deepEqual(["a", "Enter", "PageDown", "toString"].map(isMove), [false, false, false, false]));
