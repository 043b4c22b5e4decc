import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, wordsOf } from "./words";

const words = wordsOf(`{"found_one":"{0} page","found_other":"{0} pages","both":"{1}, then {0}","plain":"Search"}`);

const cases: [name: string, got: string, want: string][] = [
  ["a word", words("plain"), "Search"],
  ["values in another order", words("both", "a", "b"), "b, then a"],
  ["a value with a hole in it", words("both", "{1}", "b"), "b, then {1}"],
  ["a value that is missing", words("both", "a"), "{1}, then a"],
  ["no words at all", wordsOf("")("nothing"), "nothing"],
  ["no word", words("kind"), "kind"],
  ["a name that every object has", words("toString"), "toString"],
  ["one", counted(words, "found", 1), "1 page"],
  ["none", counted(words, "found", 0), "0 pages"],
  ["several", counted(words, "found", 12), "12 pages"],
];

for (const [name, got, want] of cases) {
  test(`words: ${name}`, () => assert.equal(got, want));
}
