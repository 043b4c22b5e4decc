// Answers the questions of twin_test.go with the theme's own code: a JSON array in, one out.

import { readFileSync } from "node:fs";
import { checkExports, writeExport } from "../../../themes/rampbook/components/log/export";
import { attempts, counting, pagesRead, ticks } from "../../../themes/rampbook/components/log/fold";
import { idMaker } from "../../../themes/rampbook/components/log/id";
import type { LogRecord } from "../../../themes/rampbook/components/log/log";
import { merge, wins } from "../../../themes/rampbook/components/log/merge";
import { parseLine, parseLog, recordsOf } from "../../../themes/rampbook/components/log/read";
import { lineOf, type Unsigned } from "../../../themes/rampbook/components/log/record";
import { living } from "../../../themes/rampbook/components/log/reset";
import { sha256 } from "../../../themes/rampbook/components/log/sha256";

type Ask =
  | { op: "write"; record: Unsigned }
  | { op: "line"; text: string }
  | { op: "parse" | "exports" | "sha256" | "fold"; bytes: string }
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
    case "fold":
      return fold(recordsOf(parseLog(bytesOf(ask.bytes)).lines));
  }
}

function fold(records: readonly LogRecord[]): unknown {
  const ids = (map: Map<string, LogRecord[]>): unknown => Object.fromEntries([...map].map(([o, list]) => [o, list.map((r) => r.id)]));
  const tried = [...attempts(records)];
  return {
    living: living(records, records.filter((r) => r.e === "reset")).map((r) => r.id),
    ticks: ids(ticks(records)),
    read: Object.fromEntries([...pagesRead(records)].map(([o, r]) => [o, r.id])),
    attempts: Object.fromEntries(tried.map(([o, list]) => [o, list.map((a) => a.record.id)])),
    counting: Object.fromEntries(tried.map(([o, list]) => [o, (["best", "first", "last"] as const).map((choice) => counting(choice, list)?.record.id)])),
  };
}

const asks = JSON.parse(readFileSync(0, "utf8")) as Ask[];
process.stdout.write(JSON.stringify(asks.map(answer)));
