// An input that can be filled in: as written while somebody is in it, else as the sheet shows it.

import { freshId, say, typing } from "../form/field";
import { words } from "../form/words";
import { make, plain } from "../make/make";
import type { CellData, SheetData } from "./data";
import { parseFraction } from "./fraction";
import { show } from "./show";
import type { Value } from "./value";

export class InputCell {
  private readonly field: HTMLInputElement | HTMLSelectElement;
  private readonly wrong = make("span.sheet-wrong", { lang: words.lang, id: freshId(), hidden: true });
  private typed = "";
  private value: Value | undefined;

  constructor(printed: HTMLElement, private readonly sheet: SheetData, private readonly cell: CellData, private readonly keep: (text: string) => Promise<void>) {
    this.field = cell.input?.options ? this.choice(cell.input.options) : this.blank();
    this.field.setAttribute("aria-label", [cell.row, cell.column].filter((name) => name).join(words("form_comma")));
    this.field.setAttribute("aria-describedby", this.wrong.id);
    printed.replaceWith(this.field);
    this.field.after(this.wrong);
  }

  show(typed: string, value: Value | undefined): void {
    const changed = typed !== this.typed;
    this.typed = typed;
    this.value = value;
    const wrong = value?.kind === undefined && value !== undefined;
    const within = document.activeElement === this.field && !(this.field instanceof HTMLSelectElement);
    if (!within || (changed && this.field.type === "date")) this.fill(); // a date that is half typed is left alone
    this.field.setAttribute("aria-invalid", String(wrong));
    say(this.wrong, wrong ? this.mistake(value.fault) : "");
  }

  /** What is not a value stays as it was typed. */
  private fill(): void {
    const shown = this.value && this.value.kind !== undefined ? show(this.sheet, this.cell, this.value) : "";
    const text = this.field instanceof HTMLSelectElement || shown === "" ? this.typed : shown;
    if (this.field.value !== text) this.field.value = text;
  }

  private mistake(fault: string): string {
    const { low = "", high = "" } = this.cell.input ?? {};
    if (fault !== "limit") return words(`sheet_fault_${this.cell.type}`);
    const [least, most] = [low, high].map((bound) => this.bound(bound));
    if (least && most) return words("sheet_between", least, most);
    return least ? words("sheet_least", least) : words("sheet_most", most ?? "");
  }

  private bound(text: string): string {
    const number = parseFraction(text);
    return number ? show(this.sheet, this.cell, { kind: "number", number }) : "";
  }

  private choice(options: readonly string[]): HTMLSelectElement {
    const select = make("select.sheet-input", make("option", { value: "" }, "–"), ...options.map((option) => make("option", { value: option }, option)));
    select.addEventListener("change", () => void this.keep(select.value));
    return select;
  }

  private blank(): HTMLInputElement {
    const isDate = this.cell.type === "date";
    const field = make("input.sheet-input", isDate ? { type: "date", min: this.bound(this.cell.input?.low ?? ""), max: this.bound(this.cell.input?.high ?? "") } : { ...plain, inputmode: "decimal", maxlength: "40" });
    typing(field, async (text) => {
      if (text.trim() !== this.typed) await this.keep(text.trim());
    });
    if (isDate) return field;
    field.addEventListener("focus", () => (field.value = this.typed));
    field.addEventListener("blur", () => setTimeout(() => document.activeElement !== field && this.fill())); // after what was typed is kept
    return field;
  }
}
