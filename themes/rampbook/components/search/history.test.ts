import assert from "node:assert/strict";
import { test } from "node:test";
import { missesOf, recentOf, table, withMiss, withRecent } from "./history";

test("recent: the latest is first and only once", () => {
  let recent: string[] = [];
  for (const query of ["a", "b", " a ", "", "  "]) recent = withRecent(recent, query);
  assert.deepEqual(recent, ["a", "b"]);
});

test("recent: the list does not grow for ever, nor does an entry", () => {
  let recent: string[] = [];
  for (let i = 0; i < 20; i++) recent = withRecent(recent, `query ${i}`);
  assert.equal(recent.length, 8);
  assert.equal(recent[0], "query 19");
  assert.equal([...(withRecent([], "𠮷".repeat(10_000))[0] ?? "")].length, 120);
});

for (const kept of [null, "", "{", "{}", "7", '[1,null,{"query":"a"}]', '"text"']) {
  test(`history: ${kept ?? "nothing"} in storage is an empty list`, () => {
    assert.deepEqual(recentOf(kept), []);
    assert.deepEqual(missesOf(kept), []);
  });
}

test("misses: a query is counted by language", () => {
  let misses = withMiss([], "返佣", "zh", "2026-11-01");
  misses = withMiss(misses, "rebate", "en", "2026-11-02");
  misses = withMiss(misses, "返佣", "en", "2026-11-03");
  misses = withMiss(misses, " 返佣", "zh", "2026-11-04");
  assert.deepEqual(misses, [
    { query: "返佣", lang: "zh", times: 2, last: "2026-11-04" },
    { query: "返佣", lang: "en", times: 1, last: "2026-11-03" },
    { query: "rebate", lang: "en", times: 1, last: "2026-11-02" },
  ]);
  assert.deepEqual(missesOf(JSON.stringify(misses)), misses);
});

const head = ["query", "language", "times", "last"];

const cells: [query: string, cell: string][] = [
  ["rebate", "rebate"],
  ["a, b", '"a, b"'],
  ['"exact words"', '"""exact words"""'],
  ["=1+1", "'=1+1"],
  ["-refund", "'-refund"],
  ["@a,b", `"'@a,b"`],
  ["返佣", "返佣"],
];

for (const [query, cell] of cells) {
  test(`misses: ${query} in a table`, () => {
    const [first, second, end] = table(withMiss([], query, "en", "2026-11-23"), head).split("\r\n");
    assert.equal(first, "\uFEFFquery,language,times,last");
    assert.equal(second, `${cell},en,1,2026-11-23`);
    assert.equal(end, "");
  });
}
