// A run of a scorecard as a file for others. Of several raters the table holds what the page shows, the JSON file each sheet.
import { csv } from "../form/csv";
import type { Told } from "../form/runs";
import { words } from "../form/words";
import type { CardData } from "./data";
import { raterOf } from "./result";
import type { Outcome } from "./state";

export function cardAsCSV(card: CardData, outcome: Outcome): string {
  const { score, band, verdict, coverage, shares, voices } = outcome;
  const single = card.raters.length === 0 ? outcome.sheets[0]?.ratings : undefined;
  const exact = (n: number): string => String(Number(n.toFixed(6)));
  const rows = [["card_group", "card_criterion", "card_rating", "card_scale", "card_weight"].map((key) => words(key))];
  card.criteria.forEach(({ group, name, weight }, i) => {
    const share = shares[i];
    rows.push([card.groups[group]?.name ?? "", name, String(single?.[i] ?? ""), typeof share === "number" ? exact(share) : share ?? "", String(weight)]);
  });
  rows.push(["", words("card_score"), score === null ? "" : exact(score), "", ""], ["", words("card_band"), card.bands[band]?.name ?? "", "", ""]);
  if (verdict !== "") rows.push(["", words("card_gates_are"), words(`card_${verdict}`), "", ""]);
  rows.push(["", words("card_covered"), exact(coverage), "", ""]);
  for (const voice of voices) rows.push(["", raterOf(voice.name), voice.score === null ? "" : exact(voice.score), "", String(voice.count)]);
  return csv(rows);
}

export function cardAsJSON(card: CardData, { records: _, ...run }: Told, outcome: Outcome): string {
  const { sheets, voices, groups, missed, ...result } = outcome;
  const criteria = card.criteria.map(({ id, name }, i) => ({ id, name, share: outcome.shares[i] ?? null }));
  const facts = {
    card: { id: card.id, title: card.title }, run, result: { ...result, shares: undefined, band: card.bands[outcome.band]?.name ?? null, missed: missed.map((i) => card.criteria[i]?.id) },
    criteria, groups: card.groups.map(({ name, weight }, i) => ({ name, weight, score: groups[i] ?? null })), raters: voices, sheets,
  };
  return JSON.stringify(facts, null, 1) + "\n";
}
