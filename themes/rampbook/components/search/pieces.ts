import type { Span } from "./api";

/** A stretch of text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text cut at the edges of spans, which may touch, overlap, lie in any order or reach beyond it. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of joined(spans)) {
    if (to <= at || from >= text.length) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(Math.max(from, at), to), marked: true });
    at = Math.min(to, text.length);
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

function joined(spans: readonly Span[]): Span[] {
  const list: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = list[list.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else list.push([Math.max(0, from), to]);
  }
  return list;
}
