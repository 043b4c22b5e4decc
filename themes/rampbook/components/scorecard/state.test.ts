import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happening, Told } from "../form/runs";
import type { CardData } from "./data";
import { figureOf, isBegun, outcomeOf, sheetsOf } from "./state";

const criterion = (id: string, kind: "level" | "number" | "yesno") => ({
  id, name: id, kind, group: 0, weight: 1, gate: null, worst: [0, 0] as const, best: kind === "yesno" ? ([1, 1] as const) : ([100, 100] as const), unit: "",
});

const card: CardData = {
  id: "c", title: "C", geometric: false, levels: 3, bands: [], groups: [{ name: "", weight: 3 }],
  criteria: [criterion("a", "level"), criterion("b", "number"), criterion("c", "yesno")], raters: [],
};

const seen: CardData = { ...card, raters: [{ name: "manager", weight: 40 }, { name: "peer", weight: 60 }, { name: "self", weight: 0 }] };

function run(...lines: (Happening["d"] & { e?: Happening["e"] })[]): Told {
  const records = lines.map(({ e, ...d }, i): Happening => ({ id: `r${i}`, e: (e as Happening["e"] | undefined) ?? "rated", o: "card/p#c", t: "2026-05-12T09:00:00.000Z", d }));
  return { id: "1", name: "", lang: "", revision: "", started: "", day: "", changed: "", records };
}

test("the last rating counts, and only one that can be", () => {
  const cases: [name: string, told: Told, want: unknown][] = [
    ["nothing", run(), [null, null, null]],
    ["ratings", run({ of: "a", to: 2 }, { of: "b", to: 12.5 }, { of: "c", to: "na" }), [2, 12.5, "na"]],
    ["rated again, taken back", run({ of: "a", to: 2 }, { of: "b", to: 1 }, { of: "a", to: 3 }, { of: "b", to: null }), [3, null, null]],
    ["none that can be", run({ of: "a", to: 4 }, { of: "a", to: 1.5 }, { of: "c", to: 2 }, { of: "b", to: "x" }, { of: "z", to: 1 }), [null, null, null]],
    ["a rater where there are none", run({ of: "a", to: 2, sheet: "1", rater: "peer" }), [null, null, null]],
  ];
  for (const [name, told, want] of cases) assert.deepEqual(sheetsOf(card, told).map(({ ratings }) => ratings), [want], name);
});

test("each rater has a sheet", () => {
  const peers = ["1", "2", "3"].map((sheet) => ({ of: "a", to: 3, sheet, rater: "peer" }));
  const told = run({ e: "note", sheet: "0", rater: "manager" }, ...peers, { of: "a", to: 1, sheet: "4", rater: "self" }, { of: "a", to: 1, sheet: "5", rater: "stranger" });
  const sheets = sheetsOf(seen, told);
  assert.deepEqual(sheets.map(({ rater }) => rater), ["manager", "peer", "peer", "peer", "self"]);
  assert.deepEqual(sheets.map(isBegun), [false, true, true, true, true]);
  const outcome = outcomeOf(seen, sheets);
  assert.equal(outcome.score, 100);
  assert.deepEqual(outcome.voices.map(({ count, hidden, score }) => [count, hidden, score]), [[0, false, null], [3, false, 100], [1, false, 0]]);
  assert.deepEqual(outcomeOf(seen, sheets.slice(0, 3)).voices[1], { name: "peer", count: 2, hidden: true, score: null });
});

test("figures are read as people write them", () => {
  const cases: [typed: string, want: number | null | undefined][] = [
    ["", null], [" ", null], ["12", 12], ["１２．５", 12.5], ["1,200", 1200], ["1,20", undefined], ["-3", -3], ["−3", -3], [".5", 0.5], ["50 %", 50], ["50%", 50], ["-", undefined], ["1e3", undefined], ["x", undefined],
  ];
  for (const [typed, want] of cases) assert.equal(figureOf(typed, "%"), want, typed);
});
