// Opens questions that are kept under a passphrase: the other half of generator/lock.

import type { Locked, QuizData } from "./data";

/** What was locked: the HTML of each question or pool, by its place on the page, and their data. */
export interface Unsealed {
  readonly html: readonly string[];
  readonly quiz: QuizData;
}

/** Whether this browser can open them here. Over plain http, other than on this computer, none can. */
export function canUnseal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Null when the passphrase is another. It takes up to a second, as every guess does; `canUnseal` has to be true. */
export async function unseal(locked: Locked, passphrase: string): Promise<Unsealed | null> {
  const { subtle } = globalThis.crypto;
  const typed = new TextEncoder().encode(passphrase.trim().normalize("NFC"));
  const material = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const stretched = { name: "PBKDF2", hash: "SHA-256", salt: bytes(locked.salt), iterations: locked.iterations };
  const key = await subtle.deriveKey(stretched, material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  let text: ArrayBuffer;
  try {
    text = await subtle.decrypt({ name: "AES-GCM", iv: bytes(locked.iv) }, key, bytes(locked.text));
  } catch {
    return null; // its seal does not fit
  }
  return JSON.parse(new TextDecoder().decode(text)) as Unsealed;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
