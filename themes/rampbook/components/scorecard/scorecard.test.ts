import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CardData, Sheet } from "./data";
import { agreement, joined, sensitivity } from "./panel";
import { scoreOf, sharesOf } from "./score";

interface Vector {
  name: string;
  card: CardData;
  sheets: Sheet[];
  want: Record<string, unknown>;
}

// The same file that the Go half makes and checks against scorecards with their working written out.
const vectors: Vector[] = JSON.parse(readFileSync(new URL("../../../../generator/scorecard/testdata/vectors.json", import.meta.url), "utf8"));

/** Logarithms may differ in the last bit. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === "number" ? Number(v.toPrecision(12)) : v)));
}

test("scorecards are scored as in Go", () => {
  assert.ok(vectors.length > 10);
  for (const { name, card, sheets, want } of vectors) {
    const [first, second] = sheets;
    assert.ok(first);
    const shares = sharesOf(card, first.ratings);
    const { shares: all, voices: raters } = card.raters.length > 0 ? joined(card, sheets) : { shares, voices: [] };
    const got = { ...scoreOf(card, all), raters, swings: sensitivity(card, shares), agreement: second ? agreement(card, first.ratings, second.ratings) : null };
    assert.deepEqual(rounded(got), rounded(want), name);
  }
});
