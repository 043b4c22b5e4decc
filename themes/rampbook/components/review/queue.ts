import { dayAt } from "../day/day";
import { answered, due, recallOn, type Card } from "./card";
import { RETENTION } from "./fsrs";

/** A question that may be asked again. */
export interface Item {
  readonly id: string;
  /** what it is about: two questions of one topic do not follow each other if it can be helped */
  readonly topic: string;
  readonly card: Card;
}

/** The last days before a deadline, in which everything that would be forgotten by then is asked once more. */
const FINAL_DAYS = 7;

/** Days before a deadline on which no question is asked for the first time. */
const NO_NEW_DAYS = 2;

/** Days ahead that a deadline may be: a forecast goes through each of them. */
export const MOST_AHEAD = 730;

/** The day of a date to be ready by; nothing for what is none, gone by or too far ahead. */
export function deadlineOf(date: string, today: number): number | undefined {
  const day = dayAt(date);
  return day > today && day <= today + MOST_AHEAD ? day : undefined;
}

/** The questions to ask on a day, most forgotten first. With a deadline, questions never answered are spread over the days before it. */
export function queue(items: readonly Item[], day: number, deadline?: number): Item[] {
  const overdue = items.filter(({ card }) => card.count > 0 && due(card) <= day);
  if (deadline === undefined) return interleave(byRecall(overdue, day));
  const left = Math.max(1, deadline - day);
  const fresh = items.filter(({ card }) => card.count === 0);
  const fading = left > FINAL_DAYS ? [] : items.filter(({ card }) => isFading(card, day, deadline));
  return interleave([
    ...byRecall([...overdue, ...portion(byRecall(fading, deadline), left)], day),
    ...portion(fresh, left - NO_NEW_DAYS),
  ]);
}

/** How many questions each day from today to the day before the deadline will ask, if every answer is right. */
export function forecast(items: readonly Item[], today: number, deadline: number): number[] {
  const days: number[] = [];
  let now = [...items];
  for (let day = today; day < deadline; day++) {
    const asked = new Set(queue(now, day, deadline).map((item) => item.id));
    now = now.map((item) => (asked.has(item.id) ? { ...item, card: answered(item.card, 3, day) } : item));
    days.push(asked.size);
  }
  return days;
}

function isFading(card: Card, day: number, deadline: number): boolean {
  return card.count > 0 && due(card) > day && card.last < day && recallOn(card, deadline) < RETENTION;
}

function byRecall(items: readonly Item[], day: number): Item[] {
  return [...items].sort((a, b) => recallOn(a.card, day) - recallOn(b.card, day) || (a.id < b.id ? -1 : 1));
}

/** The first of items, so many that all are done in days. */
function portion(items: readonly Item[], days: number): readonly Item[] {
  return items.slice(0, Math.ceil(items.length / Math.max(1, days)));
}

/** Keeps the order, except that the next one of another topic is drawn forward. */
function interleave(items: readonly Item[]): Item[] {
  const rest = [...items];
  const mixed: Item[] = [];
  while (rest.length > 0) {
    const topic = mixed[mixed.length - 1]?.topic;
    const other = rest.findIndex((item) => item.topic !== topic);
    mixed.push(...rest.splice(Math.max(0, other), 1));
  }
  return mixed;
}
