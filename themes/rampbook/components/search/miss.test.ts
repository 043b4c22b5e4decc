import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "./api";
import { Miss } from "./miss";

// What is typed and how many pages it finds; "/" is turning away, "?" a part of the index that is missing.
const cases: [name: string, steps: string, want: string[]][] = [
  ["closed", "xylophone:0 /", ["xylophone"]],
  ["closed twice", "xylophone:0 / /", ["xylophone"]],
  ["found", "price:2 /", []],
  ["letter by letter", "x:0 xy:0 xylo:0 /", ["xylo"]],
  ["on the way to a word that is there", "pri:0 pric:0 price:2 /", []],
  ["another search", "xylophone:0 price:2 /", ["xylophone"]],
  ["another that finds nothing", "xylophone:0 banjo:0 /", ["xylophone", "banjo"]],
  ["taken back", "banjo:0 banj:0 ba:0 b:9 bass:3 /", ["banjo"]],
  ["taken back, then another", "banjo:0 ba:0 bass:0 /", ["banjo", "bass"]],
  ["blanks do not count", "banjo:0 banjo_:0 /", ["banjo"]],
  ["filtered", "price@quiz:0 /", []],
  ["not sure", "price?:0 /", []],
];

for (const [name, steps, want] of cases) {
  test(`a miss: ${name}`, () => {
    const got: string[] = [];
    const miss = new Miss((text) => void got.push(text));
    for (const step of steps.split(" ")) {
      const [, text = "", kind, partial, total] = /^(\w*)@?(\w*)(\??):(\d)$/.exec(step) ?? [];
      if (step === "/") miss.over();
      else miss.answered({ text: text.replace("_", " "), filters: kind ? { kind } : {}, literal: false, limit: 9 }, { whole: true, partial: partial === "?", total: Number(total) } as Answer);
    }
    assert.deepEqual(got, want);
  });
}
