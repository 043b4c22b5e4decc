// The date that a learner wants to be ready by, for the page for repeating.

import { keep, recall } from "../storage/storage";

const name = "ready by";

/** A date such as 2026-12-01; "" without one. */
export function deadline(): string {
  return recall("local", name) ?? "";
}

/** Keeps a date; null forgets it. */
export function keepDeadline(date: string | null): void {
  keep("local", name, date);
}
