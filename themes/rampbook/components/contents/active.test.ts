import assert from "node:assert/strict";
import { test } from "node:test";
import { active, nudge } from "./active";

const headings: [name: string, reached: boolean[], index: number][] = [
  ["no heading", [], -1],
  ["above the first", [false, false], -1],
  ["in the first", [true, false, false], 0],
  ["in the last", [true, true, true], 2],
  ["two side by side", [true, true, false], 1],
];

for (const [name, reached, index] of headings) {
  test(`active: ${name}`, () => assert.equal(active(reached), index));
}

const box = { top: 100, height: 300 };
const parts: [name: string, top: number, by: number][] = [
  ["in view", 200, 0],
  ["at the upper edge", 100, 0],
  ["at the lower edge", 380, 0],
  ["above", 80, -120],
  ["below", 500, 220],
];

for (const [name, top, by] of parts) {
  test(`nudge: ${name}`, () => assert.equal(nudge(box, { top, height: 20 }), by));
}
