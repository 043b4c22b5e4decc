import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "../log/log";
import type { ItemData, ListData } from "./data";
import { runAsCSV, runAsJSON } from "./export";
import { asked, dueOn, isSettled, overdue, progressOf, runsOf, stateOf, type Happening, type Run } from "./state";

const item = (id: string, more: Partial<ItemData> = {}): ItemData => ({
  id, number: id, text: id.toUpperCase(), depth: 0, owner: "", due: "", severity: "", likelihood: 0, impact: 0, evidence: false, proof: "", source: null, quiz: [], ...more,
});

const list: ListData = {
  id: "l", title: "Contract", owner: "", items: [item("a", { severity: "high", due: "3d", quiz: ["q1", "q2"] }), item("b", { evidence: true, due: "2w" }), item("c", { quiz: ["q2"] })],
};

let clock = 0;

/** "checked a run=1 na=why" as a record, one minute after the one before. */
function happened(line: string): Happening {
  const [e, on, ...facts] = line.split(" ");
  const d: Record<string, Value> = {};
  for (const fact of facts) {
    const [key = "", value = ""] = fact.split("=");
    d[key] = value === "true" ? true : value.replace(/_/g, " ");
  }
  return { e: e as Happening["e"], o: `check/p#${on}`, t: new Date(Date.UTC(2026, 4, 12, 9, clock++)).toISOString(), d };
}

function runs(...lines: string[]): Run[] {
  clock = 0;
  return runsOf(list, "p", lines.map(happened));
}

function states(run: Run | undefined): string {
  assert.ok(run);
  return list.items.map((one) => stateOf(run, one).state).join(" ");
}

test("runs are made of records", () => {
  const cases: [name: string, lines: string[], want: string[]][] = [
    ["nothing", [], []],
    ["a run", ["started l run=1 name=ACME"], ["open open open"]],
    ["states", ["started l run=1", "checked a run=1", "checked b run=1 na=none", "checked c run=1", "unchecked c run=1"], ["done na open"]],
    ["no reason", ["started l run=1", "checked a run=1 na=_"], ["open open open"]],
    ["two runs, the last first", ["started l run=1", "started l run=2", "checked a run=1"], ["open open open", "done open open"]],
    ["reset", ["started l run=1", "checked a run=1", "reset l run=1", "checked b run=1"], ["open done open"]],
    ["gone", ["started l run=1", "started l run=2", "reset l run=1 gone=true", "checked a run=1"], ["open open open"]],
    ["never begun", ["checked a run=1", "acknowledged l run=1 name=x"], []],
    ["renamed, and kept", ["started l run=1 name=A", "checked a run=1", "started l run=1 name=B"], ["done open open"]],
    ["another list's item", ["started l run=1", "checked z run=1", "started z run=2"], ["open open open"]],
    ["without a run", ["started l", "checked a"], []],
  ];
  for (const [name, lines, want] of cases) assert.deepEqual(runs(...lines).map(states), want, name);
  assert.equal(runs("started l run=1 name=A", "started l run=1 name=B")[0]?.name, "B");
});

test("another page's records do not count", () => {
  assert.deepEqual(runsOf(list, "other", [happened("started l run=1")]), []);
});

test("notes and evidence replace what was there", () => {
  const [run] = runs("started l run=1", "note a run=1 text=one", "note a run=1 evidence=https://x", "note a run=1 text=two", "note b run=1");
  assert.ok(run);
  assert.deepEqual(run.items.get("a"), { state: "open", reason: "", note: "two", evidence: "https://x" });
  assert.equal(run.items.has("b"), false);
});

test("a signature holds until something changes", () => {
  const signed = (...lines: string[]) => runs("started l run=1", "acknowledged l run=1 name=Li date=2026-05-12", ...lines)[0]?.signed;
  assert.deepEqual(signed(), { name: "Li", date: "2026-05-12", stale: false });
  assert.equal(signed("checked a run=1")?.stale, true);
  assert.equal(signed("checked a run=1 na=_")?.stale, false);
  assert.equal(signed("checked a run=1", "acknowledged l run=1 name=Li")?.stale, false);
  assert.equal(signed("reset l run=1"), null);
});

test("an item that asks for evidence is open without it", () => {
  const [without] = runs("started l run=1", "checked b run=1");
  const [withIt] = runs("started l run=1", "checked b run=1", "note b run=1 evidence=x");
  const b = list.items[1];
  assert.ok(without && withIt && b);
  assert.equal(isSettled(without, b), false);
  assert.equal(isSettled(withIt, b), true);
  assert.deepEqual(progressOf(list, without), { of: 3, done: 0, na: 0, open: 3, high: 1 });
  assert.deepEqual(progressOf(list, withIt), { of: 3, done: 1, na: 0, open: 2, high: 1 });
});

test("days are counted from the beginning of the run", () => {
  const [run] = runs("started l run=1", "checked c run=1");
  assert.ok(run);
  assert.deepEqual(list.items.map((one) => dueOn(run, one)), ["2026-05-15", "2026-05-26", ""]);
  assert.deepEqual(overdue(list, run, "2026-05-15"), []);
  assert.deepEqual(overdue(list, run, "2026-05-16").map(({ id }) => id), ["a"]);
  assert.deepEqual(asked(list, run, "2026-05-15"), []);
  assert.deepEqual(asked(list, run, "2026-05-16"), ["q1", "q2"]);
  const [signed] = runs("started l run=1", "checked a run=1", "acknowledged l run=1 name=Li");
  assert.ok(signed);
  assert.deepEqual(asked(list, signed, "2026-05-12"), ["q2"]);
});

test("a run becomes a file", () => {
  const [run] = runs("started l run=1 name=ACME", "checked a run=1", 'note a run=1 text=say_"yes",_please', "checked c run=1 na=+none");
  assert.ok(run);
  const columns = { number: "No.", item: "Item", state: "State", reason: "Reason", owner: "Owner", due: "Due", severity: "Severity", note: "Note", evidence: "Evidence" };
  assert.equal(runAsCSV(list, run, columns), [
    "\uFEFFNo.,Item,State,Reason,Owner,Due,Severity,Note,Evidence",
    'a,A,done,,,2026-05-15,high,"say ""yes"", please",',
    "b,B,open,,,2026-05-26,,,",
    "c,C,na,'+none,,,,,",
    "",
  ].join("\r\n"));
  const file = JSON.parse(runAsJSON(list, run)) as { progress: unknown; items: { state: string; reason: string }[] };
  assert.deepEqual(file.progress, { of: 3, done: 1, na: 1, open: 1, high: 0 });
  assert.deepEqual(file.items.map(({ state }) => state), ["done", "open", "na"]);
});
