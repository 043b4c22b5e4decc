import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, EventName, LogRecord } from "./log";
import { erasing, living, undoing, within } from "./reset";

// "s3 checked check/x#a" is record number 3 of session s.
function record(text: string, d?: Entry["d"]): LogRecord {
  const [place = "", e, o = ""] = text.split(" ");
  const base = { v: 1 as const, id: place, t: "", s: place.slice(0, 1), n: Number(place.slice(1)), a: "", p: "", r: "", e: e as EventName, o, c: "" };
  return d ? { ...base, d } : base;
}

test("what lies below an object", () => {
  for (const o of ["quiz/a", "quiz/a#q1", "quiz/a/b", "quiz/a/b#q1"]) assert.ok(within(o, "quiz/a"), o);
  for (const o of ["quiz/ab", "quiz/ab#q1", "quiz", "page/quiz/a"]) assert.ok(!within(o, "quiz/a"), o);
  assert.ok(within("anything", "portal"));
});

test("a reset erases what it has seen and nothing else", () => {
  const seen = ["s0 answered quiz/a#q1", "s1 answered quiz/a#q2", "s4 answered quiz/a#q1", "t0 submitted quiz/a"].map((text) => record(text));
  const entries = erasing({ e: "reset", o: "quiz/a" }, seen);
  assert.deepEqual(entries, [{ e: "reset", o: "quiz/a", d: { seen: { s: [0, 1, 4, 4], t: [0, 0] } } }]);
  const reset = record("u0 reset quiz/a", entries[0]?.d);
  const others = ["s2 answered quiz/a#q3", "s3 answered quiz/b#q1", "t1 answered quiz/a#q1", "w0 answered quiz/a#q1"].map((text) => record(text));
  const stray = record("s0 answered quiz/b#q1"); // the same number, another object
  assert.deepEqual(living([...seen, ...others, stray, reset], [reset]), [...others, stray, reset]);
});

test("a reset of many sessions is cut into lines that fit", () => {
  const seen = Array.from({ length: 9000 }, (_, i) => ({ ...record("s0 read page/x"), s: `session${i}` }));
  const entries = erasing({ e: "reset", o: "portal" }, seen);
  assert.ok(entries.length > 1);
  for (const entry of entries) assert.ok(JSON.stringify(entry).length < 50000);
  const resets = entries.map(({ o, d }, i) => record(`r${i} reset ${o}`, d));
  assert.deepEqual(living(seen, resets), []);
});

test("a session's name is no member of every object", () => {
  const odd = { ...record("s0 read page/x"), s: "constructor" };
  assert.deepEqual(living([odd], [record("r0 reset portal", { seen: {} })]), [odd]);
});

test("an unchecked names the ticks of its own run", () => {
  const about = [record("s0 checked check/x#a"), record("s1 checked check/x#a", { run: "May" }), record("s2 checked check/x#ab"), record("s3 note check/x#a")];
  assert.deepEqual(undoing({ e: "unchecked", o: "check/x#a" }, about).d, { of: ["s0"] });
  assert.deepEqual(undoing({ e: "unchecked", o: "check/x#a", d: { run: "May" } }, about).d, { run: "May", of: ["s1"] });
});
