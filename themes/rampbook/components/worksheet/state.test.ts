import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happening, Told } from "../form/runs";
import type { CellData, SheetData } from "./data";
import { fits, shapeOf, toLog, typedIn } from "./state";

const input = (type: CellData["type"], standard: string, options?: string[]): CellData => ({ row: "", column: "", type, digits: -1, input: { low: "", high: "", default: standard, ...(options && { options }) } });
const choice = input("text", "low", ["low", "high"]);
const sheet: SheetData = { id: "s", title: "S", currency: "", decimals: 2, order: [0, 1, 2, 3], cells: [input("money", "5"), choice, { row: "", column: "", type: "money", digits: -1, expr: { op: "cell", cells: [0] } }, input("date", "")] };

function run(...records: (Happening["d"] & { e?: string })[]): Told {
  const list = records.map(({ e = "note", ...d }, i) => ({ id: `r${i}`, e: e as Happening["e"], o: "sheet/p#s", t: "", d }));
  return { id: "1", name: "", lang: "", revision: "", started: "", day: "", changed: "", records: list };
}

test("what was typed last counts, else the default", () => {
  const cases: [name: string, run: Told | undefined, want: string[]][] = [
    ["no run", undefined, ["5", "low", "", ""]],
    ["typed", run({ cell: 0, text: "7" }, { cell: 1, text: "1" }, { cell: 0, text: "8" }), ["8", "high", "", ""]],
    ["emptied", run({ cell: 0, text: "" }, { cell: 1, text: "" }), ["", "", "", ""]],
    ["not an input, not a cell, not a text", run({ cell: 2, text: "7" }, { cell: 9, text: "7" }, { cell: 0, text: 7 }, { cell: 1, text: "5" }), ["5", "low", "", ""]],
  ];
  for (const [name, told, want] of cases) assert.deepEqual(typedIn(sheet, told), want, name);
});

test("a choice is kept as a number", () => {
  assert.deepEqual(["low", "high", ""].map((text) => toLog(choice, text)), ["0", "1", ""]);
});

test("a run belongs to a sheet of its shape", () => {
  assert.equal(shapeOf(sheet), "mc2=d");
  assert.equal(fits(sheet, run({ e: "started", shape: "mc2=d" })), true);
  assert.equal(fits(sheet, run({ e: "started", shape: "mc3=d" })), false);
});
