const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** What a digit of the index stands for; -1 for anything else. */
export function digit(text: string, at: number): number {
  return at < text.length ? alphabet.indexOf(text.charAt(at)) : -1;
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
