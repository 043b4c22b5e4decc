import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, ratingsIn } from "./lines";

const line = (o: string, d: object, e = "rated"): string => JSON.stringify({ e, o, d });
test("ratings of the attempt are taken from a file, nothing else", () => {
  const file = [
    line("quiz/q#a", { try: "t", score: 1, max: 2 }), line("quiz/q#a", { try: "other", score: 1, max: 2 }), line("quiz/q2#a", { try: "t", score: 1, max: 2 }),
    line("quiz/q#b", { try: "t", score: 3, max: 2 }), line("quiz/q#b", { try: "t", score: "1", max: 2 }), line("quiz/q#b", { try: "t", score: 1, max: 1 }, "answered"),
    "{", "", "null", "[]", line("quiz/q#c", { try: "t", score: 0, max: 1, resp: ["a"] }),
  ].join("\n");
  assert.deepEqual(ratingsIn(file, "quiz/q", "t"), [
    { e: "rated", o: "quiz/q#a", d: { try: "t", score: 1, max: 2 } }, { e: "rated", o: "quiz/q#c", d: { try: "t", score: 0, max: 1 } },
  ]);
});

test("what is handed in is a line of JSON for each record of the attempt, without notes", () => {
  const record = { v: 1, id: "1", t: "", s: "", n: 0, a: "", p: "", r: "", e: "answered", o: "quiz/q#a", d: { try: "t", text: "two\nlines" }, c: "" } as const;
  const others = [{ ...record, e: "note" }, { ...record, d: { try: "other" } }, { ...record, d: {} }] as const;
  assert.deepEqual(linesOf([record, ...others, record], "t").trim().split("\n").map((l) => JSON.parse(l)), [record, record]);
});
