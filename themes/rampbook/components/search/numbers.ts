/** What the digit at a place stands for: A to Z, a to z, 0 to 9, - and _ are 0 to 63; -1 for anything else. */
export function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  return code === 0x2d ? 62 : code === 0x5f ? 63 : -1;
}

/** The numbers that are written one after the other in a text: five bits a digit, the lowest first. What is no digit ends them. */
export function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let number = 0, unit = 1;
  for (let at = 0; at < text.length; at++) {
    const value = digit(text, at);
    if (value < 0) break;
    number += (value & 31) * unit;
    unit *= 32;
    if (value & 32) continue;
    numbers.push(number);
    number = 0;
    unit = 1;
  }
  return numbers;
}
