import assert from "node:assert/strict";
import { test } from "node:test";
import { type Memory, parse, remember } from "./memory";

const texts: [text: string | null, memory: Memory][] = [
  [null, {}],
  ["", {}],
  ["{", {}],
  ["[true]", {}],
  ["null", {}],
  ['"a"', {}],
  ['{"/a/":true,"/b/":false}', { "/a/": true, "/b/": false }],
  ['{"/a/":1,"/b/":false}', { "/b/": false }],
];

for (const [text, memory] of texts) {
  test(`parse ${text}`, () => assert.deepEqual(parse(text), memory));
}

test("the latest choice wins and stands last", () => {
  const memory = remember(remember(remember({}, "/a/", true), "/b/", true), "/a/", false);
  assert.deepEqual(Object.entries(memory), [["/b/", true], ["/a/", false]]);
});

test("the oldest choices are forgotten", () => {
  let memory: Memory = {};
  for (let i = 0; i < 250; i++) memory = remember(memory, `/folder-${i}/`, true);
  assert.equal(Object.keys(memory).length, 200);
  assert.equal(memory["/folder-49/"], undefined);
  assert.equal(memory["/folder-50/"], true);
});

test("what is kept is read back", () => {
  const memory = remember({ "/x/": false }, "/销售/", true);
  assert.deepEqual(parse(JSON.stringify(memory)), memory);
});
