import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { SheetData } from "./data";
import { compute } from "./evaluate";
import { show } from "./show";
import { valueText } from "./value";

interface Vector {
  name: string;
  sheet: SheetData;
  typed: Record<number, string>;
  want: { value: string; shown: string; check: string }[];
}

// The same file that the Go half makes and checks against worksheets with their working written out.
const vectors: Vector[] = JSON.parse(readFileSync(new URL("../../../../generator/worksheet/testdata/vectors.json", import.meta.url), "utf8"));

test("worksheets are computed as in Go", () => {
  assert.ok(vectors.length > 10);
  for (const { name, sheet, typed, want } of vectors) {
    const got = compute(sheet, typed).map((v, i) => {
      const cell = sheet.cells[i];
      assert.ok(cell);
      return { value: valueText(v), shown: show(sheet, cell, v), check: (v.kind === "number" && v.check) || "" };
    });
    assert.deepEqual(got, want, name);
  }
});
