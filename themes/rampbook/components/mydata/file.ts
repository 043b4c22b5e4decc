// A file of the learner's own that is kept in step, where the browser has the File System Access API.

import { ownName } from "../storage/storage";

interface Handle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
  queryPermission?(how: { mode: "readwrite" }): Promise<PermissionState>;
  requestPermission?(how: { mode: "readwrite" }): Promise<PermissionState>;
}

declare global {
  interface Window {
    showSaveFilePicker?(options: object): Promise<Handle>;
    showOpenFilePicker?(options: object): Promise<Handle[]>;
  }
}

export type { Handle };

export function canKeepFile(): boolean {
  return window.showSaveFilePicker !== undefined;
}

const types = [{ accept: { "application/x-ndjson": [".jsonl"] } }];

/** A new file of the learner's choice, if they choose one. The browser empties a file that was there. */
export async function newFile(suggestedName: string): Promise<Handle | undefined> {
  return window.showSaveFilePicker?.({ suggestedName, types }).catch(() => undefined);
}

/** A file that is there already, with what it holds; undefined too when it may not be written. */
export async function oldFile(): Promise<Handle | undefined> {
  const [handle] = (await window.showOpenFilePicker?.({ types }).catch(() => undefined)) ?? [];
  return handle && (await allowed(handle, true)) ? handle : undefined;
}

/** The file of the last visit, if it may be used again. */
export async function lastFile(): Promise<Handle | undefined> {
  const handle = await recallFile();
  return handle && (await allowed(handle, true)) ? handle : undefined;
}

/** Whether the file may be used; asks only if the learner has just pressed something. */
export async function allowed(handle: Handle, ask: boolean): Promise<boolean> {
  const how = { mode: "readwrite" } as const;
  const state = await (ask ? handle.requestPermission : handle.queryPermission)?.call(handle, how);
  return state === undefined || state === "granted";
}

export async function write(handle: Handle, text: string): Promise<void> {
  const file = await handle.createWritable(); // the old file stays until the new one is whole
  await file.write(text);
  await file.close();
}

/** The file of the last visit. */
export async function recallFile(): Promise<Handle | undefined> {
  return (await use<Handle | undefined>("readonly", (store) => store.get("file")).catch(() => undefined)) ?? undefined;
}

/** Remembers a file, or none, for the next visit. */
export async function rememberFile(handle: Handle | null): Promise<void> {
  await use("readwrite", (store) => (handle ? store.put(handle, "file") : store.delete("file"))).catch(() => {}); // then it is asked for again
}

function use<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(ownName("file"), 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files");
    opening.onerror = () => reject(opening.error ?? new Error("no database"));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("files", mode);
      const request = act(transaction.objectStore("files"));
      transaction.oncomplete = () => (opening.result.close(), resolve(request.result as T));
      transaction.onabort = () => (opening.result.close(), reject(transaction.error ?? new Error("not kept")));
    };
  });
}
