// What a scorecard has come to: the gate first, then score, band and coverage; the raters; the drawing with its table.

import { words } from "../form/words";
import { make } from "../make/make";
import { verdict } from "../quiz/control";
import type { CardData, Rating } from "./data";
import { plotOf } from "./plot";
import type { Share } from "./score";
import type { Outcome } from "./state";

/** A number with at most so many digits behind the point, as the reader writes it. */
export function figure(n: number, digits = 1): string {
  return n.toLocaleString(words.lang, { maximumFractionDigits: digits }).replace("-", "−");
}

export function percent(share: Share): string {
  return typeof share === "number" ? `${figure(100 * share)}%` : share === "na" ? words("card_na") : "–";
}

/** A rating in words. */
export function ratingOf(card: CardData, place: number, rating: Rating): string {
  const k = card.criteria[place];
  if (rating === null || !k) return "–";
  if (rating === "na") return words("card_na");
  if (k.kind === "yesno") return words(rating === 1 ? "card_yes" : "card_no");
  return `${figure(rating, 4)} ${k.unit}`.trim();
}

export function raterOf(name: string): string {
  return ["manager", "peer", "customer", "self"].includes(name) ? words(`card_${name}`) : name;
}

/** The standing in a line: "not ready, 62.4, amber". */
export function standing(card: CardData, { verdict: gate, score, band, complete }: Outcome): string {
  return [
    gate !== "" && words(`card_${gate}`), score === null ? words("card_unrated") : words("card_score_is", figure(score)), card.bands[band]?.name, score !== null && !complete && words("card_incomplete"),
  ].filter((part): part is string => typeof part === "string").join(words("form_comma"));
}

export function resultParts(card: CardData, outcome: Outcome): Node[] {
  const { score, coverage, complete } = outcome;
  const parts: Node[] = [...gateParts(card, outcome)];
  if (score === null) return [...parts, make("p", words("card_unrated")), ...voiceParts(outcome)];
  const band = card.bands[outcome.band];
  const line = make("p.quiz-score", make("strong", figure(score)), " ", make("span", words("card_of")));
  if (band) line.append(" ", make("b.card-band", band.name));
  parts.push(line);
  if (band?.advice && outcome.verdict !== "not-ready") parts.push(make("p", band.advice));
  const covered = words("card_coverage", figure(100 * coverage, 0));
  parts.push(make("p.card-coverage", complete ? covered : verdict("part", `${words("card_incomplete")}${words("form_comma")}${covered}`)));
  return [...parts, ...voiceParts(outcome), plotParts(card, outcome.shares)];
}

function gateParts(card: CardData, { verdict: gate, missed }: Outcome): Node[] {
  if (gate === "") return [];
  const kind = ({ ready: "right", "not-ready": "wrong", open: "open" } as const)[gate];
  const names = missed.map((i) => card.criteria[i]?.name ?? "").join(words("list_comma"));
  return [make("p.card-gate", verdict(kind, words(`card_${gate}`), "quiz-verdict"), names && ` ${words("card_under_gate", names)}`)];
}

function voiceParts({ voices }: Outcome): Node[] {
  if (voices.length === 0) return [];
  const lines = voices.map(({ name, count, hidden, score }) => {
    const said = count === 0 ? words("card_nobody") : hidden ? words("card_hidden", count) : words("card_voice", count, score === null ? "–" : figure(score));
    const voice = words("form_said", raterOf(name), said);
    return make("li", name === "self" && count > 0 ? words("card_uncounted", voice) : voice);
  });
  return [make("ul.card-voices", ...lines)];
}

function plotParts(card: CardData, shares: readonly Share[]): HTMLElement {
  const rows = card.criteria.map(({ name }, i) => make("tr", make("td", String(i + 1)), make("th", { scope: "row" }, name), make("td", percent(shares[i] ?? null))));
  const heads = ["card_number", "card_criterion", "card_scale"].map((key) => make("th", { scope: "col" }, words(key)));
  return make("div.card-picture", plotOf(shares), make("table", make("caption", words("card_picture")), make("thead", make("tr", ...heads)), make("tbody", ...rows)));
}
