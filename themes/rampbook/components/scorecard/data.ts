// A scorecard as the page's exercises.js has it; the twin of generator/scorecard/data.go.

export interface CardData {
  readonly id: string;
  readonly title: string;
  readonly geometric: boolean;
  /** how many levels there are; 0 when every criterion is a figure */
  readonly levels: number;
  readonly bands: readonly BandData[];
  /** at least one; the only one has no name when the table has no groups */
  readonly groups: readonly GroupData[];
  readonly criteria: readonly CriterionData[];
  /** who rates; none: one rating is the score */
  readonly raters: readonly RaterData[];
}

export interface BandData {
  readonly from: number;
  readonly name: string;
  readonly advice: string;
}

export interface GroupData {
  readonly name: string;
  readonly weight: number;
}

export interface CriterionData {
  readonly id: string;
  readonly name: string;
  readonly kind: "level" | "number" | "yesno";
  /** in groups */
  readonly group: number;
  readonly weight: number;
  /** the least rating */
  readonly gate: number | null;
  readonly worst: readonly [number, number];
  readonly best: readonly [number, number];
  readonly unit: string;
}

export interface RaterData {
  readonly name: string;
  /** 0 of "self", which never counts */
  readonly weight: number;
}

/** A level from 1, a number, or 1 for yes and 0 for no; null when not rated. */
export type Rating = number | "na" | null;

/** What one rater filled in: a rating for each criterion. */
export interface Sheet {
  /** the group of raters; "" on a card without raters */
  readonly rater: string;
  readonly ratings: readonly Rating[];
}
