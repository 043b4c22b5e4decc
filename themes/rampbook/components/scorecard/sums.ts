// How a score comes about, and what it hangs on: tables and sentences below the result.

import { words } from "../form/words";
import { make } from "../make/make";
import type { CardData } from "./data";
import { sensitivity } from "./panel";
import { figure, percent, ratingOf } from "./result";
import type { Outcome } from "./state";

/** The sum of the score, criterion by criterion and group by group. */
export function sumParts(card: CardData, outcome: Outcome): Node[] {
  const single = card.raters.length === 0 ? outcome.sheets[0]?.ratings : undefined;
  const keys = ["card_criterion", ...(single ? ["card_rating"] : []), "card_scale", "card_weight", "card_product"];
  const rows = card.groups.flatMap((group, g) => {
    const within = card.criteria.flatMap((k, i) => (k.group === g ? [i] : []));
    const lines = within.map((i) => {
      const k = card.criteria[i];
      const share = outcome.shares[i];
      const rated = typeof share === "number";
      const cells = [...(single ? [ratingOf(card, i, single[i] ?? null)] : []), percent(share ?? null), figure(k?.weight ?? 0, 3), rated ? figure(share * (k?.weight ?? 0), 3) : "–"];
      return make("tr", make("th", { scope: "row" }, k?.name ?? ""), ...cells.map((cell) => make("td", cell)));
    });
    return [...lines, make("tr.group", make("th", { scope: "row" }, group.name || words("card_sum")), make("td", { colspan: String(keys.length - 1) }, groupSum(card, outcome, g)))];
  });
  const head = make("thead", make("tr", ...keys.map((key) => make("th", { scope: "col" }, words(key)))));
  const table = make("div.table", { role: "region", tabindex: "0", "aria-label": `${words("card_how")} · ${card.title}` }, make("table", head, make("tbody", ...rows)));
  return [table, ...total(card, outcome)];
}

function groupSum(card: CardData, { shares, groups }: Outcome, g: number): string {
  let sum = 0;
  let weight = 0;
  card.criteria.forEach((k, i) => {
    const share = shares[i];
    if (k.group !== g || typeof share !== "number") return;
    sum += k.weight * share;
    weight += k.weight;
  });
  const score = groups[g];
  if (score === null || score === undefined) return "–";
  if (card.geometric) return words("card_sum_geometric", figure(weight, 3), figure(score));
  return `100 × ${figure(sum, 3)} / ${figure(weight, 3)} = ${figure(score)}`;
}

/** How groups make the score, where there are several. */
function total(card: CardData, { groups, score }: Outcome): Node[] {
  const rated = card.groups.flatMap((group, g) => (typeof groups[g] === "number" ? [{ weight: group.weight, score: groups[g] ?? 0 }] : []));
  if (rated.length < 2 || score === null) return [];
  const weights = rated.map(({ weight }) => figure(weight, 3)).join(" + ");
  const sum = rated.map((one) => (card.geometric ? `${figure(one.score)}^${figure(one.weight, 3)}` : `${figure(one.weight, 3)} × ${figure(one.score)}`)).join(card.geometric ? " × " : " + ");
  return [make("p", card.geometric ? `(${sum})^(1 / (${weights})) = ${figure(score)}` : `(${sum}) / (${weights}) = ${figure(score)}`)];
}

/** What happens when a weight is a quarter lower or higher: only bands that change are worth a line. */
export function swingParts(card: CardData, { shares, score, band }: Outcome): Node[] {
  if (score === null) return [];
  const swings = sensitivity(card, shares);
  const all = swings.flatMap(({ down, up }) => [down, up]);
  const range = make("p", words("card_swing_range", figure(Math.min(score, ...all)), figure(Math.max(score, ...all))));
  const lines = swings.flatMap(({ group, index, down, up, downBand, upBand }) => {
    const name = (group ? card.groups[index] : card.criteria[index])?.name ?? "";
    const line = (key: string, to: number, at: number): HTMLElement[] => (at === band ? [] : [make("li", words(key, name, figure(to, 2), card.bands[at]?.name ?? ""))]);
    return [...line("card_swing_down", down, downBand), ...line("card_swing_up", up, upBand)];
  });
  return [range, lines.length ? make("ul", ...lines) : make("p", words("card_swing_none"))];
}
