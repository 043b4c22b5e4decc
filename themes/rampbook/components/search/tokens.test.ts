// What the Go side makes of texts is in generator/search/testdata; the same must come of them here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { folded } from "./fold";
import { stem } from "./stem";
import { isWord } from "./units";
import { foldedText, keyOf, rootOf, tokensOf } from "./tokens";

const go = new URL("../../../../generator/search/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, go), "utf8");

const [above = "", below = ""] = read("traditional.txt").split("\n");
const simplified = new Map([...above].map((letter, place) => [letter.codePointAt(0) ?? 0, [...below][place]?.codePointAt(0) ?? 0]));

interface Vector {
  readonly text: string;
  readonly folded: string;
  readonly units: readonly (readonly (readonly [form: string, stem: string])[])[];
  readonly key: string;
}

for (const vector of JSON.parse(read("testdata/tokens.json")) as Vector[]) {
  test(`tokens of ${JSON.stringify(vector.text.slice(0, 60))}`, () => {
    const units = tokensOf(vector.text, simplified).map((token) => {
      if (isWord(token)) return [token.whole, ...token.parts].map((form) => [form, rootOf(form)]);
      return [[token.characters.join(""), token.characters.join("")]];
    });
    assert.deepEqual(units, vector.units);
    assert.equal(foldedText(vector.text, simplified), vector.folded);
    assert.equal(keyOf(vector.text, simplified), vector.key);
  });
}

test("tokens: every stem is the Go side's", () => {
  for (const [word, want] of JSON.parse(read("testdata/stems.json")) as [string, string][]) assert.equal(stem(word), want, word);
});

test("tokens: the table of accented letters is the Go side's", () => {
  assert.equal(String.fromCodePoint(...Array.from({ length: 0xc0 }, (_, place) => folded(0xc0 + place, new Map()))), read("latin.txt"));
});

test("tokens: they know where they stand in the text", () => {
  const text = "Ｐrice ‘net’ 價格𠮷1,200";
  const places = tokensOf(text, simplified).map((token) => (isWord(token) ? text.slice(token.from, token.to) : token.from.map((from, i) => text.slice(from, token.to[i])).join("|")));
  assert.deepEqual(places, ["Ｐrice", "net", "價|格|𠮷", "1,200"]);
});

test("tokens: half a pair of surrogates separates", () => {
  const tokens = tokensOf("a\uD842b\uDFB7c", simplified);
  assert.deepEqual(tokens.map((token) => isWord(token) && token.whole), ["a", "b", "c"]);
});
