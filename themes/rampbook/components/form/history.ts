import { button, make } from "../make/make";
import type { Run } from "./runs";
import { momentOf, words } from "./words";

/** The runs of a form, folded below it. */
export class History {
  private readonly rows = make("tbody");
  readonly part = make("details.form-history", make("summary", words("form_history")), make("table", make("thead", make("tr", ...this.heads())), this.rows));

  constructor(private readonly open: (run: string) => void) {}

  draw<R extends Run>(runs: readonly R[], current: string, summary: (run: R) => string): void {
    this.part.hidden = runs.length < 2;
    this.rows.replaceChildren(...runs.map((run) => {
      const name = run.name || words("form_unnamed");
      const link = button(name, () => this.open(run.id), "form-open is-quiet");
      if (run.id === current) link.setAttribute("aria-current", "true");
      return make("tr", make("th", { scope: "row" }, link), make("td", summary(run)), make("td", momentOf(run.changed)));
    }));
  }

  private heads(): HTMLElement[] {
    return ["form_run", "form_standing", "form_changed"].map((key) => make("th", { scope: "col" }, words(key)));
  }
}
