import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceOf } from "./choice";

const cases: [text: string | null, choice: string][] = [
  ["light", "light"],
  ["dark", "dark"],
  ["auto", "auto"],
  [null, "auto"],
  ["", "auto"],
  ["DARK", "auto"],
  ["<script>", "auto"],
];

for (const [text, choice] of cases) {
  test(`choice of ${text}`, () => assert.equal(choiceOf(text), choice));
}
