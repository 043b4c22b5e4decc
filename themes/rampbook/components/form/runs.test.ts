import type { LogRecord, Value } from "../log/log";
import { living } from "../log/reset";
import { erased, toldRuns } from "./runs";
import assert from "node:assert/strict";
import { test } from "node:test";

const record = (n: number, e: LogRecord["e"], o: string, d: { [name: string]: Value }): LogRecord => ({
  v: 1, id: `id-${n}`, t: `2026-05-12T09:00:0${n}.000Z`, s: "s", n, a: "a", p: "p", r: "r", c: "", e, o, d,
});

const log = [
  record(0, "started", "sheet/p#a", { run: "1", name: "ACME", rev: "r1", lang: "en", day: "2026-05-13" }),
  record(1, "note", "sheet/p#a", { run: "1", cell: 0, text: "5" }),
  record(2, "started", "sheet/p#a", { run: "2", name: "Beta" }),
  record(3, "note", "sheet/p#a", { run: "2", cell: 0, text: "6" }),
  record(4, "started", "sheet/p#a", { run: "1", name: "ACME Ltd" }),
  record(5, "note", "sheet/p#b", { run: "1", cell: 0, text: "of another sheet" }),
  record(6, "note", "sheet/p#a", { run: "3", cell: 0, text: "never begun" }),
];

const runs = (records = log) => toldRuns(records, "sheet/p#a");

test("runs are told apart, the last first", () => {
  assert.deepEqual(runs().map(({ id, name, day, records }) => [id, name, day, records.length]), [["2", "Beta", "2026-05-12", 2], ["1", "ACME Ltd", "2026-05-13", 3]]);
});

test("what is erased is what was seen of one run", () => {
  const of = (id: string) => runs().find((run) => run.id === id) ?? assert.fail();
  const after = (whole: boolean) => {
    const [entry] = erased("sheet/p", of("1"), whole);
    const reset = record(9, "reset", entry?.o ?? "", { ...entry?.d });
    const late = record(8, "note", "sheet/p#a", { run: "1", cell: 1, text: "not seen" });
    return runs(living([...log, late, reset], [reset])).map(({ name, records }) => [name, records.map(({ id }) => id).join(" ")]);
  };
  assert.deepEqual(after(false), [["Beta", "id-2 id-3"], ["ACME Ltd", "id-0 id-4 id-8"]]);
  assert.deepEqual(after(true), [["Beta", "id-2 id-3"]]);
  assert.deepEqual(erased("sheet/p", { ...of("2"), records: of("2").records.slice(0, 1) }, false), []);
});
