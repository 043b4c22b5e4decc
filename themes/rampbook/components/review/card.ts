// The twin of generator/review/card.go.

import { after, BLANK, interval, recall, RETENTION, type Grade, type Memory } from "./fsrs";

/** How often a question has to be forgotten before it is pointed out: reading again helps more than asking again. */
export const LEECH_LAPSES = 4;

/** One question as one learner remembers it. Days are counted from any one day, not below 0. */
export interface Card {
  readonly memory: Memory;
  /** day of the last answer */
  readonly last: number;
  /** answers */
  readonly count: number;
  /** times it was forgotten after it had been right */
  readonly lapses: number;
  /** different days on which it was right */
  readonly right: number;
  /** whether the last answer was right */
  readonly known: boolean;
  /** the last day it was right */
  readonly onDay: number;
}

export const NEW_CARD: Card = { memory: BLANK, last: 0, count: 0, lapses: 0, right: 0, known: false, onDay: -1 };

/** The card after an answer. A day before the last one counts as the last one, so that a clock set back does no harm. */
export function answered(card: Card, grade: Grade, at: number): Card {
  const day = Math.max(at, card.last);
  const right = grade > 1;
  const newDay = right && card.onDay !== day;
  return {
    memory: after(card.memory, grade, day - card.last),
    last: day,
    count: card.count + 1,
    lapses: card.lapses + (!right && card.known ? 1 : 0),
    right: card.right + (newDay ? 1 : 0),
    known: right,
    onDay: newDay ? day : card.onDay,
  };
}

/** The predicted chance of a right answer on a day; 0 for a question never answered. */
export function recallOn(card: Card, day: number): number {
  return recall(card.memory, day - card.last);
}

/** The day on which the question should be asked again; 0 for a question never answered. */
export function due(card: Card): number {
  return card.count === 0 ? 0 : card.last + interval(card.memory, RETENTION);
}

/** Whether the question was right on two different days, the last time too, and is still remembered. */
export function mastered(card: Card, day: number): boolean {
  return card.right >= 2 && card.known && recallOn(card, day) >= RETENTION;
}

/** Whether the question is forgotten again and again. */
export function isLeech(card: Card): boolean {
  return card.lapses >= LEECH_LAPSES;
}

/** The mean of the predicted recall of questions on a day, from 0 to 1; a question never answered counts 0. */
export function readiness(cards: readonly Card[], day: number): number {
  const sum = cards.reduce((total, card) => total + recallOn(card, day), 0);
  return sum / Math.max(1, cards.length);
}
