import type { Span } from "./api";

/** A span of a text that is in pieces: in which piece it begins and ends, and where in them. */
export interface Place {
  readonly first: number;
  readonly from: number;
  readonly last: number;
  readonly to: number;
}

/** Where the spans of a joined text lie in the pieces that it was joined of, given by their lengths. */
export function placesOf(lengths: readonly number[], spans: readonly Span[]): Place[] {
  const places: Place[] = [];
  for (const [from, to] of spans) {
    const begin = pieceAt(lengths, from, false);
    const end = pieceAt(lengths, to, true);
    if (from < to && begin && end) places.push({ first: begin.piece, from: begin.offset, last: end.piece, to: end.offset });
  }
  return places;
}

// A place between two pieces is the beginning of the second, or, for an end, the end of the first.
function pieceAt(lengths: readonly number[], place: number, end: boolean): { piece: number; offset: number } | undefined {
  let start = 0;
  for (const [piece, length] of lengths.entries()) {
    const within = end ? place > start && place <= start + length : place >= start && place < start + length;
    if (within) return { piece, offset: place - start };
    start += length;
  }
  return undefined;
}
