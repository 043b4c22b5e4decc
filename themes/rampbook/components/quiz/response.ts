// Responses, as the log keeps them: the twin of generator/quiz/response.go.

/** The places that letters name: a is 0. Null when one is no letter below count. */
export function places(letters: readonly string[], count: number): number[] | null {
  const list = letters.map(placeOf);
  return list.every((place) => place >= 0 && place < count) ? list : null;
}

/** As places, each at most once. */
export function distinctPlaces(letters: readonly string[], count: number): number[] | null {
  const list = places(letters, count);
  return list && new Set(list).size === list.length ? list : null;
}

/** The name of an option by its printed place: a, b, c. */
export function letter(place: number): string {
  return String.fromCharCode(97 + place);
}

/** The place a letter names; -1 when it is none. */
export function placeOf(sign: string): number {
  return /^[a-z]$/.test(sign) ? sign.charCodeAt(0) - 97 : -1;
}
