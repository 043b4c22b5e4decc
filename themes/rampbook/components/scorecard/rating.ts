// A criterion that can be rated: radio buttons at its levels, a field for its figure.

import { freshId, put, say } from "../form/field";
import { words } from "../form/words";
import { button, make, plain } from "../make/make";
import type { CriterionData, Rating } from "./data";
import { figureOf } from "./state";

export class RatingRow {
  private readonly radios: HTMLInputElement[] = [];
  private readonly group = freshId();
  private field: HTMLInputElement | undefined;
  private readonly wrong = make("span.card-wrong", { lang: words.lang, id: freshId(), hidden: true });
  private readonly unfit: HTMLInputElement;
  private readonly clear: HTMLButtonElement;
  private rating: Rating = null;
  private sheet = "";

  constructor(private readonly row: HTMLElement, private readonly criterion: CriterionData, private readonly rate: (rating: Rating) => void) {
    if (criterion.kind === "number") this.equipField();
    else for (const box of row.querySelectorAll<HTMLElement>(".box")) this.equipBox(box);
    this.unfit = make("input", { type: "checkbox", value: "na", "aria-label": words("form_said", criterion.name, words("card_na")) });
    this.unfit.addEventListener("change", () => this.rate(this.unfit.checked ? "na" : null));
    this.clear = button("×", () => {
      if (this.field) this.field.value = ""; // it has the focus when the rating is gone, and so is left as it is
      this.complain(false);
      this.rate(null);
      this.focus();
    }, "is-quiet card-clear");
    this.clear.setAttribute("aria-label", words("card_clear", criterion.name));
    const head = row.querySelector("th");
    head?.setAttribute("abbr", criterion.name);
    head?.append(make("div.na-tools", { lang: words.lang }, make("label.level", this.unfit, make("span", words("card_na"))), this.clear));
  }

  /** Shows a rating of a sheet. A figure that could not be read stays until that rating is another. */
  show(rating: Rating, sheet: string): void {
    const wrong = !this.wrong.hidden && rating === this.rating && sheet === this.sheet;
    this.rating = rating;
    this.sheet = sheet;
    for (const radio of this.radios) radio.checked = radio.value === String(rating);
    this.unfit.checked = rating === "na";
    this.clear.hidden = typeof rating !== "number";
    if (!this.field || wrong || document.activeElement === this.field) return;
    put(this.field, typeof rating === "number" ? rating.toLocaleString("en", { maximumFractionDigits: 10 }) : "");
    this.complain(false);
  }

  focus(): void {
    (this.field ?? this.radios[0])?.focus();
  }

  /** The cell of a level, or a word of a question of yes and no, becomes a radio button with its words. */
  private equipBox(box: HTMLElement): void {
    const level = box.dataset["level"] ?? "";
    const cell = box.closest("td");
    if (!cell) return;
    if (this.criterion.kind === "yesno") {
      const word = words(level === "1" ? "card_yes" : "card_no");
      box.nextSibling?.remove();
      box.replaceWith(make("label.level", { lang: words.lang }, this.radio(level, word), make("span", word)));
      return;
    }
    box.remove();
    const said = make("span", ...cell.childNodes);
    cell.append(make("label.level", this.radio(level, `${level} ${said.textContent?.trim() ?? ""}`), said));
  }

  private radio(value: string, name: string): HTMLInputElement {
    const radio = make("input", { type: "radio", name: this.group, value, "aria-label": words("form_said", this.criterion.name, name) });
    radio.addEventListener("change", () => radio.checked && this.rate(Number(value)));
    this.radios.push(radio);
    return radio;
  }

  private equipField(): void {
    const { name, unit } = this.criterion;
    const field = make("input.card-figure", { ...plain, inputmode: "decimal", maxlength: "30", "aria-label": unit ? words("form_aside", name, unit) : name, "aria-describedby": this.wrong.id });
    let edited = false; // else what another tab has rated would be written over
    const keep = (): void => {
      if (!edited) return;
      edited = false;
      const figure = figureOf(field.value, unit);
      this.complain(figure === undefined);
      if (figure !== undefined && figure !== this.rating && !(figure === null && this.rating === "na")) this.rate(figure);
    };
    field.addEventListener("input", () => (edited = true));
    field.addEventListener("change", keep);
    document.addEventListener("visibilitychange", () => document.hidden && keep());
    this.row.querySelector(".field")?.replaceWith(field);
    field.closest("td")?.append(this.wrong);
    this.field = field;
  }

  private complain(wrong: boolean): void {
    say(this.wrong, wrong ? words("card_no_figure") : "");
    if (wrong) this.field?.setAttribute("aria-invalid", "true");
    else this.field?.removeAttribute("aria-invalid");
  }
}
