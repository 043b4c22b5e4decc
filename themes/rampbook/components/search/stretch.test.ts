import assert from "node:assert/strict";
import { test } from "node:test";
import type { Span } from "./api";
import { placesOf } from "./stretch";

const cases: [name: string, pieces: string[], spans: Span[], want: string[]][] = [
  ["within a piece", ["refund policy"], [[0, 6]], ["0:0-0:6"]],
  ["a piece", ["a", "退款", "b"], [[1, 3]], ["1:0-1:2"]],
  ["over two pieces", ["re", "fund"], [[0, 6]], ["0:0-1:4"]],
  ["over an empty piece", ["re", "", "fund"], [[1, 4]], ["0:1-2:2"]],
  ["behind an empty piece", ["", "ab"], [[0, 2]], ["1:0-1:2"]],
  ["beyond the end", ["ab"], [[1, 5]], []],
  ["nothing", ["ab"], [[1, 1]], []],
  ["no pieces", [], [[0, 1]], []],
  ["two spans", ["ab", "cd"], [[0, 1], [3, 4]], ["0:0-0:1", "1:1-1:2"]],
];

for (const [name, pieces, spans, want] of cases) {
  test(`stretch: ${name}`, () => {
    const places = placesOf(pieces.map((p) => p.length), spans);
    assert.deepEqual(places.map((p) => `${p.first}:${p.from}-${p.last}:${p.to}`), want);
  });
}
