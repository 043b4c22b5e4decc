// A copy of the log as a file to save.

import { today } from "../day/day";
import { download } from "../download/download";
import { writeExport, type Stamp } from "../log/export";
import { chanceName, idMaker } from "../log/id";
import type { KeptLog } from "../log/log";
import { pageFacts } from "../runtime/page";

/** The text of a copy: every line, between a first and a last one that say whether it is whole. */
export async function copyOf(log: KeptLog): Promise<string> {
  const a = await log.actor();
  const s = chanceName();
  const nextId = idMaker();
  let n = 0;
  const stamp: Stamp = () => {
    const now = Date.now();
    return { id: nextId(now), t: new Date(now).toISOString(), s, n: n++, a, p: pageFacts().portal, r: "" };
  };
  return writeExport(await log.lines(), stamp);
}

export function fileName(): string {
  return `${pageFacts().portal}-${today()}.jsonl`;
}

/** Hands a copy to the learner. */
export async function saveCopy(log: KeptLog): Promise<void> {
  download(fileName(), "application/x-ndjson", await copyOf(log));
}
