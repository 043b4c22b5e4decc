// Computes the worksheets on standard input with the browser's code; see TestTwin.
import { readFileSync } from "node:fs";
import type { SheetData } from "../../../themes/rampbook/components/worksheet/data";
import { compute } from "../../../themes/rampbook/components/worksheet/evaluate";
import { show } from "../../../themes/rampbook/components/worksheet/show";
import { valueText } from "../../../themes/rampbook/components/worksheet/value";

const vectors: { sheet: SheetData; typed: Record<number, string> }[] = JSON.parse(readFileSync(0, "utf8"));
const results = vectors.map(({ sheet, typed }) =>
  compute(sheet, typed).map((v, i) => {
    const cell = sheet.cells[i];
    return { value: valueText(v), shown: cell ? show(sheet, cell, v) : "", check: (v.kind === "number" && v.check) || "" };
  }));
process.stdout.write(JSON.stringify(results));
