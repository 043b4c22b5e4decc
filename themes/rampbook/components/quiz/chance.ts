// Chance that can be repeated: the same seed gives the same order in every browser.

/** Gives numbers from 0 up to 1, always the same ones for a seed. */
export function chance(seed: string): () => number {
  let state = 0x811c9dc5; // FNV-1a over the seed's UTF-16 units
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    // Weyl steps, mixed as in MurmurHash3's finish.
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x100000000;
  };
}

/** The list in another order (Fisher and Yates). Items whose place is in pinned keep it. */
export function shuffled<T>(list: readonly T[], next: () => number, pinned: readonly number[] = []): T[] {
  const result = [...list];
  const free = result.map((_, place) => place).filter((place) => !pinned.includes(place));
  for (let i = free.length - 1; i > 0; i--) {
    const a = free[i] as number;
    const b = free[Math.floor(next() * (i + 1))] as number;
    [result[a], result[b]] = [result[b] as T, result[a] as T];
  }
  return result;
}

/** A name for an attempt: 12 letters and digits that nobody else has drawn. */
export function tryName(): string {
  const signs = "abcdefghijklmnopqrstuvwxyz234567";
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => signs[byte % 32]).join("");
}
