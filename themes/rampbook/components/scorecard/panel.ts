// Several raters; the twin of generator/scorecard/panel.go.
import type { CardData, Rating, Sheet } from "./data";
import { WeightedMean } from "./mean";
import { bandOf, meanOf, scoreOf, sharesOf, weightsOf, type Share } from "./score";

/** What one group of raters says. */
export interface Voice {
  readonly name: string;
  readonly count: number;
  /** too few: neither shown nor counted */
  readonly hidden: boolean;
  /** null when hidden */
  readonly score: number | null;
}

/** raters of a group that is shown */
const fewest = 3;

/** The sheets of several raters together: what each group says, and the shares of all that count. Self is shown and never counts, small groups are hidden but for the manager. */
export function joined(card: CardData, sheets: readonly Sheet[]): { voices: Voice[]; shares: Share[] } {
  const voices: Voice[] = [];
  const counted: { shares: readonly Share[]; weight: number }[] = [];
  for (const { name, weight } of card.raters) {
    const own = sheets.filter((sheet) => sheet.rater === name).map((sheet) => ({ shares: sharesOf(card, sheet.ratings), weight: 1 }));
    const hidden = own.length < fewest && name !== "manager" && name !== "self";
    const shares = own.length > 0 && !hidden ? join(card, own) : undefined;
    voices.push({ name, count: own.length, hidden, score: shares ? scoreOf(card, shares).score : null });
    if (shares && weight > 0) counted.push({ shares, weight });
  }
  return { voices, shares: join(card, counted) };
}

/** The weighted mean of several lists of shares, criterion by criterion; "na" when all who counted said so. */
function join(card: CardData, lists: readonly { shares: readonly Share[]; weight: number }[]): Share[] {
  return card.criteria.map((_, i) => {
    const mean = new WeightedMean(false);
    for (const { shares, weight } of lists) mean.add(shares[i], weight);
    const unfit = lists.length > 0 && lists.every(({ shares }) => shares[i] === "na");
    return mean.value() ?? (unfit ? "na" : null);
  });
}

/** What the score becomes when one weight is a quarter lower and higher. */
export interface Swing {
  /** the weight is a group's */
  readonly group: boolean;
  readonly index: number;
  readonly down: number;
  readonly up: number;
  readonly downBand: number;
  readonly upBand: number;
}

const weighing = 0.25;

/** A swing for each weight that counts; none when nothing is rated. */
export function sensitivity(card: CardData, shares: readonly Share[]): Swing[] {
  const weights = weightsOf(card);
  const swings: Swing[] = [];
  const attempt = (of: number[], index: number, group: boolean): void => {
    const old = of[index] ?? 0;
    of[index] = old * (1 - weighing);
    const down = meanOf(card, shares, weights);
    of[index] = old * (1 + weighing);
    const up = meanOf(card, shares, weights);
    of[index] = old;
    if (down === null || up === null) return;
    swings.push({ group, index, down: 100 * down, up: 100 * up, downBand: bandOf(card, 100 * down), upBand: bandOf(card, 100 * up) });
  };
  card.criteria.forEach((_, i) => attempt(weights.criteria, i, false));
  if (card.groups.length > 1) card.groups.forEach((_, i) => attempt(weights.groups, i, true));
  return swings;
}

/** Cohen's kappa with quadratic weights; null when it is not defined. */
export function agreement(card: CardData, a: readonly Rating[], b: readonly Rating[]): number | null {
  const left = new Array<number>(card.levels).fill(0);
  const right = new Array<number>(card.levels).fill(0);
  let seen = 0;
  let n = 0;
  card.criteria.forEach(({ kind }, i) => {
    const x = a[i];
    const y = b[i];
    if (kind !== "level" || typeof x !== "number" || typeof y !== "number") return;
    left[x - 1] = (left[x - 1] ?? 0) + 1;
    right[y - 1] = (right[y - 1] ?? 0) + 1;
    seen += (x - y) * (x - y);
    n++;
  });
  let chance = 0;
  left.forEach((p, x) => right.forEach((q, y) => { chance += p * q * ((x - y) * (x - y)); }));
  return chance === 0 ? null : 1 - (seen * n) / chance;
}
