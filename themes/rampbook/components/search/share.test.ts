import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filters } from "./api";
import { addressOf, askedBy } from "./share";

const cases: [page: string, query: string, filters: Filters, want: string][] = [
  ["https://host/team/search/index.html", "refund", {}, "https://host/team/search/index.html?q=refund"],
  ["https://host/search/index.html?q=old#rb-missed", "返佣 c++", { kind: "quiz" }, "https://host/search/index.html?q=%E8%BF%94%E4%BD%A3+c%2B%2B&kind=quiz"],
  ["file:///home/li/site/search/index.html", "a&b=c#d", { tag: "价格", section: "playbooks/1-process" }, "file:///home/li/site/search/index.html?q=a%26b%3Dc%23d&section=playbooks%2F1-process&tag=%E4%BB%B7%E6%A0%BC"],
  ["https://host/search/index.html", "  ", {}, "https://host/search/index.html"],
];

for (const [page, query, filters, want] of cases) {
  test(`share: ${query} on ${page}`, () => {
    assert.equal(addressOf(page, query, filters), want);
    assert.deepEqual(askedBy(want), { query: query.trim(), filters });
  });
}

test("share: an address may lack everything", () => assert.deepEqual(askedBy("https://host/?x=1&kind="), { query: "", filters: {} }));
test("share: a lone surrogate harms nobody", () => assert.equal(askedBy(addressOf("https://host/", "\uD800", {})).query, "\uFFFD"));
