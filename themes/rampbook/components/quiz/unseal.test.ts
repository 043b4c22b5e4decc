import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import type { Locked } from "./data";
import { canUnseal, unseal } from "./unseal";

interface Vector {
  readonly passphrase: string;
  readonly plain: string;
  readonly box: Locked;
}

// Boxes that Go made.
const vectors = JSON.parse(readFileSync(new URL("../../../../generator/lock/testdata/boxes.json", import.meta.url), "utf8")) as Vector[];

test("boxes open with their passphrase, however it is typed", async () => {
  assert.ok(vectors.length >= 3);
  for (const { passphrase, plain, box } of vectors) {
    assert.ok(box.iterations >= 600_000);
    assert.deepEqual(await unseal(box, passphrase), JSON.parse(plain));
  }
  const [, accented] = vectors;
  assert.ok(accented);
  assert.deepEqual(await unseal(accented.box, ` ${accented.passphrase.normalize("NFC")} `), JSON.parse(accented.plain));
});

test("another passphrase, or a damaged box, opens nothing", async () => {
  const [first, second] = vectors;
  assert.ok(first && second);
  assert.equal(await unseal(first.box, `${first.passphrase}!`), null);
  assert.equal(await unseal({ ...first.box, iv: second.box.iv }, first.passphrase), null);
  assert.equal(await unseal({ ...first.box, text: second.box.text }, first.passphrase), null);
});

test("without crypto.subtle it says so", () => {
  assert.equal(canUnseal(), true);
  const crypto = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: { getRandomValues: () => [] }, configurable: true });
  try {
    assert.equal(canUnseal(), false);
  } finally {
    Object.defineProperty(globalThis, "crypto", crypto ?? {});
  }
});
