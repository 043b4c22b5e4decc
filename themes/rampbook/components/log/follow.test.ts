import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "./follow";
import type { EventName, Log, LogRecord } from "./log";

function record(id: string, e: EventName = "opened"): LogRecord {
  return { v: 1, id, t: "", s: "s", n: 0, a: "u", p: "p", r: "r", e, o: "page/a", c: "" };
}

/** A log whose reading ends when the test says so. */
function begin(first: readonly LogRecord[] | Error) {
  let tell: (records: readonly LogRecord[]) => void = () => {};
  let kept = first;
  const shown: string[] = [];
  const records = async (): Promise<readonly LogRecord[]> => {
    const read = kept;
    await null;
    if (read instanceof Error) throw read;
    return read;
  };
  const log: Log = { append: () => Promise.reject(new Error("nothing is written here")), records, watch: (fn) => ((tell = fn), () => {}) };
  follow(log, (all) => void shown.push(all.map(({ id }) => id).join("")));
  const settle = (): Promise<void> => new Promise((done) => void setImmediate(done));
  return { shown, settle, tell: (...added: LogRecord[]) => tell(added), keep: (...all: LogRecord[]) => void (kept = all) };
}

test("what is there, and what is added", async () => {
  const log = begin([record("a"), record("b")]);
  await log.settle();
  log.tell(record("c"), record("b"));
  assert.deepEqual(log.shown, ["ab", "abc"]);
});

test("what is added while the log is read", async () => {
  const log = begin([record("a")]);
  log.tell(record("b"));
  await log.settle();
  assert.deepEqual(log.shown, ["ba"]);
});

test("an erased log, and one that begins again", async () => {
  const log = begin([record("a")]);
  await log.settle();
  log.keep();
  log.tell();
  await log.settle();
  log.keep(record("r", "reset"));
  log.tell(record("r", "reset"));
  await log.settle();
  assert.deepEqual(log.shown, ["a", "", "r"]);
});

test("a log that cannot be read", async () => {
  const log = begin(new Error("locked"));
  await log.settle();
  log.tell(record("a"));
  assert.deepEqual(log.shown, ["", "a"]);
});
