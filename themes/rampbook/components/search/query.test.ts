import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "./query";

const nothing = { text: "", phrases: [], excluded: [], filters: {}, quoted: false };

const cases: [typed: string, want: Partial<ReturnType<typeof queryOf>>][] = [
  ["", {}],
  [" \t　", {}],
  ["refund policy", { text: "refund policy" }],
  ["退款　流程", { text: "退款 流程" }],
  ["refund -credit －note", { text: "refund", excluded: ["credit", "note"] }],
  ["GPT-4o", { text: "GPT-4o" }],
  ["- -", {}],
  ["--no-backup", { text: "no-backup" }],
  ["run --no-backup -now", { text: "run no-backup", excluded: ["now"] }],
  ["-now -then", { text: "now then" }],
  ["-now kind:quiz", { excluded: ["now"], filters: { kind: "quiz" } }],
  ['"net price" list', { text: "net price list", phrases: ["net price"] }],
  ['list “net price”', { text: "list net price", phrases: ["net price"], quoted: true }],
  ['a "b c', { text: "a b c", phrases: ["b c"], quoted: true }],
  ['-"net price" list', { text: "list", excluded: ["net price"] }],
  ['""', {}],
  ["KIND:quiz refund", { text: "refund", filters: { kind: "quiz" } }],
  ["标签 tag：价格", { text: "标签", filters: { tag: "价格" } }],
  ['tag:"net price" x', { text: "x", filters: { tag: "net price" } }],
  ["kind: quiz", { text: "kind: quiz" }],
  ["a -kind:quiz", { text: "a", excluded: ["kind:quiz"] }],
  ["https://host/a", { text: "https://host/a" }],
];

for (const [typed, want] of cases) {
  test(`query: ${JSON.stringify(typed)}`, () => assert.deepEqual(queryOf(typed), { ...nothing, ...want }));
}

test("query: of a long one the beginning is read", () => assert.equal(queryOf("a".repeat(10_000)).text.length, 1000));
