import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogRecord, Value } from "../log/log";
import type { Overview } from "../overview/overview";
import { offersOf } from "./offers";

const overview: Overview = {
  paths: [{ page: "paths/rep", title: "Rep", url: "rep.html", stages: [{ title: "One", anchor: "one", from: 1, to: 5, steps: [{ page: "a", title: "A", url: "a.html" }, { page: "q", title: "Q", url: "q.html", questions: ["x"] }] }] }],
  pages: [{ page: "q", title: "Q", url: "q.html", quiz: true, data: "", questions: [] }],
};

let count = 0;
function record(e: LogRecord["e"], o: string, d: { [name: string]: Value } = {}): LogRecord {
  return { v: 1, id: String(count++).padStart(4, "0"), t: "", s: "s", n: 0, a: "u", p: "p", r: "r", e, o, d, c: "" };
}

const begun = record("started", "quiz/q", { try: "t" });
const path = record("started", "path/paths/rep", { start: "2026-11-23" });

const cases: [name: string, records: LogRecord[], last: string | undefined, want: string][] = [
  ["nothing yet", [], undefined, ""],
  ["the last page", [], "b.html", "page b.html"],
  ["an open attempt", [begun], "b.html", "attempt q.html, page b.html"],
  ["the page of the open attempt once", [begun], "q.html", "attempt q.html"],
  ["an attempt handed in", [begun, record("submitted", "quiz/q", { try: "t" })], undefined, ""],
  ["the next step of a path", [path], undefined, "step a.html"],
  ["a step further", [path, record("read", "page/a")], "a.html", "step q.html, page a.html"],
];

for (const [name, records, last, want] of cases) {
  test(name, () => {
    const got = offersOf(records, overview, last === undefined ? undefined : { title: "B", url: last });
    assert.equal(got.map(({ kind, url }) => `${kind} ${url}`).join(", "), want);
  });
}
