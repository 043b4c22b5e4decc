import type { TermFile } from "./terms";

/** The word that a mistyped one is most likely meant for: the closest, of these the most frequent; "" when none is close. */
export function closest(word: string, words: TermFile, numbersIn: (value: string) => number[]): string {
  let limit = word.length > 7 ? 2 : 1;
  let best = "", most = 0;
  words.forEach((value, term) => {
    const far = distance(word, term, limit);
    const [sections = 0] = numbersIn(value);
    if (far > limit || (far === limit && best !== "" && sections <= most)) return;
    limit = far;
    best = term;
    most = sections;
  });
  return best;
}

/** Whether a word that is not found may be a mistyped one. */
export function mayBeWrong(word: string): boolean {
  return /^[^0-9+%#]{4,}$/.test(word);
}

/**
 * How many letters are added, left out, changed or swapped with their neighbour between two words
 * (optimal string alignment). Above limit it may be anything above.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        at(last, j) + 1,
        at(row, j - 1) + 1,
        swapped ? at(before, j - 2) + 1 : Infinity,
      );
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}
