import { Ledger } from "./ledger";
import type { Entry, Log, LogRecord } from "./log";
import assert from "node:assert/strict";
import { test } from "node:test";

/** A log in memory, which can be told to fail. */
function logOf(kept: LogRecord[]): Log & { fails: boolean; tell(...records: LogRecord[]): void } {
  let watcher: (records: readonly LogRecord[]) => void = () => undefined;
  let n = 0;
  return {
    fails: false,
    async append(...entries: Entry[]) {
      const added = entries.map((entry) => recordOf(`own${n++}`, entry));
      kept.push(...added);
      if (this.fails) throw new Error("full");
      watcher(added);
      return added;
    },
    records: async () => kept,
    watch(tell) {
      watcher = tell;
      return () => (watcher = () => undefined);
    },
    tell: (...records) => watcher(records),
  };
}

function recordOf(id: string, entry: Entry, t = "2026-11-23T12:00:00.000Z"): LogRecord {
  return { v: 1, id, t, s: "", n: 0, a: "", p: "", r: "", ...entry, c: "" };
}

const note = (o: string): Entry => ({ e: "note", o });
const objects = (ledger: Ledger): string[] => ledger.all().map((r) => r.o);

test("each record once, and only those of the page", async () => {
  const log = logOf([recordOf("1", note("quiz/q#a")), recordOf("2", note("quiz/q-other#a"))]);
  let told = 0;
  const ledger = new Ledger(log, "quiz/q", () => told++);
  await ledger.open();
  await ledger.keep(note("quiz/q#b"));
  log.tell(recordOf("3", note("quiz/q")));
  log.tell(recordOf("3", note("quiz/q")));
  assert.deepEqual(objects(ledger), ["quiz/q#a", "quiz/q#b", "quiz/q"]);
  assert.equal(ledger.state, "saved");
  assert.ok(told >= 3);
});

test("what comes late takes its place", async () => {
  const log = logOf([recordOf("1", note("quiz/q#late"), "2026-11-23T12:00:05.000Z")]);
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  await ledger.open();
  log.tell(recordOf("2", note("quiz/q#early"), "2026-11-23T12:00:01.000Z"));
  assert.deepEqual(objects(ledger), ["quiz/q#early", "quiz/q#late"]);
});

test("what cannot be kept holds for the page, and is called lost", async () => {
  const log = logOf([]);
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  await ledger.open();
  log.fails = true;
  await ledger.keep(note("quiz/q#a"));
  assert.deepEqual([ledger.state, objects(ledger)], ["lost", ["quiz/q#a"]]);
  log.fails = false;
  await ledger.keep(note("quiz/q#b"));
  assert.deepEqual(objects(ledger).sort(), ["quiz/q#a", "quiz/q#b"]);
});

test("what comes while the log is read stays", async () => {
  const log = logOf([recordOf("1", note("quiz/q#a"))]);
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  const [a] = await log.records("");
  log.records = async () => (a ? [a] : []); // as it was when the reading began
  const opened = ledger.open();
  log.tell(recordOf("2", note("quiz/q#b"), "2026-11-23T12:00:01.000Z"));
  await opened;
  assert.deepEqual(objects(ledger), ["quiz/q#a", "quiz/q#b"]);
});

test("a reading that ends after a later one has nothing to say", async () => {
  const log = logOf([]);
  const answers: ((records: LogRecord[]) => void)[] = [];
  log.records = () => new Promise((answer) => answers.push(answer));
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  const opened = ledger.open();
  log.tell(recordOf("3", { e: "reset", o: "quiz/q" }));
  answers[1]?.([recordOf("2", note("quiz/q#b"))]);
  answers[0]?.([recordOf("1", note("quiz/q#a"))]); // which the reset has erased
  await opened;
  assert.deepEqual(objects(ledger), ["quiz/q#b"]);
});

test("an erased log, and a reset, are read anew", async () => {
  const kept = [recordOf("1", note("quiz/q#a")), recordOf("2", note("quiz/q#b"))];
  const log = logOf(kept);
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  await ledger.open();
  kept.shift();
  log.tell(recordOf("3", { e: "reset", o: "quiz/q" }));
  await Promise.resolve().then(() => Promise.resolve());
  assert.deepEqual(objects(ledger), ["quiz/q#b"]);
  kept.length = 0;
  log.tell();
  await Promise.resolve().then(() => Promise.resolve());
  assert.deepEqual(objects(ledger), []);
});

test("a ledger that is closed hears of nothing", async () => {
  const log = logOf([]);
  const ledger = new Ledger(log, "quiz/q", () => undefined);
  await ledger.open();
  ledger.close();
  log.tell(recordOf("1", note("quiz/q#a")));
  assert.deepEqual(objects(ledger), []);
  log.records = async () => [recordOf("1", note("quiz/q#a"))];
  await ledger.open();
  log.tell(recordOf("2", note("quiz/q#b")));
  assert.deepEqual(objects(ledger), ["quiz/q#a", "quiz/q#b"]);
});
