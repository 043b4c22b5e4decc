// Chance that can be repeated: the same seed gives the same order in every browser.

/** Gives numbers from 0 up to 1, always the same ones for a seed. */
export function chance(seed: string): () => number {
  let state = 0x811c9dc5; // FNV-1a over the seed's UTF-16 units
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = state || 1; // Marsaglia's xorshift stands still at 0
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
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
