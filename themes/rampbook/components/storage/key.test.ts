import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "./key";

const cases: [script: string, key: string][] = [
  ["https://host/rampbook/early.1.js", "rampbook / theme"],
  ["https://host/sales/kit/rampbook/early.1.js", "rampbook /sales/kit/ theme"],
  ["file:///home/li/site/rampbook/early.1.js", "rampbook /home/li/site/ theme"],
  ["https://host/a/rampbook/reading.2.js?x=1", "rampbook /a/ theme"],
  ["", "rampbook / theme"],
];

for (const [script, key] of cases) {
  test(`key for ${script || "no address"}`, () => assert.equal(keyOf(script, "theme"), key));
}
