import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseLine } from "./read";
import { lineOf, type Unsigned } from "./record";

// The same file as vectors_test.go reads.
const archive = readFileSync(new URL("../../../../generator/progress/testdata/records.txtar", import.meta.url), "utf8");

function vectors(name: string): [string, string][] {
  const text = archive.split(`-- ${name} --\n`)[1]?.split(/^-- .* --\n/m)[0] ?? "";
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.flatMap((line, i): [string, string][] => (i % 2 ? [] : [[line, lines[i + 1] ?? ""]]));
}

for (const [record, line] of vectors("records")) {
  test(`written: ${line.slice(0, 60)}`, () => assert.equal(lineOf({ v: 1, ...(JSON.parse(record) as Omit<Unsigned, "v">) }), line));
}

for (const [quality, line] of vectors("lines")) {
  test(`${quality}: ${line.slice(0, 60)}`, () => assert.equal(parseLine(line).quality, quality));
}

test("there are vectors", () => assert.ok(vectors("records").length > 2 && vectors("lines").length > 5));
