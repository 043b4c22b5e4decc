// The log in IndexedDB: one record a key.

import type { Item } from "./record";

/** What the log needs of a place that keeps it. */
export interface Shelf {
  /** Resolves when all are safely kept, or rejects and none of them is. */
  put(items: readonly Item[]): Promise<void>;
  /** The lines about objects that begin with the prefix. */
  find(prefix: string): Promise<string[]>;
  /** The lines of the events of this name. */
  events(e: string): Promise<string[]>;
  /** The lines whose id comes after this one. */
  after(id: string): Promise<string[]>;
  /** The value kept under a name; if there is none, the one given is kept. */
  fact(name: string, value: string): Promise<string>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

const patience = 4000; // ms: a browser whose storage is damaged may never answer
const last = "\uffff";

export interface Database extends Shelf {
  /** The ids from this one on. */
  ids(from: string): Promise<IDBValidKey[]>;
}

/** Rejects where the browser has no database, or keeps it closed. */
export async function openDatabase(name: string): Promise<Database> {
  let database: Promise<IDBDatabase> | undefined;
  const connect = (): Promise<IDBDatabase> => (database ??= open(name, () => (database = undefined)));
  const work = async <T>(mode: IDBTransactionMode, act: (store: (name: string) => IDBObjectStore) => IDBRequest<T> | undefined): Promise<T> => {
    const transaction = (await connect()).transaction(["lines", "facts"], mode, { durability: "strict" });
    const request = act((store) => transaction.objectStore(store));
    await completed(transaction);
    return request?.result as T;
  };
  const linesOf = (items: Item[]): string[] => items.map((item) => item.line);
  const search = async (by: "o" | "e", range: IDBKeyRange): Promise<string[]> => linesOf(await work<Item[]>("readonly", (store) => store("lines").index(by).getAll(range)));
  await connect();
  return {
    put: (items) => work<void>("readwrite", (store) => void items.forEach((item) => store("lines").put(item))),
    find: (prefix) => search("o", IDBKeyRange.bound(prefix, prefix + last)),
    events: (e) => search("e", IDBKeyRange.only(e)),
    after: async (id) => linesOf(await work<Item[]>("readonly", (store) => store("lines").getAll(IDBKeyRange.lowerBound(id, true)))),
    ids: (from) => work("readonly", (store) => store("lines").getAllKeys(IDBKeyRange.lowerBound(from))),
    async fact(key, value) {
      await work("readwrite", (store) => {
        const found = store("facts").get(key);
        found.onsuccess = () => found.result ?? store("facts").put(value, key);
        return found;
      });
      return work<string>("readonly", (store) => store("facts").get(key));
    },
    clear: () => work<void>("readwrite", (store) => void (store("lines").clear(), store("facts").clear())),
  };
}

function open(name: string, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    const fail = (): void => (lost(), reject(new Error("the database does not open")));
    const late = setTimeout(fail, patience);
    request.onerror = fail;
    request.onupgradeneeded = () => {
      const lines = request.result.createObjectStore("lines", { keyPath: "id" });
      lines.createIndex("o", "o");
      lines.createIndex("e", "e");
      request.result.createObjectStore("facts");
    };
    request.onsuccess = () => {
      clearTimeout(late);
      request.result.onclose = lost; // the browser threw it away
      request.result.onversionchange = () => (request.result.close(), lost());
      resolve(request.result);
    };
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
  });
}
