/** The heading being read: the last one that has come up to the reading line, or -1. */
export function active(reached: readonly boolean[]): number {
  return reached.lastIndexOf(true);
}

/** How far to scroll a box so that a part of it, measured from its upper edge, is in view. */
export function nudge(box: { top: number; height: number }, part: { top: number; height: number }): number {
  const above = part.top - box.top;
  const below = part.top + part.height - (box.top + box.height);
  if (above < 0) return above - box.height / 3;
  if (below > 0) return below + box.height / 3;
  return 0;
}
