const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// The values of the digits by their code; -1 for what is none.
const values = Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));

/** What the digit at a place stands for; -1 for anything else. */
export function digit(text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1;
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
