// The script of pages with checklists.

import { today } from "../day/day";
import { say } from "../form/field";
import { Form, type Run as Used } from "../form/form";
import { load } from "../form/load";
import type { File } from "../form/save";
import { signerOf } from "../form/signers";
import { words } from "../form/words";
import { make } from "../make/make";
import type { ItemData, ListData } from "./data";
import { runAsCSV, runAsJSON, type Columns } from "./export";
import { drawMatrix } from "./matrix";
import { Row } from "./row";
import { SignOff } from "./sign";
import { isSettled, lacksEvidence, overdue, progressOf, runOf, type Run } from "./state";

/** <rb-checklist> stands above the items of a checklist, which it makes ones that can be ticked. */
class Checklist extends Form {
  private declare list: ListData; // given by about
  private declare signOff: SignOff; // made by equip
  private rows: Row[] = [];
  private readonly bar = make("progress", { "aria-label": words("checklist_progress") });
  private readonly told = make("p.form-told", { role: "status" });

  about(list: ListData): this {
    this.list = list;
    return this;
  }

  protected equip(): void {
    const { section, page } = this.place;
    for (const element of section.querySelectorAll<HTMLElement>("[data-item]")) {
      const item = this.list.items[Number(element.dataset["item"])];
      if (item) this.rows.push(new Row(element, item, `${page}#${item.id}`, (...deeds) => this.keep(...deeds)));
    }
    this.append(make("div.form-progress", this.bar, this.told));
    this.signOff = new SignOff(section, {
      list: this.list, run: () => this.state(this.run()), keep: (...deeds) => this.keep(...deeds),
      go: (item) => this.rows.find((row) => row.item === item)?.focus(),
    });
  }

  protected show(used: Used | undefined): void {
    const run = this.state(used);
    const day = today();
    for (const row of this.rows) row.show(run, day);
    this.bar.max = this.list.items.length;
    this.bar.value = run ? this.list.items.length - progressOf(this.list, run).open : 0;
    say(this.told, run ? this.standing(run) : words("checklist_none", this.list.items.length));
    drawMatrix(this.place.section, this.list.items.filter((item) => !run || !isSettled(run, item)));
    this.signOff.show(run);
  }

  protected summary(used: Used): string {
    const run = runOf(this.list, this.place.page, used);
    const signed = run.signed && !run.signed.stale ? words("checklist_is_signed") : "";
    return [this.standing(run), signed].filter((part) => part).join(words("form_comma"));
  }

  protected files(used: Used): File[] {
    const run = runOf(this.list, this.place.page, used);
    const name = signerOf(run.id);
    return [
      { ending: "csv", type: "text/csv", text: () => runAsCSV(this.list, run, columns(), name) },
      { ending: "json", type: "application/json", text: () => runAsJSON(this.list, run, name) },
    ];
  }

  private state(run: Used | undefined): Run | undefined {
    return run && runOf(this.list, this.place.page, run);
  }

  private standing(run: Run): string {
    const { of, open, high, na } = progressOf(this.list, run);
    const late = overdue(this.list, run, today()).length;
    const without = this.list.items.filter((item) => lacksEvidence(run, item)).length;
    return [
      words("checklist_settled", of - open, of), na && words("checklist_unfit", na), high && words("checklist_high_open", high),
      late && words("checklist_overdue", late), without && words("checklist_without", without),
    ].filter((part): part is string => typeof part === "string").join(words("form_comma"));
  }
}

function columns(): Columns {
  const named = ["number", "item", "state", "reason", "owner", "due", "severity", "note", "evidence", "signed"] as const;
  const all = Object.fromEntries(named.map((key) => [key, words(`checklist_column_${key}`)])) as { [key in (typeof named)[number]]: string };
  return { ...all, states: { open: words("checklist_state_open"), done: words("checklist_state_done"), na: words("checklist_state_na") } };
}

customElements.define("rb-checklist", Checklist);

void load<ListData>({
  member: "checklists", sections: "section.checklist", object: "check",
  within: ({ items }, page) => items.map(({ id }: ItemData) => `${page}#${id}`),
  form: (list) => (document.createElement("rb-checklist") as Checklist).about(list),
});
