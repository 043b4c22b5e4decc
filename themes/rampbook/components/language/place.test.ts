import assert from "node:assert/strict";
import { test } from "node:test";
import { idAt, placeOf } from "./place";

const english = ["before", "during", "after"];
const chinese = ["通话之前", "通话之中", "通话之后"];

const cases: [name: string, from: string[], id: string, to: string[], at: string][] = [
  ["the first heading", english, "before", chinese, "通话之前"],
  ["the last heading", english, "after", chinese, "通话之后"],
  ["back again", chinese, "通话之中", english, "during"],
  ["no heading", english, "fn:1", chinese, ""],
  ["no id", english, "", chinese, ""],
  ["a page with other headings", english, "after", chinese.slice(1), ""],
  ["a page without headings", english, "after", [], ""],
];

for (const [name, from, id, to, at] of cases) {
  test(`place: ${name}`, () => assert.equal(idAt(to, placeOf(from, id)), at));
}

for (const place of ["", "x", "1", "/3", "0/3", "4/3", "1.5/3", "-1/3"]) {
  test(`place: ${place || "nothing"} is none`, () => assert.equal(idAt(english, place), ""));
}
