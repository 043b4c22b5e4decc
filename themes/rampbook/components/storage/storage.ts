// What a reader's browser remembers. Storage may be full, forbidden or absent (a page opened from
// disk): then nothing is remembered and nothing breaks.

import { keyOf } from "./key";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** A name for other stores of the browser that is this portal's own. */
export function ownName(name: string): string {
  return keyOf(script, name);
}

export function recall(store: "local" | "session", name: string): string | null {
  try {
    return open(store).getItem(keyOf(script, name));
  } catch {
    return null;
  }
}

/** Keeps a text under a name of this portal's own; null forgets it. */
export function keep(store: "local" | "session", name: string, text: string | null): void {
  try {
    if (text === null) open(store).removeItem(keyOf(script, name));
    else open(store).setItem(keyOf(script, name), text);
  } catch {
    // The reader's choice still holds for this page.
  }
}

function open(store: "local" | "session"): Storage {
  return store === "local" ? localStorage : sessionStorage;
}
