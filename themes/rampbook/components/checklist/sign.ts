// The signature below a checklist.

import { ask } from "../ask/ask";
import { dateText, today } from "../day/day";
import { freshId, say } from "../form/field";
import type { Deed } from "../form/form";
import { rememberSigner, signerOf } from "../form/signers";
import { words } from "../form/words";
import { button, make, plain } from "../make/make";
import type { ItemData, ListData } from "./data";
import { isSettled, lacksEvidence, type Run } from "./state";

/** What the signature is put below. */
export interface Signing {
  readonly list: ListData;
  run(): Run | undefined;
  keep(...deeds: Deed[]): Promise<void>;
  /** Leads to an item. */
  go(item: ItemData): void;
}

export class SignOff {
  private readonly name = make("input", { ...plain, autocomplete: "name", maxlength: "120" });
  private readonly date = make("input", { type: "date", max: "9999-12-31" });
  private readonly told = make("p.sign-told", { role: "status", tabindex: "-1" });
  private readonly sign = button(words("checklist_sign"), () => this.look());
  private readonly shown: HTMLElement[] = [];
  private given = ""; // on its way into the browser's store

  constructor(section: HTMLElement, private readonly signing: Signing) {
    const printed = section.querySelector<HTMLElement>(".sign-off");
    const places = [...(printed?.querySelectorAll<HTMLElement>("div") ?? [])];
    places.forEach((place, i) => {
      const field = i === 0 ? this.name : this.date;
      const term = place.querySelector("dt");
      const said = make("span.sign-said");
      if (term) field.setAttribute("aria-labelledby", (term.id ||= freshId()));
      place.querySelector("dd")?.replaceChildren(field, said);
      this.shown.push(said);
    });
    printed?.after(make("div.sign-actions", { lang: words.lang }, this.sign, this.told));
  }

  show(run: Run | undefined): void {
    const signed = run?.signed ?? null;
    const name = run && signed ? signerOf(run.id) || this.given || words("checklist_elsewhere") : "";
    [name, signed ? dateText(signed.date, words.lang) : ""].forEach((text, i) => say(this.shown[i] ?? this.told, text));
    const settled = signed !== null && !signed.stale;
    this.name.hidden = this.date.hidden = this.sign.hidden = settled;
    if (this.date.value === "") this.date.value = today();
    this.sign.textContent = words(signed ? "checklist_sign_again" : "checklist_sign");
    say(this.told, !signed ? "" : signed.stale ? words("checklist_stale") : words("checklist_signed_where"));
  }

  /** Looks whether it can be signed; with items open only after a second look. */
  private look(): void {
    const run = this.signing.run();
    const { list } = this.signing;
    if (this.name.value.trim() === "" || this.date.value === "") {
      say(this.told, words("checklist_sign_first"));
      (this.name.value.trim() === "" ? this.name : this.date).focus();
      return;
    }
    const without = list.items.filter((item) => run && lacksEvidence(run, item));
    const left = list.items.filter((item) => !run || !isSettled(run, item));
    if (without.length) this.refuse(without);
    else if (left.length) {
      const title = words("checklist_open_title", left.length);
      ask({ title, parts: [this.items(left)], yes: words("checklist_sign_anyway"), no: words("form_stay"), lang: words.lang }, () => void this.put());
    } else void this.put();
  }

  private refuse(without: readonly ItemData[]): void {
    this.told.replaceChildren(words("checklist_sign_evidence"), this.items(without));
    this.told.hidden = false;
  }

  private items(items: readonly ItemData[]): HTMLElement {
    return make("ul.form-items", ...items.map((item) => {
      const link = make("a", { href: "#" }, `${item.number} ${item.text}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        setTimeout(() => this.signing.go(item)); // a dialog around the link gives the focus back first
      });
      return make("li", link);
    }));
  }

  private async put(): Promise<void> {
    const name = (this.given = this.name.value.trim());
    const before = this.signing.run();
    if (before) rememberSigner(before.id, name);
    await this.signing.keep({ e: "acknowledged", d: { date: this.date.value } });
    const run = this.signing.run();
    if (run) rememberSigner(run.id, name);
    this.given = "";
    this.show(run);
    const at = document.activeElement;
    if (at === this.sign || at === document.body) this.told.focus(); // the button is gone
  }
}
