// Scores a card; the twin of generator/scorecard/score.go, whose package comment says how.
import type { CardData, CriterionData, Rating } from "./data";
import { WeightedMean } from "./mean";

/** A rating brought to 0 to 1. */
export type Share = number | "na" | null;

export interface Result {
  /** "" of a card without gates; "open" when a gate is not rated */
  readonly verdict: "" | "ready" | "not-ready" | "open";
  /** criteria under their gates */
  readonly missed: readonly number[];
  /** 0 to 100; null when nothing is rated */
  readonly score: number | null;
  /** -1 without a score or without bands */
  readonly band: number;
  /** 0 to 1 */
  readonly coverage: number;
  readonly complete: boolean;
  readonly groups: readonly (number | null)[];
}

const enough = 0.8;
/** by which a bound may be missed, since fractions are binary */
const slack = 1e-9;

export function shareOf(k: CriterionData, rating: Rating, levels: number): Share {
  return typeof rating === "number" ? share(k, rating, levels) : rating;
}

function share({ kind, worst, best }: CriterionData, x: number, levels: number): number {
  if (kind === "level") return clamp((x - 1) / (levels - 1));
  if (best[0] === best[1] && worst[0] === worst[1]) return clamp((x - worst[0]) / (best[0] - worst[0]));
  if (x < best[0]) return clamp((x - worst[0]) / (best[0] - worst[0]));
  if (x > best[1]) return clamp((worst[1] - x) / (worst[1] - best[1]));
  return 1;
}

function clamp(s: number): number {
  return Math.min(1, Math.max(0, s));
}

/** The ratings of one rater, brought to 0 to 1. */
export function sharesOf(card: CardData, ratings: readonly Rating[]): Share[] {
  return card.criteria.map((k, i) => shareOf(k, ratings[i] ?? null, card.levels));
}

/** The result of shares, one for each criterion. */
export function scoreOf(card: CardData, shares: readonly Share[]): Result {
  const weights = weightsOf(card);
  let covered = 0;
  let all = 0;
  card.groups.forEach((group, g) => {
    const [rated, sum] = coveredIn(card, shares, g);
    if (sum === 0) return;
    covered += group.weight * (rated / sum);
    all += group.weight;
  });
  const coverage = all > 0 ? covered / all : 0;
  const score = hundred(meanOf(card, shares, weights));
  return {
    ...verdictOf(card, shares), score, band: score === null ? -1 : bandOf(card, score), coverage, complete: coverage + slack >= enough,
    groups: card.groups.map((_, g) => hundred(groupMean(card, shares, weights, g))),
  };
}

/** The weights of a card, some of which sensitivity changes. */
export interface Weights {
  readonly criteria: number[];
  readonly groups: number[];
}

export function weightsOf(card: CardData): Weights {
  return { criteria: card.criteria.map((k) => k.weight), groups: card.groups.map((g) => g.weight) };
}

function coveredIn(card: CardData, shares: readonly Share[], group: number): [rated: number, all: number] {
  let rated = 0;
  let all = 0;
  card.criteria.forEach((k, i) => {
    if (k.group !== group) return;
    all += k.weight;
    if (typeof shares[i] === "number") rated += k.weight;
  });
  return [rated, all];
}

/** The mean over groups, from 0 to 1; null when nothing is rated. */
export function meanOf(card: CardData, shares: readonly Share[], weights: Weights): number | null {
  const mean = new WeightedMean(card.geometric);
  card.groups.forEach((_, g) => mean.add(groupMean(card, shares, weights, g), weights.groups[g] ?? 0));
  return mean.value();
}

function groupMean(card: CardData, shares: readonly Share[], weights: Weights, group: number): number | null {
  const mean = new WeightedMean(card.geometric);
  card.criteria.forEach((k, i) => {
    if (k.group === group) mean.add(shares[i], weights.criteria[i] ?? 0);
  });
  return mean.value();
}

function hundred(s: number | null): number | null {
  return s === null ? null : s * 100;
}

/** The band of a score; -1 when the card has none. */
export function bandOf(card: CardData, score: number): number {
  let band = -1;
  card.bands.forEach((b, i) => {
    if (score + slack >= b.from) band = i;
  });
  return band;
}

function verdictOf(card: CardData, shares: readonly Share[]): Pick<Result, "verdict" | "missed"> {
  const missed: number[] = [];
  let verdict: Result["verdict"] = "";
  card.criteria.forEach((k, i) => {
    const s = shares[i] ?? null;
    if (k.gate === null || s === "na") return;
    if (s !== null && s + slack < share(k, k.gate, card.levels)) {
      missed.push(i);
      verdict = "not-ready";
    } else if (s === null && verdict !== "not-ready") {
      verdict = "open";
    } else if (verdict === "") {
      verdict = "ready";
    }
  });
  return { verdict, missed };
}
