import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dateText, dayAt, dayOf, today } from "./day";

const days: [time: string, minutesWest: number, want: string][] = [
  ["2026-11-23T10:00:00.000Z", 0, "2026-11-23"],
  ["2026-11-23T17:30:00.000Z", -480, "2026-11-24"], // Shanghai
  ["2026-11-23T02:00:00.000Z", 300, "2026-11-22"], // New York
];

for (const [time, minutesWest, want] of days) {
  test(`the day of ${time}, ${minutesWest} minutes west`, () => {
    assert.equal(dateOf(dayOf(time, minutesWest)), want);
    assert.equal(dayOf(time, minutesWest), dayAt(want));
  });
}

test("today is the reader's", () => {
  assert.equal(today(new Date(2026, 4, 12, 0, 30)), "2026-05-12");
  assert.equal(today(new Date(2026, 4, 12, 23, 30)), "2026-05-12");
});

test("a date in words; what is none stays", () => {
  assert.equal(dateText("2026-05-12", "zh-CN"), "2026年5月12日");
  assert.equal(dateText("2026-05-12", "en", { weekday: "short" }), "Tue");
  assert.equal(dateText("soon", "en"), "soon");
  assert.ok(Number.isNaN(dayAt("")));
});
