import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import type { QuestionData, Rule } from "./data";
import { fold, tidy } from "./fold";
import { grade, scoreTicks } from "./grade";
import { parseNumber } from "./number";
import { wilson } from "./wilson";

// The answers that generator/quiz checks too.
const shared = new URL("../../../../generator/quiz/testdata/", import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, shared), "utf8");
}

/** The sections of a txtar archive. */
function sections(text: string): Map<string, string> {
  const parts = text.split(/^-- (.+) --\n/m);
  const map = new Map<string, string>();
  for (let i = 1; i < parts.length; i += 2) map.set(parts[i] ?? "", parts[i + 1] ?? "");
  return map;
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

const archive = sections(read("twin/grade.txtar"));

test("responses get the scores that they get in Go", () => {
  let count = 0;
  for (const [name, text] of archive) {
    if (!name.endsWith(".scores")) continue;
    const question = JSON.parse(archive.get(name.replace(".scores", ".data")) ?? "") as QuestionData;
    for (const line of lines(text)) {
      const [, response = "", rule = "", share = ""] = /^(.*]) (\w+) (\S+)$/.exec(line) ?? [];
      const [a = 0, b = 1] = share.split("/").map(Number);
      const got = grade(question, JSON.parse(response) as string[], rule as Rule);
      assert.ok(Math.abs(got - a / b) < 1e-12 && (share !== "1" || got === 1), `${name}: ${line}: got ${got}`);
      count++;
    }
  }
  assert.ok(count > 60, `only ${count} responses`);
});

test("typed texts and numbers are read as in Go", () => {
  for (const [name, read] of [["fold", fold], ["numbers", parseNumber]] as const) {
    for (const line of lines(archive.get(name) ?? "")) {
      const [typed = "", want = ""] = line.split(" => ");
      assert.deepEqual(read(JSON.parse(typed) as string), JSON.parse(want), line);
    }
  }
});

test("half a character is none", () => {
  assert.equal(tidy("a\ud800b"), "a\ufffdb");
});

test("the known scores of partial credit", () => {
  const known = JSON.parse(read("partialcredit.json")) as { key: string; options: string; cases: Record<string, Record<string, number>>; coinflip: Record<string, number> };
  const names: Record<Rule, string> = { balanced: "rampbook balanced", exact: "exact", edc: "edx EDC", canvas: "canvas", none: "R none" };
  const ticks = (letters: string): boolean[] => [...known.options].map((option) => letters.includes(option));
  for (const [rule, name] of Object.entries(names) as [Rule, string][]) {
    for (const [letters, scores] of Object.entries(known.cases)) {
      const got = scoreTicks(rule, ticks(known.key), ticks(letters.replace("(none)", "")));
      assert.ok(Math.abs(got - (scores[name] ?? NaN)) <= 5e-5, `${rule} of ${letters}: ${got}`);
    }
    let sum = 0;
    for (let bits = 0; bits < 32; bits++) sum += scoreTicks(rule, ticks(known.key), ticks(known.options).map((_, i) => ((bits >> i) & 1) === 1));
    assert.ok(Math.abs(sum / 32 - (known.coinflip[name] ?? NaN)) <= 1e-4, `${rule}: mean ${sum / 32}`);
  }
});

test("Wilson's interval", () => {
  for (const [share, n, low, high] of [[0.8, 10, 0.4902, 0.9433], [0, 10, 0, 0.2775], [1, 10, 0.7225, 1], [0.5, 100, 0.4038, 0.5962], [0.5, 0, 0, 1]] as const) {
    const got = wilson(share, n);
    assert.ok(Math.abs(got[0] - low) < 1e-4 && Math.abs(got[1] - high) < 1e-4, `${share} of ${n}: ${got.join(" to ")}`);
  }
});
