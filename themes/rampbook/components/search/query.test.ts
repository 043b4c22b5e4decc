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
  ['"net price" list', { text: "net price list", phrases: ["net price"] }],
  ['list “net price”', { text: "list net price", phrases: ["net price"], quoted: true }],
  ['a "b c', { text: "a b c", phrases: ["b c"], quoted: true }],
  ['-"net price"', { excluded: ["net price"] }],
  ['""', {}],
  ["KIND:quiz refund", { text: "refund", filters: { kind: "quiz" } }],
  ["标签 tag：价格", { text: "标签", filters: { tag: "价格" } }],
  ['tag:"net price" x', { text: "x", filters: { tag: "net price" } }],
  ["kind: quiz", { text: "kind: quiz" }],
  ["-kind:quiz", { excluded: ["kind:quiz"] }],
  ["https://host/a", { text: "https://host/a" }],
];

for (const [typed, want] of cases) {
  test(`query: ${JSON.stringify(typed)}`, () => assert.deepEqual(queryOf(typed), { ...nothing, ...want }));
}

test("query: of a long one the beginning is read", () => assert.equal(queryOf("a".repeat(10_000)).text.length, 1000));
