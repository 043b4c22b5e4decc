import { crc32c } from "./crc";
import { actorName, chanceName, idMaker } from "./id";
import type { Value } from "./log";
import { lineOf, recordOf } from "./record";
import assert from "node:assert/strict";
import { test } from "node:test";

test("the checksum is that of RFC 3720", () => {
  assert.equal(crc32c(""), "00000000");
  assert.equal(crc32c("123456789"), "e3069283");
  assert.equal(crc32c("\0".repeat(32)), "8a9136aa");
});

const record = {
  v: 1, id: "0193568f-6a2b-7c3a-9f00-3d1e5a7b9c11", t: "2026-11-23T10:00:00.123Z", s: "k7f3m9q2xw4d", n: 12,
  a: "u-3f9c1e7ab2d04c55", p: "acme-onboarding", r: "9f86d081", e: "answered", o: "quiz/refunds#q3",
} as const;

test("a line ends with the checksum of what stands before it", () => {
  const line = lineOf({ ...record, d: { resp: ["b", "d"], score: 1 } });
  const [, before = "", sum] = /^(.*),"c":"([0-9a-f]{8})"}$/.exec(line) ?? [];
  assert.equal(sum, crc32c(before));
  assert.deepEqual(recordOf(line), { ...record, d: { resp: ["b", "d"], score: 1 }, c: sum });
});

test("a record without data has no d", () => assert.ok(!lineOf(record).includes('"d":')));

let deep: Value = 1;
for (let level = 0; level < 7; level++) deep = [deep];

for (const [name, d, ok] of [
  ["eight levels", { x: deep }, true],
  ["nine levels", { x: [deep] }, false],
  ["a number that is none", { x: Number.NaN }, false],
  ["a number without end", { x: [Infinity] }, false],
  ["64 KiB", { x: "价".repeat(21000) }, true],
  ["more than 64 KiB", { x: "价".repeat(22000) }, false],
] as const) {
  test(`${name}: ${ok ? "kept" : "refused"}`, () => {
    if (ok) lineOf({ ...record, d });
    else assert.throws(() => lineOf({ ...record, d }), RangeError);
  });
}

test("ids grow, whatever the clock does", () => {
  for (const first of [0, 0xff]) {
    const next = idMaker((count) => new Uint8Array(count).fill(first));
    const times = [1000, 1000, 999, 5, 1000, ...Array.from({ length: 5000 }, () => 1000), 1001, 2000, 1];
    const ids = times.map(next);
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test("an id begins with its time", () => assert.ok(idMaker()(0x0193568f6a2b).startsWith("0193568f-6a2b-7")));

test("names of sessions, attempts and learners", () => {
  assert.match(chanceName(), /^[0-9a-z]{12}$/);
  assert.notEqual(chanceName(), chanceName());
  assert.match(actorName(), /^u-[0-9a-f]{16}$/);
  assert.notEqual(actorName(), actorName());
});
