// CRC-32C (Castagnoli): the polynomial 0x1edc6f41, bits reversed.

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = (c >>> 1) ^ (c & 1 ? 0x82f63b78 : 0);
  return c;
});

/** The checksum of a text's UTF-8 bytes: eight hex digits. */
export function crc32c(text: string): string {
  let c = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) c = (table[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (~c >>> 0).toString(16).padStart(8, "0");
}
