import assert from "node:assert/strict";
import { test } from "node:test";
import type { Result } from "./api";
import { groupsOf } from "./groups";

function result(url: string, kind: string): Result {
  return { url, kind, title: "", heading: "", excerpt: "", score: 0, lang: "en", trail: [], spans: { title: [], heading: [], excerpt: [] } };
}

test("groups: the kind of the best result is first, and ranks are kept", () => {
  const groups = groupsOf([result("1", "quiz"), result("2", "page"), result("3", "quiz"), result("4", "page"), result("5", "term")]);
  assert.deepEqual(groups.map((g) => [g.kind, ...g.results.map((r) => r.url)]), [["quiz", "1", "3"], ["page", "2", "4"], ["term", "5"]]);
});

test("groups: of nothing there are none", () => assert.deepEqual(groupsOf([]), []));
