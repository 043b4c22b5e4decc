import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "../words/words";
import { arithmetic } from "./arithmetic";
import type { QuestionData, Rule } from "./data";
import { grade } from "./grade";
import { targetOf, walk } from "./way";

const words = wordsOf(JSON.stringify({
  sum_ticks: "{0}/{1} right, {2}/{3} wrong: ", sum_exact: "all or nothing", sum_below: " (not below 0)", sum_points: "= {0}; {0} × {1} = {2}",
  sum_weights: "weights {0}", sum_gaps: "gaps {0}/{1}", sum_pairs: "pairs {0}/{1}", sum_order: "2 × {0}/{1} − 1", sum_steps: "steps {0}/{1}", sum_found: "found {0}/{1}",
}), "en");
const common = { id: "q", skill: "", source: null, html: { hints: [], explanation: "", wrong: "", right: "" } };
const many = (points: number, weights?: number[]): QuestionData => ({ ...common, kind: "choice", many: true, options: 5, points, key: { right: [true, false, true, false, true], ...(weights ? { weights } : {}) } });
const order: QuestionData = { ...common, kind: "order", options: 5, points: 1, key: { order: ["b", "a", "c", "d", "e"] } };
const match: QuestionData = { ...common, kind: "match", lefts: 3, rights: 4, points: 2, key: { pairs: ["a", "b", "c"] } };
const cloze: QuestionData = { ...common, kind: "cloze", gaps: [null, ["x", "y"]], points: 1, key: { gaps: [{ answers: [{ text: "one" }], shown: ["one"] }, { right: "x", shown: ["x"] }] } };
const scenario: QuestionData = { ...common, kind: "scenario", steps: [[1, 2], [2], []], points: 1, key: { steps: [{ right: [true, false] }, { right: [false] }, { right: [] }] } };
const reflect: QuestionData = { ...common, kind: "reflect", options: 4, points: 1 };

const sums: [q: QuestionData, rule: Rule, resp: string[], sum: string][] = [
  [many(2), "balanced", ["a", "b", "c"], "2/3 right, 1/2 wrong: 2/3 − 1/2 = 0.17; 0.17 × 2 = 0.33"],
  [many(1), "balanced", ["a", "b", "d"], "1/3 right, 2/2 wrong: 1/3 − 2/2 (not below 0) = 0"],
  [many(1), "exact", ["a", "c"], "2/3 right, 0/2 wrong: all or nothing = 0"],
  [many(1), "edc", ["a", "c"], "2/3 right, 0/2 wrong: (2 + 2 − 0) / (3 + 2) = 0.8"],
  [many(1), "canvas", ["a", "c", "d"], "2/3 right, 1/2 wrong: (2 − 1) / 3 = 0.33"],
  [many(1), "none", ["a", "c", "d"], "2/3 right, 1/2 wrong: 2/3 = 0.67"],
  [many(1, [0.5, -0.25, 0.5, 0, 0]), "balanced", ["a", "b"], "weights 0.5 − 0.25 = 0.25"],
  [many(1), "balanced", ["a", "c", "e"], ""],
  [many(1), "balanced", [], ""],
  [order, "balanced", ["a", "b", "c", "d", "e"], "2 × 9/10 − 1 = 0.8"],
  [match, "balanced", ["a", "b", "d"], "pairs 2/3 = 0.67; 0.67 × 2 = 1.33"],
  [cloze, "balanced", ["one", "y"], "gaps 1/2 = 0.5"],
  [scenario, "balanced", ["a", "a"], "steps 1/2 = 0.5"],
  [scenario, "balanced", ["a"], "steps 1/2 = 0.5"],
  [reflect, "balanced", ["a", "d"], "found 2/4 = 0.5"],
];
for (const [q, rule, resp, sum] of sums) {
  test(`${q.kind} by ${rule}: ${resp.join(" ")}`, () => {
    const score = grade(q, resp, rule) * q.points;
    assert.equal(arithmetic(q, { resp, hints: 0, sure: 0, ms: 0, score, max: q.points }, { words, settings: { rule } }), sum);
  });
}

const ways: [path: string[], steps: number[], at: number][] = [[[], [], 0], [["a"], [0], 1], [["a", "a"], [0, 1], 2], [["b"], [0], 2], [["z"], [], 0], [["a", "a", "a"], [0, 1], 2]];
for (const [path, steps, at] of ways) {
  test(`way ${path.join("")}`, () => {
    const targets = [[1, 2], [2], []];
    assert.deepEqual(walk(targets, path).map((t) => t.step), steps);
    assert.equal(targetOf(targets, path), at);
  });
}
