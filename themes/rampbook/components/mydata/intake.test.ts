import assert from "node:assert/strict";
import { test } from "node:test";
import { writeExport } from "../log/export";
import { idMaker } from "../log/id";
import { lineOf, recordOf, type Unsigned } from "../log/record";
import { intake, isOther } from "./intake";

const nextId = idMaker();
let n = 0;
const base = (): Omit<Unsigned, "e" | "o"> => ({ v: 1, id: nextId(1764000000000), t: "2026-11-23T10:00:00.123Z", s: "s", n: n++, a: "u-0123456789abcdef", p: "here", r: "" });
const line = (p = "here"): string => lineOf({ ...base(), p, e: "read", o: "page/a" });
const bytes = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.map((text) => `${text}\n`).join(""));
const whole = (...lines: string[]): string => writeExport(lines, () => base());
const nothing = new Map<string, string>();

test("a whole copy is taken in", () => {
  const lines = [line(), line()];
  assert.deepEqual(intake(new TextEncoder().encode(whole(...lines)), "here", nothing), { lines, known: 0, foreign: 0, bad: [] });
});

test("what is here is known, what belongs elsewhere is left", () => {
  const [a, b, c] = [line(), line(), line("there")];
  const got = intake(bytes(a, b, c), "here", new Map([[recordOf(a).id, a]]));
  assert.deepEqual(got, { lines: [b], known: 1, foreign: 1, bad: [] });
});

const files: [what: string, file: Uint8Array, other: boolean][] = [
  ["of nothing", bytes(), false],
  ["of this portal", bytes(line(), line()), false],
  ["of this portal, damaged in part", bytes(line(), "garbage"), false],
  ["a copy without a record", new TextEncoder().encode(whole()), false],
  ["of this portal and another", bytes(line(), line("there")), true],
  ["of something else", bytes("garbage"), true],
];

for (const [what, file, other] of files) {
  test(`a file ${what} may${other ? " not" : ""} be brought to the state of the browser`, () => assert.equal(isOther(intake(file, "here", nothing)), other));
}

test("bad lines are named, and the good ones beside them count", () => {
  const [a, b] = [line(), line()];
  const got = intake(bytes(a, "garbage", b.replace("page/a", "page/b"), b), "here", nothing);
  assert.deepEqual(got, { lines: [a, b], known: 0, foreign: 0, bad: [{ line: 2, why: "json" }, { line: 3, why: "checksum" }] });
});

test("a copy that was cut off gives what there is and says so", () => {
  const lines = [line(), line(), line()];
  const text = new TextEncoder().encode(whole(...lines).split("\n").slice(0, 3).join("\n") + "\n");
  assert.deepEqual(intake(text, "here", nothing), { lines: lines.slice(0, 2), known: 0, foreign: 0, bad: [{ line: 1, why: "unended" }] });
});

test("a copy from which a record was taken says so", () => {
  const lines = [line(), line(), line()];
  const text = whole(...lines).split("\n");
  text.splice(2, 1);
  assert.deepEqual(intake(new TextEncoder().encode(text.join("\n")), "here", nothing).bad, [{ line: 4, why: "changed" }]);
});

test("of two records of one id the same one stays on both sides", () => {
  const record = { ...base(), e: "read", o: "page/a" };
  const one = lineOf({ ...record, d: { x: 1 } });
  const two = lineOf({ ...record, d: { x: 2 } });
  assert.deepEqual(intake(bytes(two), "here", new Map([[record.id, one]])).lines, []);
  assert.deepEqual(intake(bytes(one), "here", new Map([[record.id, two]])).lines, [one]);
});

test("records of a later version are kept as they are", () => {
  const later = `{"v":2,"id":"${nextId(1764000000000)}","w":[1.0]}`;
  assert.deepEqual(intake(bytes(later, '{"v":3}'), "here", nothing).lines, [later]);
});
