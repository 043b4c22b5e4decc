// Answers the questions of twin_test.go with the theme's own code: a JSON array in, one out.

import { readFileSync } from "node:fs";
import { checkExports, writeExport } from "../../../themes/rampbook/components/log/export";
import { idMaker } from "../../../themes/rampbook/components/log/id";
import { merge, wins } from "../../../themes/rampbook/components/log/merge";
import { parseLine, parseLog, recordsOf } from "../../../themes/rampbook/components/log/read";
import { lineOf, type Unsigned } from "../../../themes/rampbook/components/log/record";
import { living } from "../../../themes/rampbook/components/log/reset";
import { sha256 } from "../../../themes/rampbook/components/log/sha256";

type Ask =
  | { op: "write"; record: Unsigned }
  | { op: "line"; text: string }
  | { op: "parse" | "exports" | "sha256" | "living"; bytes: string }
  | { op: "merge"; logs: string[] }
  | { op: "wins"; a: string; b: string }
  | { op: "ids"; times: number[]; random: string }
  | { op: "export"; lines: string[]; first: Unsigned; last: Unsigned };

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

function answer(ask: Ask): unknown {
  switch (ask.op) {
    case "write":
      try {
        return lineOf(ask.record);
      } catch (error) {
        return `refused: ${(error as Error).name}`;
      }
    case "line": {
      const { quality, id } = parseLine(ask.text);
      return { quality, id };
    }
    case "parse": {
      const { lines, problems } = parseLog(bytesOf(ask.bytes));
      return { lines: lines.map(({ quality, id }) => ({ quality, id })), problems: problems.map(({ line }) => line) };
    }
    case "exports":
      return checkExports(bytesOf(ask.bytes)).map(({ line }) => line);
    case "sha256":
      return sha256(bytesOf(ask.bytes));
    case "merge": {
      const { lines, conflicts } = merge(...ask.logs.map((log) => parseLog(bytesOf(log)).lines));
      return { text: Buffer.from(lines.map(({ text }) => `${text}\n`).join("")).toString("base64"), conflicts: conflicts.map((c) => c.lines) };
    }
    case "wins":
      return wins(ask.a, ask.b);
    case "ids": {
      const random = bytesOf(ask.random);
      let at = 0;
      const next = idMaker((count) => random.slice(at, (at += count)));
      return ask.times.map(next);
    }
    case "export": {
      const stamps = { export: ask.first, end: ask.last };
      return writeExport(ask.lines, (e) => stamps[e]);
    }
    case "living": {
      const records = recordsOf(parseLog(bytesOf(ask.bytes)).lines);
      return living(records, records.filter((r) => r.e === "reset")).map((r) => r.id);
    }
  }
}

const asks = JSON.parse(readFileSync(0, "utf8")) as Ask[];
process.stdout.write(JSON.stringify(asks.map(answer)));
