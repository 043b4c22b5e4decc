// The form that opens questions kept under a passphrase. Only pages with such questions have this script.

import { make } from "../make/make";
import type { Locked, QuizData } from "../quiz/data";
import { canUnseal, unseal } from "../quiz/unseal";
import { words } from "../quiz/words";
import { runtime } from "../runtime/runtime";

/** <rb-locked> asks for the passphrase and puts the questions into their places. */
export class LockedForm extends HTMLElement {
  private readonly said = make("p.quiz-note", { role: "status", hidden: true });
  private readonly field = make("input.quiz-field", { type: "password", id: "rb-passphrase", autocomplete: "off", required: true });
  private readonly press = make("button.quiz-button", { type: "submit" }, words("open"));

  offer(locked: Locked, opened: (quiz: QuizData) => void): void {
    this.lang = words.lang;
    this.className = "quiz-panel";
    this.append(make("h2", words("locked_title")));
    if (!canUnseal()) {
      this.append(make("p", words("locked_cannot")));
      return;
    }
    const form = make("form.quiz-locked", make("label", { for: this.field.id }, words("passphrase")), make("div.quiz-actions", this.field, this.press), this.said);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.open(locked, opened);
    });
    this.append(form);
  }

  private async open(locked: Locked, opened: (quiz: QuizData) => void): Promise<void> {
    this.tell("opening");
    this.press.disabled = true;
    const content = await unseal(locked, this.field.value);
    this.press.disabled = false;
    if (!content) {
      this.tell("passphrase_wrong");
      this.field.select();
      return;
    }
    for (const place of document.querySelectorAll<HTMLElement>(".locked-question")) {
      place.replaceWith(runtime().fragment(content.html[Number(place.dataset["place"])] ?? ""));
    }
    const done = make("p", { tabindex: "-1" }, words("opened"));
    this.className = "";
    this.replaceChildren(done);
    done.focus(); // Tab leads on to the questions
    opened(content.quiz);
  }

  private tell(key: string): void {
    this.said.hidden = false;
    this.said.textContent = words(key);
  }
}

customElements.define("rb-locked", LockedForm);
