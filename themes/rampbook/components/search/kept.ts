// The search's own part of what a reader's browser remembers.

import { keep, recall } from "../storage/storage";
import type { Miss } from "./history";
import { missesOf, recentOf, withMiss, withRecent } from "./history";

export function recent(): string[] {
  return recentOf(recall("local", "searches"));
}

export function rememberSearch(query: string): void {
  keep("local", "searches", JSON.stringify(withRecent(recent(), query)));
}

export function forgetSearches(): void {
  keep("local", "searches", null);
}

export function misses(): Miss[] {
  return missesOf(recall("local", "missed"));
}

export function rememberMiss(query: string): void {
  keep("local", "missed", JSON.stringify(withMiss(misses(), query, document.documentElement.lang, new Date().toISOString().slice(0, 10))));
}

export function forgetMisses(): void {
  keep("local", "missed", null);
}
