// From records of the log to cards.

import { dayOf } from "../day/day";
import type { LogRecord } from "../log/log";
import { answered, NEW_CARD, type Card } from "./card";
import type { Grade } from "./fsrs";

/** How well an answer recalls: 1 when anything was wrong, 2 when right with a hint, else 3. Nothing for what has no score. */
export function gradeOf({ e, d }: LogRecord): Grade | undefined {
  const score = d?.["score"];
  const max = d?.["max"];
  const hints = d?.["hints"];
  if (e !== "answered" || typeof score !== "number" || typeof max !== "number" || !(max > 0)) return undefined;
  if (score < max) return 1;
  return typeof hints === "number" && hints > 0 ? 2 : 3;
}

/** The cards of all questions that were answered, by object. The records may come in any order. */
export function cardsOf(records: readonly LogRecord[], minutesWest: number): Map<string, Card> {
  const cards = new Map<string, Card>();
  const inTime = [...records].sort((a, b) => (a.t === b.t ? (a.id < b.id ? -1 : 1) : a.t < b.t ? -1 : 1));
  for (const record of inTime) {
    const grade = gradeOf(record);
    const day = dayOf(record.t, minutesWest);
    if (grade === undefined || !(day >= 0)) continue;
    cards.set(record.o, answered(cards.get(record.o) ?? NEW_CARD, grade, day));
  }
  return cards;
}
