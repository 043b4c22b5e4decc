// A run beside another one, a rater beside another: the difference of each criterion, and how far two raters agree.

import { labelled } from "../form/field";
import { words } from "../form/words";
import { make } from "../make/make";
import type { CardData, Rating } from "./data";
import { agreement } from "./panel";
import { figure, percent } from "./result";
import type { Share } from "./score";

/** One side of a comparison. */
export interface Side {
  readonly name: string;
  readonly shares: readonly Share[];
  /** of a single rater */
  readonly ratings?: readonly Rating[];
}

/** What may be compared: one side, and the others that it may be put beside. */
export interface Choice {
  readonly own: Side;
  readonly others: readonly (Side & { readonly id: string })[];
}

export class Comparison {
  private readonly select = make("select");
  private readonly outcome = make("div.card-compared");
  readonly part = make("details.form-sums", { hidden: true }, make("summary", words("card_compare")), labelled(words("card_compare_with"), this.select), this.outcome);
  private choice: Choice | undefined;

  constructor(private readonly card: CardData) {
    this.select.addEventListener("change", () => this.fill());
  }

  draw(choice: Choice | undefined): void {
    const chosen = this.select.value;
    this.choice = choice;
    this.part.hidden = !choice?.others.length;
    this.select.replaceChildren(...(choice?.others ?? []).map(({ id, name }) => make("option", { value: id }, name)));
    if (choice?.others.some(({ id }) => id === chosen)) this.select.value = chosen;
    this.fill();
  }

  private fill(): void {
    const other = this.choice?.others.find(({ id }) => id === this.select.value);
    if (!this.choice || !other) return this.outcome.replaceChildren();
    const { own } = this.choice;
    const rows = this.card.criteria.map(({ name }, i) => {
      const [a = null, b = null] = [own.shares[i], other.shares[i]];
      const difference = typeof a === "number" && typeof b === "number" ? signed(100 * (a - b)) : "–";
      return make("tr", make("th", { scope: "row" }, name), ...[percent(a), percent(b), difference].map((cell) => make("td", cell)));
    });
    const heads = [words("card_criterion"), own.name, other.name, words("card_difference")].map((head) => make("th", { scope: "col" }, head));
    const table = make("div.table", { role: "region", tabindex: "0", "aria-label": `${words("card_compare")} · ${this.card.title}` }, make("table", make("thead", make("tr", ...heads)), make("tbody", ...rows)));
    this.outcome.replaceChildren(table, ...this.agreed(own, other));
  }

  private agreed(own: Side, other: Side): Node[] {
    if (!own.ratings || !other.ratings) return [];
    const kappa = agreement(this.card, own.ratings, other.ratings);
    return [make("p", kappa === null ? words("card_kappa_none") : words("card_kappa", figure(kappa, 2), words(`card_kappa_${level(kappa)}`)))];
  }
}

/** How far two agree, in the words of Landis and Koch (1977). */
function level(kappa: number): string {
  if (kappa < 0) return "poor";
  return kappa <= 0.2 ? "slight" : kappa <= 0.4 ? "fair" : kappa <= 0.6 ? "moderate" : kappa <= 0.8 ? "substantial" : "full";
}

function signed(n: number): string {
  const shown = figure(Math.abs(n));
  return shown === "0" ? "0" : `${n < 0 ? "−" : "+"}${shown}`;
}
