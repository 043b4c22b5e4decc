// What the runs of a scorecard are, made of the log's records alone. generator/scorecard/scorecard.go lists the records;
// form/runs.ts says how they make runs.
import { textOf, type Told } from "../form/runs";
import type { CardData, Rating, Sheet } from "./data";
import { joined, type Voice } from "./panel";
import { scoreOf, sharesOf, type Result, type Share } from "./score";

/** What one rater filled in. */
export interface Filled extends Sheet {
  /** "" on a card without raters */
  readonly id: string;
}

/** What a run has come to. */
export interface Outcome extends Result {
  readonly sheets: readonly Filled[];
  readonly shares: readonly Share[];
  readonly voices: readonly Voice[];
}

/** The sheets of a run in the order in which they were begun; a card without raters has one. */
export function sheetsOf(card: CardData, { records }: Told): Filled[] {
  const placeOf = new Map(card.criteria.map(({ id }, i) => [id, i]));
  const sheets = new Map<string, { rater: string; ratings: Rating[] }>();
  const sheet = (id: string, rater: string): { rater: string; ratings: Rating[] } => {
    const known = sheets.get(id) ?? { rater, ratings: card.criteria.map(() => null) };
    sheets.set(id, known);
    return known;
  };
  if (card.raters.length === 0) sheet("", "");
  for (const record of records) {
    const id = textOf(record, "sheet");
    const rater = textOf(record, "rater");
    if ((record.e !== "rated" && record.e !== "note") || !card.raters.some(({ name }) => name === rater) !== (card.raters.length === 0)) continue;
    if ((id === "") !== (card.raters.length === 0)) continue;
    const { ratings } = sheet(id, rater);
    const place = placeOf.get(textOf(record, "of"));
    const to = record.d?.["to"];
    if (record.e === "rated" && place !== undefined && isRating(card, place, to)) ratings[place] = to;
  }
  return [...sheets].map(([id, { rater, ratings }]) => ({ id, rater, ratings }));
}

/** Whether a value of the log can be the rating of a criterion. */
export function isRating(card: CardData, place: number, to: unknown): to is Rating {
  if (to === null || to === "na") return true;
  if (typeof to !== "number" || !Number.isFinite(to)) return false;
  const kind = card.criteria[place]?.kind;
  if (kind === "level") return Number.isInteger(to) && to >= 1 && to <= card.levels;
  return kind === "number" || to === 0 || to === 1;
}

/** Whether somebody has rated anything. */
export function isBegun({ ratings }: Sheet): boolean {
  return ratings.some((rating) => rating !== null);
}

export function outcomeOf(card: CardData, sheets: readonly Filled[]): Outcome {
  if (card.raters.length === 0) {
    const shares = sharesOf(card, sheets[0]?.ratings ?? []);
    return { ...scoreOf(card, shares), sheets, shares, voices: [] };
  }
  const { shares, voices } = joined(card, sheets.filter(isBegun));
  return { ...scoreOf(card, shares), sheets, shares, voices };
}

const numberPattern = /^([-+−]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d{1,10}))?$/;

/** What was typed as a figure: null when nothing was, undefined when it is none. Width, blanks and a unit behind it do not count. */
export function figureOf(typed: string, unit: string): number | null | undefined {
  let text = typed.normalize("NFKC").replace(/\s+/g, "");
  const behind = unit.normalize("NFKC").replace(/\s+/g, "");
  if (behind !== "" && text.endsWith(behind)) text = text.slice(0, -behind.length);
  if (text === "") return null;
  const found = numberPattern.exec(text);
  if (!found || `${found[2]}${found[3] ?? ""}` === "") return undefined;
  return Number(`${found[1] === "−" ? "-" : found[1]}${(found[2] ?? "").replace(/,/g, "") || "0"}.${found[3] ?? "0"}`);
}
