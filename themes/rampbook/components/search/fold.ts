// How letters are made alike before they are compared. generator/search has the rules, and the
// table of accented letters; the Go side folds by the same.

// What the letters from U+00C0 to U+017F become.
const latin = "aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸllllllllllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/** Traditional characters and what each becomes, by code point. */
export type Simplified = ReadonlyMap<number, number>;

/** The code point of a letter. */
export function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

/** The folded code point; -1 for one that is left out. */
export function folded(code: number, simplified: Simplified): number {
  if (code < 0x80) return code === 0x27 ? -1 : code >= 0x41 && code <= 0x5a ? code + 32 : code;
  if (code >= 0x3000) {
    if (code >= 0xff01 && code <= 0xff5e) return folded(code - 0xfee0, simplified);
    return code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f) ? -1 : (simplified.get(code) ?? code);
  }
  if (code >= 0xc0 && code <= 0x17f) return latin.charCodeAt(code - 0xc0);
  if (isNothing(code)) return -1;
  if (code >= 0x2010 && code <= 0x2013) return 0x2d;
  if ((code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f)) return code + 32;
  return code >= 0x400 && code <= 0x40f ? code + 80 : code;
}

// Apostrophes, soft hyphens, combining accents, marks of direction, joiners of no width.
function isNothing(code: number): boolean {
  return code === 0xad || code === 0x2018 || code === 0x2019 || code === 0x2bc
    || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || code === 0x2060;
}
