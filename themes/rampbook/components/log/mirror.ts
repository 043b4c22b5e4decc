// The log in localStorage, one key a record: a copy beside the database, and the log itself where
// there is no database. One list under one key would lose what two tabs write at once.

import type { Shelf } from "./database";
import { itemOf, type Item } from "./record";

export interface Mirror extends Shelf {
  /** Keeps a copy, if there is room. */
  copy(items: readonly Item[]): void;
  /** The ids of all records, oldest first. */
  ids(): string[];
  /** The record of this id, if its line can be read. */
  item(id: string): Item | undefined;
  /** The value kept under a name. */
  recall(name: string): string | null;
  /** The line that another tab has just put, as the storage event tells it. */
  news(event: StorageEvent): string | null;
}

/** Throws where localStorage is closed. */
export function openMirror(name: string): Mirror {
  const lines = `${name} =`;
  const facts = `${name} :`;
  const store = localStorage;
  store.getItem(lines); // a closed one throws here
  const keys = (prefix: string): string[] => Array.from(store, (_, i) => store.key(i) ?? "").filter((key) => key.startsWith(prefix));
  const item = (id: string): Item | undefined => {
    try {
      return itemOf(store.getItem(lines + id) ?? "");
    } catch {
      return undefined; // something else wrote there
    }
  };
  const ids = (): string[] => keys(lines).map((key) => key.slice(lines.length)).sort();
  const all = (): Item[] => ids().flatMap((id) => item(id) ?? []);
  const chosen = async (wanted: (item: Item) => boolean): Promise<string[]> => all().filter(wanted).map((item) => item.line);
  const put = (items: readonly Item[]): void => {
    try {
      for (const { id, line } of items) store.setItem(lines + id, line);
    } catch (full) {
      for (const { id } of items) store.removeItem(lines + id);
      throw full;
    }
  };
  return {
    async put(items) {
      put(items);
    },
    copy(items) {
      try {
        put(items);
      } catch {
        // Full: the database goes on alone.
      }
    },
    find: (prefix) => chosen((item) => item.o.startsWith(prefix)),
    events: (e) => chosen((item) => item.e === e),
    after: (id) => chosen((item) => item.id > id),
    async fact(key, value) {
      const kept = store.getItem(facts + key) ?? value;
      store.setItem(facts + key, kept);
      return kept;
    },
    async clear() {
      for (const key of [...keys(lines), ...keys(facts)]) store.removeItem(key);
    },
    ids,
    item,
    recall: (key) => store.getItem(facts + key),
    news: ({ key, newValue }) => (key?.startsWith(lines) ? newValue : null),
  };
}
