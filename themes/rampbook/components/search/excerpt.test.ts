import assert from "node:assert/strict";
import { test } from "node:test";
import type { Simplified } from "./fold";
import type { Sought } from "./ask";
import type { Reading } from "./excerpt";
import * as excerpt from "./excerpt";
import { rootOf, tokensOf } from "./tokens";

const simplified: Simplified = new Map([["價", "价"], ["議", "议"]].map(([a = "", b = ""]) => [a.charCodeAt(0), b.charCodeAt(0)]));

const tokens: Reading["tokens"] = (text) => tokensOf(text, simplified);
const reading: Reading = { root: rootOf, tokens, units: tokens };

function sought(text: string, open = true): Sought {
  return { text, widened: [], open };
}

function excerptOf(text: string, query: string) {
  return excerpt.excerptOf(text, excerpt.finder(sought(query), reading)(text));
}

const marks: [query: string, text: string, want: string][] = [
  ["refund", "Refunds, refunded or REFUND.", "[Refunds], [refunded] or [REFUND]."],
  ["ref", "A refund is no prefix.", "A [refund] is no prefix."],
  ["re", "A refund is far.", "A refund is far."],
  ["GPT-4o", "gpt4o and gpt and 4o", "[gpt4o] and [gpt] and [4o]"],
  ["价格", "價格与定价格式", "[價格]与定[价格]式"],
  ["價格异議", "价格异议", "[价格][格异][异议]"],
  ["价", "价格与定价", "[价]格与定[价]"],
  ["net price", "the net‑price: don’t", "the [net‑price]: don’t"],
  ["", "nothing", "nothing"],
];

for (const [query, text, want] of marks) {
  test(`excerpt: ${query || "nothing"} in ${text}`, () => {
    let at = 0, got = "";
    for (const [from, to] of excerpt.spansOf(excerpt.finder(sought(query), reading)(text))) {
      got += `${text.slice(at, Math.max(at, from))}[${text.slice(from, to)}]`;
      at = to;
    }
    assert.equal(got + text.slice(at), want);
  });
}

test("excerpt: a finished word marks no longer ones", () => {
  assert.deepEqual(excerpt.spansOf(excerpt.finder(sought("ref", false), reading)("a refundable ref")), [[13, 16]]);
});

test("excerpt: a short text is given whole", () => {
  assert.deepEqual(excerptOf("The refund.", "refund"), { text: "The refund.", spans: [[4, 10]] });
});

test("excerpt: of a long text the piece with most of the words", () => {
  const text = `${"refund ".repeat(40)}${"filler ".repeat(40)}The refund policy of March. ${"filler ".repeat(40)}`;
  const piece = excerptOf(text, "refund policy");
  assert.match(piece.text, /^… .*The refund policy of March\. .* …$/);
  assert.deepEqual(piece.spans.map(([from, to]) => piece.text.slice(from, to)), ["refund", "policy"]);
});

test("excerpt: no pair of surrogates is cut", () => {
  const text = `${"𠮷𠮸".repeat(100)}价格${"𠮷𠮸".repeat(100)}`;
  const piece = excerptOf(text, "价格");
  assert.doesNotMatch(piece.text, /[\uD800-\uDFFF]/u);
  assert.deepEqual(piece.spans.map(([from, to]) => piece.text.slice(from, to)), ["价格"]);
});

test("excerpt: a text without what is wanted begins at its beginning", () => {
  assert.match(excerptOf("word ".repeat(100), "other").text, /^word word.* …$/);
});
