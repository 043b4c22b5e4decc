// An item that can be settled: a box to tick; folded below it a reason why it does not apply, a note, evidence.

import { dateText } from "../day/day";
import { freshId, labelled, put, say, typing } from "../form/field";
import type { Deed } from "../form/form";
import { words } from "../form/words";
import { make, plain } from "../make/make";
import type { ItemData } from "./data";
import { asked, dueOn, isSettled, lacksEvidence, open, stateOf, type ItemState, type Run } from "./state";

/** Who keeps what happens to an item. */
type Keep = (...deeds: Deed[]) => Promise<void>;

export class Row {
  private readonly tick = make("input.item-tick", { type: "checkbox" });
  private readonly unfit = make("input", { type: "checkbox", id: freshId() });
  private readonly reason = make("input", { ...plain });
  private readonly reasonPart = labelled(words("checklist_reason"), this.reason);
  private readonly note = make("textarea", { rows: "2", maxlength: "2000" });
  private readonly evidence = make("input", { ...plain, maxlength: "1000" });
  private readonly said = make("div.item-said");
  private readonly warning = make("p.item-warning", { id: freshId() });
  private readonly more: HTMLDetailsElement;
  private readonly due: HTMLElement | null;
  private readonly printed: readonly [text: string, lang: string | null]; // when it is due in any run
  private state: ItemState = open;

  constructor(private readonly element: HTMLElement, readonly item: ItemData, private readonly object: string, private readonly keep: Keep) {
    const line = element.querySelector<HTMLElement>(":scope > .item-line") ?? element;
    const text = line.querySelector<HTMLElement>(".item-text");
    if (text) this.label(text);
    this.tick.setAttribute("aria-describedby", this.warning.id);
    line.querySelector(".box")?.replaceWith(this.tick);
    this.due = line.querySelector(".due");
    this.printed = [this.due?.textContent ?? "", this.due?.getAttribute("lang") ?? null];
    this.more = this.details();
    line.append(make("div.item-more", { lang: words.lang }, this.warning, this.said, this.more));
    this.listen();
  }

  /** Shows what the records say; without a run every item is open. */
  show(run: Run | undefined, today: string): void {
    const state = run ? stateOf(run, this.item) : open;
    this.state = state;
    this.element.dataset["state"] = state.state;
    this.tick.checked = state.state === "done";
    this.tick.disabled = state.state === "na";
    if (state.state === "na" || document.activeElement !== this.reason) this.unfit.checked = state.state === "na";
    this.reasonPart.hidden = !this.unfit.checked;
    put(this.reason, state.reason);
    put(this.note, state.note);
    put(this.evidence, state.evidence);
    this.showDue(run, today);
    this.said.replaceChildren(...(run ? this.sayings(run, today) : []));
    say(this.warning, run && lacksEvidence(run, this.item) ? words("checklist_lacks", this.item.proof || words("checklist_proof_any")) : "");
  }

  /** Leads to what is missing. */
  focus(): void {
    this.tick.focus();
  }

  /** The words name the box and tick it, as a label does; what is a link in them or being copied stays that. */
  private label(text: HTMLElement): void {
    this.tick.setAttribute("aria-labelledby", (text.id ||= freshId()));
    text.addEventListener("click", ({ target }) => {
      if (target instanceof Element && !target.closest("a") && getSelection()?.isCollapsed) this.tick.click();
    });
  }

  private details(): HTMLDetailsElement {
    const unfit = make("label.form-check", { for: this.unfit.id }, this.unfit, " ", words("checklist_na"));
    const number = make("span.visually-hidden", words("form_aside", "", this.item.number));
    return make("details.item-fields", make("summary", words("checklist_more"), number),
      make("div.item-form", labelled(words("checklist_note"), this.note),
        labelled(this.item.proof ? words("checklist_evidence_of", this.item.proof) : words("checklist_evidence_field"), this.evidence), unfit, this.reasonPart));
  }

  private listen(): void {
    this.tick.addEventListener("change", () => {
      void this.keep({ e: this.tick.checked ? "checked" : "unchecked", o: this.object });
      if (this.tick.checked && this.item.evidence && this.state.evidence === "") this.more.open = true;
    });
    this.unfit.addEventListener("change", () => {
      this.reasonPart.hidden = !this.unfit.checked;
      if (this.unfit.checked) this.reason.focus();
      else if (this.state.state === "na") void this.keep({ e: "unchecked", o: this.object });
    });
    typing(this.reason, async (text) => {
      const na = text.trim();
      if (na !== "" && na !== this.state.reason) await this.keep({ e: "checked", o: this.object, d: { na } });
    });
    const write = (key: "note" | "evidence") => async (text: string): Promise<void> => {
      if (text.trim() !== this.state[key]) await this.keep({ e: "note", o: this.object, d: { [key === "note" ? "text" : "evidence"]: text.trim() } });
    };
    typing(this.note, write("note"));
    typing(this.evidence, write("evidence"));
  }

  private showDue(run: Run | undefined, today: string): void {
    if (!this.due) return;
    const day = run ? dueOn(run, this.item) : "";
    const late = run !== undefined && day < today && !isSettled(run, this.item);
    const [text, lang] = run ? [words(late ? "checklist_late" : "checklist_due", dateText(day, words.lang)), words.lang] : this.printed;
    this.due.classList.toggle("is-late", late);
    this.due.textContent = text;
    if (lang === null) this.due.removeAttribute("lang");
    else this.due.lang = lang;
  }

  /** What was written, where it is read while the fields are folded, and on paper. */
  private sayings(run: Run, today: string): HTMLElement[] {
    const { state, reason, note, evidence } = this.state;
    const lines: (HTMLElement | "")[] = [
      state === "na" && make("p", words("checklist_na_said", reason)),
      note && make("p", words("checklist_note_said", note)),
      evidence && make("p", words("checklist_evidence_said"), linked(evidence)),
      this.item.source && make("p", words("checklist_source"), make("a", { href: this.item.source.url }, this.item.source.title)),
    ].map((line) => line || "");
    const again = asked(run, this.item, today).map(({ url, title }) => make("li", make("a", { href: url }, title)));
    if (again.length) lines.push(make("div.item-asked", make("p", words("checklist_asked")), make("ul", ...again)));
    return lines.filter((line): line is HTMLElement => line !== "");
  }
}

/** An address as a link; other words are no link. */
function linked(text: string): Node {
  return /^https?:\/\/\S+$/.test(text) ? make("a", { href: text, rel: "noreferrer" }, text) : document.createTextNode(text);
}
