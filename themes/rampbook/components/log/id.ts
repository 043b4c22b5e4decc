// Names made by chance. getRandomValues is there on plain http and on disk, randomUUID is not.

export type Random = (count: number) => Uint8Array;

export const random: Random = (count) => crypto.getRandomValues(new Uint8Array(count));

/**
 * Makes ids: UUIDs of version 7 (RFC 9562), which begin with the time in milliseconds. Those of one
 * maker grow, also within a millisecond and when the clock goes back: the twelve bits after the time
 * then count on.
 */
export function idMaker(bytes: Random = random): (now: number) => string {
  let last = 0;
  let count = 0;
  return (now) => {
    const chance = bytes(10);
    if (now > last) {
      last = now;
      count = (((chance[0] ?? 0) << 8) | (chance[1] ?? 0)) & 0x7ff; // the upper half is room to count
    } else if (++count > 0xfff) {
      last++;
      count = 0;
    }
    const digits = last.toString(16).padStart(12, "0") + (0x7000 | count).toString(16) + hex(variant(chance.subarray(2)));
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
}

// The first two of the last 64 bits say which kind of UUID it is.
function variant(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i ? byte : (byte & 0x3f) | 0x80));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A session, an attempt, a run: twelve letters and digits that nobody else has drawn. */
export function chanceName(bytes: Random = random): string {
  return Array.from(bytes(12), (byte) => (byte % 36).toString(36)).join("");
}

/** A pseudonym: it says nothing about anybody. */
export function actorName(bytes: Random = random): string {
  return `u-${hex(bytes(8))}`;
}
