import assert from "node:assert/strict";
import { test } from "node:test";
import type { Span } from "./api";
import { piecesOf } from "./pieces";

const cases: [name: string, text: string, spans: Span[], want: string][] = [
  ["no span", "abc", [], "abc"],
  ["the whole", "abc", [[0, 3]], "[abc]"],
  ["the middle", "退款流程说明", [[2, 4]], "退款[流程]说明"],
  ["both ends", "abc", [[2, 3], [0, 1]], "[a]b[c]"],
  ["spans that touch", "abcd", [[0, 2], [2, 3]], "[abc]d"],
  ["spans that overlap", "abcd", [[1, 3], [0, 2]], "[abc]d"],
  ["a span in another", "abcd", [[0, 4], [1, 2]], "[abcd]"],
  ["beyond the end", "abc", [[2, 9], [12, 13]], "ab[c]"],
  ["before the beginning", "abc", [[-3, 1]], "[a]bc"],
  ["an empty span", "abc", [[1, 1]], "a[]bc"],
  ["no text", "", [[0, 3]], ""],
];

for (const [name, text, spans, want] of cases) {
  test(`pieces: ${name}`, () => {
    const pieces = piecesOf(text, spans);
    assert.equal(pieces.map((p) => (p.marked ? `[${p.text}]` : p.text)).join(""), want);
    assert.equal(pieces.map((p) => p.text).join(""), text);
  });
}
