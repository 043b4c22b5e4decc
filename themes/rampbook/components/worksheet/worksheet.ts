// The script of pages with worksheets.

import { csv } from "../form/csv";
import { say } from "../form/field";
import { Form, type Run } from "../form/form";
import { load } from "../form/load";
import type { File } from "../form/save";
import { words } from "../form/words";
import { make } from "../make/make";
import { verdict } from "../quiz/control";
import { InputCell } from "./cell";
import type { CellData, SheetData } from "./data";
import { compute } from "./evaluate";
import { show } from "./show";
import { fits, shapeOf, toLog, typedIn } from "./state";
import { valueText, type Value } from "./value";

/** <rb-worksheet> stands above the tables of a worksheet, which it makes ones that compute. */
class Worksheet extends Form {
  private declare sheet: SheetData; // given by about
  private readonly inputs = new Map<number, InputCell>();
  private readonly results = new Map<number, HTMLElement>();
  private readonly told = make("p.form-told", { role: "status" });

  about(sheet: SheetData): this {
    this.sheet = sheet;
    return this;
  }

  protected equip(): void {
    for (const printed of this.place.section.querySelectorAll<HTMLElement>("[data-cell]")) {
      const place = Number(printed.dataset["cell"]);
      const cell = this.sheet.cells[place];
      if (!cell) continue;
      if (cell.input) this.inputs.set(place, new InputCell(printed, this.sheet, cell, (text) => this.keep({ e: "note", d: { cell: place, text: toLog(cell, text) } })));
      else this.results.set(place, printed);
    }
    this.append(this.told);
  }

  /** Runs of an earlier version of the sheet, with other cells, are left alone. */
  protected override runs(): Run[] {
    return super.runs().filter((run) => fits(this.sheet, run));
  }

  protected override facts(): { readonly shape: string } {
    return { shape: shapeOf(this.sheet) };
  }

  protected show(run: Run | undefined): void {
    const typed = typedIn(this.sheet, run);
    const values = compute(this.sheet, typed);
    this.inputs.forEach((input, place) => input.show(typed[place] ?? "", values[place]));
    this.results.forEach((element, place) => this.showResult(element, place, values[place]));
    say(this.told, run ? this.standing(values) : words("sheet_none"));
  }

  protected summary(run: Run): string {
    return this.standing(compute(this.sheet, typedIn(this.sheet, run)));
  }

  protected files(run: Run): File[] {
    const typed = typedIn(this.sheet, run);
    const values = compute(this.sheet, typed);
    const cells = this.sheet.cells.map((cell, i) => ({ row: cell.row, column: cell.column, shown: this.shown(cell, values[i]), value: values[i] ? valueText(values[i]) : "", ...(cell.input && { typed: typed[i] ?? "" }) }));
    const head = ["sheet_row", "sheet_column", "sheet_value", "sheet_exact"].map((key) => words(key));
    const { records: _, ...facts } = run;
    return [
      { ending: "csv", type: "text/csv", text: () => csv([head, ...cells.map(({ row, column, shown, value }) => [row, column, shown, value.replace(/^'/, "")])]) },
      { ending: "json", type: "application/json", text: () => JSON.stringify({ sheet: { id: this.sheet.id, title: this.sheet.title, currency: this.sheet.currency }, run: facts, cells }, null, 1) + "\n" },
    ];
  }

  /** How many checks do not hold, and how many inputs cannot be computed with. */
  private standing(values: readonly Value[]): string {
    const off = values.filter((value) => value.kind === "number" && value.check === "off").length;
    const faults = this.sheet.cells.filter((cell, i) => cell.input && values[i]?.kind === undefined).length;
    const checks = this.sheet.cells.some(({ rule }) => rule !== undefined);
    const parts = [off > 0 && words("sheet_checks_off", off), faults > 0 && words("sheet_faults", faults)].filter((part): part is string => typeof part === "string");
    if (parts.length) return parts.join(words("form_comma"));
    return words(checks ? "sheet_checks_kept" : "sheet_computed");
  }

  private showResult(element: HTMLElement, place: number, value: Value | undefined): void {
    const cell = this.sheet.cells[place];
    if (!cell) return;
    const text = this.shown(cell, value) || "—";
    const fault = value !== undefined && value.kind === undefined;
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle("is-fault", fault);
    const check = value?.kind === "number" ? value.check ?? "" : "";
    const said = element.parentElement?.querySelector(".check");
    if (said?.classList.contains(`is-${check}`)) return;
    said?.remove();
    if (check !== "") element.after(" ", make(`span.check.is-${check}`, { lang: words.lang }, verdict(check === "kept" ? "right" : "wrong", words(`sheet_${check}`))));
  }

  private shown(cell: CellData, value: Value | undefined): string {
    if (value === undefined) return "";
    if (value.kind === undefined) return words(`sheet_fault_${value.fault}`);
    if (value.kind === "truth") return words(value.truth ? "sheet_yes" : "sheet_no");
    return show(this.sheet, cell, value);
  }
}

customElements.define("rb-worksheet", Worksheet);

void load<SheetData>({
  member: "worksheets", sections: "section.worksheet", object: "sheet", within: () => [],
  form: (sheet) => (document.createElement("rb-worksheet") as Worksheet).about(sheet),
});
