// Sheets that raters filled in on devices of their own: each saves a run as JSON (export.ts), and who brings them
// together opens the files in one run.
import type { Deed } from "../form/form";
import type { CardData } from "./data";
import { isBegun, isRating, type Filled } from "./state";

const longest = 1_000_000; // letters of a file that is read

/** The sheets in a file on which something is rated; none when the file is of no such card. In another run than theirs they have ids of their own. */
export function sheetsIn(text: string, card: CardData, run: string): Filled[] {
  const { card: of, run: own, criteria, sheets } = partsOf(text);
  if (part(of, "id") !== card.id || !Array.isArray(criteria) || !Array.isArray(sheets)) return [];
  const columns = card.criteria.map(({ id }) => criteria.findIndex((criterion) => part(criterion, "id") === id));
  const from = part(own, "id") === run ? "" : `${String(part(own, "id"))} `;
  return sheets.flatMap((sheet: unknown): Filled[] => {
    const id = part(sheet, "id"), rater = part(sheet, "rater"), given = part(sheet, "ratings");
    if (typeof id !== "string" || !card.raters.some(({ name }) => name === rater) || !Array.isArray(given)) return [];
    const ratings = columns.map((column, place) => {
      const rating: unknown = given[column];
      return isRating(card, place, rating) ? rating : null;
    });
    const filled = { id: from + id, rater: String(rater), ratings };
    return isBegun(filled) ? [filled] : [];
  });
}

/** What has to be kept so that a run, whose sheets these are, has the others too: where they differ, and no more. */
export function collecting(card: CardData, sheets: readonly Filled[], others: readonly Filled[]): Deed[] {
  return others.flatMap(({ id: sheet, rater, ratings }): Deed[] => {
    const known = sheets.find(({ id }) => id === sheet);
    const rated = card.criteria.flatMap(({ id: of }, place): Deed[] => {
      const to = ratings[place] ?? null;
      return to === (known?.ratings[place] ?? null) ? [] : [{ e: "rated", d: { of, to, sheet, rater } }];
    });
    return known ? rated : [{ e: "note", d: { sheet, rater } }, ...rated];
  });
}

function partsOf(text: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text.slice(0, longest));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as { readonly [name: string]: unknown })[name] : undefined;
}
