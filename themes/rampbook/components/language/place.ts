/** Where a heading stands among all of a page, "3/7"; "" for an id that is no heading's. */
export function placeOf(ids: readonly string[], id: string): string {
  const index = ids.indexOf(id);
  return index < 0 ? "" : `${index + 1}/${ids.length}`;
}

/** The id at a place, "" when this page is not built like the one the place was taken from. */
export function idAt(ids: readonly string[], place: string): string {
  const [number, count] = place.split("/").map(Number);
  return count === ids.length && number !== undefined ? (ids[number - 1] ?? "") : "";
}
