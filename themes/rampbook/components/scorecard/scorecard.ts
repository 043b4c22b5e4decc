// The script of pages with scorecards.

import { labelled } from "../form/field";
import { Form, type Run } from "../form/form";
import { load } from "../form/load";
import type { File } from "../form/save";
import { words } from "../form/words";
import { chanceName } from "../log/id";
import { button, make } from "../make/make";
import { collecting, sheetsIn } from "./collect";
import { Comparison, type Choice, type Side } from "./compare";
import type { CardData, Rating } from "./data";
import { cardAsCSV, cardAsJSON } from "./export";
import { RatingRow } from "./rating";
import { raterOf, resultParts, standing } from "./result";
import { sharesOf } from "./score";
import { isBegun, outcomeOf, sheetsOf, type Filled, type Outcome } from "./state";
import { sumParts, swingParts } from "./sums";

/** <rb-scorecard> stands above the table of a scorecard, which it makes one that can be rated. */
class Scorecard extends Form {
  private declare card: CardData; // given by about
  private declare comparison: Comparison;
  private rows: RatingRow[] = [];
  private chosen = ""; // the sheet that is shown
  private readonly sheetSelect = make("select");
  private readonly loaded = make("div.card-loaded", { role: "status" });
  private readonly result = make("div.card-result");
  private readonly aloud = make("p.visually-hidden", { role: "status" });
  private readonly sums = make("details.form-sums", make("summary", words("card_how")), make("div"));
  private readonly swings = make("details.form-sums", make("summary", words("card_swing")), make("div"));

  about(card: CardData): this {
    this.card = card;
    this.comparison = new Comparison(card);
    return this;
  }

  protected equip(): void {
    const { section } = this.place;
    const heads = [...section.querySelectorAll("thead th")].map((head) => head.textContent?.trim() ?? "");
    for (const row of section.querySelectorAll<HTMLTableRowElement>("[data-criterion], tr.group")) {
      for (const cell of row.querySelectorAll<HTMLElement>(".right, .center")) if (cell.textContent) cell.dataset["label"] = heads[columnOf(row, cell)] ?? "";
    }
    for (const row of section.querySelectorAll<HTMLElement>("[data-criterion]")) {
      const place = Number(row.dataset["criterion"]);
      const criterion = this.card.criteria[place];
      if (criterion) this.rows[place] = new RatingRow(row, criterion, (rating) => void this.rate(criterion.id, rating));
    }
    if (this.card.raters.length) this.append(this.raters());
    section.toggleAttribute("data-raters", this.card.raters.length > 0);
    const panel = make("div.card-panel", { lang: words.lang }, this.aloud, this.result, this.sums, this.swings, this.comparison.part);
    section.querySelector(".table")?.after(panel);
  }

  protected show(run: Run | undefined): void {
    const sheets = this.sheets(run);
    const sheet = this.sheet(sheets);
    this.sheetSelect.replaceChildren(...sheets.map(({ id }, i) => make("option", { value: id }, nameOf(sheets, i))));
    this.sheetSelect.value = sheet.id;
    this.rows.forEach((row, i) => row.show(sheet.ratings[i] ?? null, `${run?.id} ${sheet.id}`));
    const outcome = outcomeOf(this.card, sheets);
    const begun = sheets.some(isBegun);
    const said = begun ? standing(this.card, outcome) : "";
    if (this.aloud.textContent !== said) this.aloud.textContent = said;
    this.result.replaceChildren(...(begun ? resultParts(this.card, outcome) : [make("p.form-told", words("card_none"))]));
    this.fold(outcome);
    this.comparison.draw(begun ? this.choice(run, sheets, outcome) : undefined);
  }

  protected summary(run: Run): string {
    return standing(this.card, outcomeOf(this.card, sheetsOf(this.card, run)));
  }

  protected files(run: Run): File[] {
    const outcome = outcomeOf(this.card, sheetsOf(this.card, run));
    return [
      { ending: "csv", type: "text/csv", text: () => cardAsCSV(this.card, outcome) },
      { ending: "json", type: "application/json", text: () => cardAsJSON(this.card, run, outcome) },
    ];
  }

  /** The folded parts, without a score none. */
  private fold(outcome: Outcome): void {
    this.sums.hidden = this.swings.hidden = outcome.score === null;
    this.sums.lastElementChild?.replaceChildren(...sumParts(this.card, outcome));
    this.swings.lastElementChild?.replaceChildren(...swingParts(this.card, outcome));
  }

  /** The sheets of a run; before anybody rated, one of the first group of raters. */
  private sheets(run: Run | undefined): Filled[] {
    const sheets = run ? sheetsOf(this.card, run) : [];
    return sheets.length ? sheets : [{ id: this.card.raters.length ? "1" : "", rater: this.card.raters[0]?.name ?? "", ratings: [] }];
  }

  private sheet(sheets: readonly Filled[]): Filled {
    return sheets.find(({ id }) => id === this.chosen) ?? sheets[0] ?? { id: "", rater: "", ratings: [] };
  }

  private async rate(of: string, to: Rating): Promise<void> {
    const { id, rater } = this.sheet(this.sheets(this.run()));
    await this.keep({ e: "rated", d: { of, to, ...(id && { sheet: id, rater }) } });
  }

  /** Whose sheet it is, and buttons for more. */
  private raters(): HTMLElement {
    this.sheetSelect.addEventListener("change", () => {
      this.chosen = this.sheetSelect.value;
      this.draw();
    });
    const more = this.card.raters.map(({ name }) => button(words("card_add", raterOf(name)), () => void this.add(name), "is-quiet"));
    const input = make("input.visually-hidden", { type: "file", accept: ".json", multiple: true });
    input.addEventListener("change", () => void this.collect(input));
    const load = make("label.quiz-button.is-quiet", input, words("card_load"));
    return make("div.card-raters", labelled(words("card_sheet"), this.sheetSelect), make("div.quiz-actions", ...more, load), this.loaded);
  }

  /** Puts the sheets of files into the run that is shown, one file after the other. */
  private async collect(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])], said: string[] = [];
    input.value = ""; // the same file may be chosen again
    for (const file of files) {
      const run = this.run();
      const found = sheetsIn(await file.text(), this.card, run?.id ?? "");
      const deeds = collecting(this.card, run ? sheetsOf(this.card, run) : [], found);
      if (deeds.length) await this.keep(...deeds);
      const raters = found.map(({ rater }) => raterOf(rater)).join(words("list_comma"));
      said.push(words(!found.length ? "card_load_none" : deeds.length ? "card_loaded" : "card_load_known", file.name, raters));
    }
    this.loaded.replaceChildren(...said.map((text) => make("p.form-told", text)));
    this.draw();
  }

  private async add(rater: string): Promise<void> {
    const sheet = chanceName();
    const [first] = this.sheets(this.run());
    if (first && !this.run()) await this.keep({ e: "note", d: { sheet: first.id, rater: first.rater } });
    await this.keep({ e: "note", d: { sheet, rater } });
    this.chosen = sheet;
    this.draw();
    this.rows[0]?.focus();
  }

  /** A sheet is compared with the others of its run, else a run with the others. */
  private choice(run: Run | undefined, sheets: readonly Filled[], outcome: Outcome): Choice {
    const sheet = this.sheet(sheets);
    const side = (one: Filled, name: string): Side => ({ name, shares: sharesOf(this.card, one.ratings), ratings: one.ratings });
    if (sheets.length > 1) {
      const others = sheets.flatMap((one, i) => (one.id !== sheet.id && isBegun(one) ? [{ id: one.id, ...side(one, nameOf(sheets, i)) }] : []));
      return { own: side(sheet, nameOf(sheets, sheets.indexOf(sheet))), others };
    }
    const single = this.card.raters.length === 0;
    const others = this.runs().flatMap((other) => {
      const before = outcomeOf(this.card, sheetsOf(this.card, other));
      const [ratings] = single ? before.sheets.map((one) => one.ratings) : [];
      return other.id === run?.id ? [] : [{ id: other.id, name: other.name, shares: before.shares, ...(ratings && { ratings }) }];
    });
    return { own: { name: run?.name ?? "", shares: outcome.shares, ...(single && { ratings: sheet.ratings }) }, others };
  }
}

/** The column in which a cell of a row stands, whatever the cells before it span. */
function columnOf(row: HTMLTableRowElement, cell: HTMLElement): number {
  let column = 0;
  for (const before of row.cells) {
    if (before === cell) break;
    column += before.colSpan;
  }
  return column;
}

/** "Peers 2": the second sheet of its group. */
function nameOf(sheets: readonly Filled[], place: number): string {
  const rater = sheets[place]?.rater ?? "";
  const before = sheets.slice(0, place + 1).filter((sheet) => sheet.rater === rater).length;
  return sheets.filter((sheet) => sheet.rater === rater).length > 1 || before > 1 ? `${raterOf(rater)} ${before}` : raterOf(rater);
}

customElements.define("rb-scorecard", Scorecard);

void load<CardData>({
  member: "scorecards", sections: "section.scorecard", object: "card", within: () => [],
  form: (card) => (document.createElement("rb-scorecard") as Scorecard).about(card),
});
