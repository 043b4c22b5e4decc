import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt } from "../day/day";
import { answered, NEW_CARD, recallOn } from "./card";
import { deadlineOf, forecast, queue, type Item } from "./queue";
import { RETENTION, type Grade } from "./fsrs";

function item(id: string, topic: string, ...answers: [day: number, grade: Grade][]): Item {
  return { id, topic, card: answers.reduce((card, [day, grade]) => answered(card, grade, day), NEW_CARD) };
}

const ids = (items: readonly Item[]): string => items.map((i) => i.id).join(" ");

const cases: [name: string, items: Item[], day: number, deadline: number | undefined, want: string][] = [
  ["nothing to ask", [], 3, undefined, ""],
  ["what was never answered waits for its quiz", [item("a", "x")], 3, undefined, ""],
  ["what is not due yet", [item("a", "x", [0, 3])], 1, undefined, ""],
  ["what is due today", [item("a", "x", [0, 3])], 2, undefined, "a"],
  ["the most forgotten first", [item("a", "x", [0, 3]), item("b", "y", [0, 1])], 3, undefined, "b a"],
  ["topics in turn", [item("a", "x", [0, 1]), item("b", "x", [0, 1]), item("c", "y", [0, 3])], 9, undefined, "a c b"],
  ["new ones before a deadline", [item("a", "x"), item("b", "x"), item("c", "x"), item("d", "x")], 0, 4, "a b"],
  ["all new ones on the last day", [item("a", "x"), item("b", "x")], 3, 4, "a b"],
  ["what would fade by the deadline", [item("a", "x", [0, 3])], 1, 4, "a"],
  ["not what was asked today", [item("a", "x", [1, 3])], 1, 4, ""],
];

for (const [name, items, day, deadline, want] of cases) {
  test(name, () => assert.equal(ids(queue(items, day, deadline)), want));
}

const deadlines: [date: string, ahead: number | undefined][] = [
  ["2026-11-23", undefined], ["2026-11-24", 1], ["2028-11-22", 730], ["2028-11-23", undefined], ["3026-11-23", undefined], ["", undefined], ["soon", undefined],
];
for (const [date, ahead] of deadlines) {
  test(`ready by ${date || "no date"}`, () => {
    const today = dayAt("2026-11-23");
    assert.equal(deadlineOf(date, today), ahead === undefined ? undefined : today + ahead);
  });
}

test("a forecast asks everything, and by the deadline all of it is known", () => {
  const items = Array.from({ length: 40 }, (_, i) => item(`q${i}`, `t${i % 3}`));
  const days = forecast(items, 0, 21);
  assert.equal(days.length, 21);
  let now = items;
  for (const [day, count] of days.entries()) {
    const asked = queue(now, day, 21);
    assert.equal(asked.length, count);
    now = now.map((i) => (asked.some((q) => q.id === i.id) ? { ...i, card: answered(i.card, 3, day) } : i));
  }
  for (const { id, card } of now) assert.ok(recallOn(card, 21) >= RETENTION, `${id} is at ${recallOn(card, 21)}`);
});
