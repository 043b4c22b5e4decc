import { keep, recall } from "../storage/storage";
import { apply } from "./apply";
import { choiceOf } from "./choice";

/** <rb-theme> lets the reader choose a theme; without a script it stays hidden. */
class Theme extends HTMLElement {
  connectedCallback(): void {
    this.show();
    this.hidden = false;
    this.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const choice = choiceOf(event.target.value);
      keep("local", "theme", choice === "auto" ? null : choice);
      apply(choice);
    });
    // Another tab of the portal may choose, too.
    addEventListener("storage", () => {
      apply(choiceOf(recall("local", "theme")));
      this.show();
    });
  }

  private show(): void {
    const choice = choiceOf(recall("local", "theme"));
    for (const input of this.querySelectorAll("input")) input.checked = input.value === choice;
  }
}

customElements.define("rb-theme", Theme);
