import type { Saved as State } from "../log/log";
import { runtime } from "../runtime/runtime";
import { scriptAddress } from "../runtime/trusted";

/** <rb-saved> says quietly that the learner's records are kept, and aloud when they are not. */
class Saved extends HTMLElement {
  connectedCallback(): void {
    runtime().log.watchSaved((state) => this.show(state));
  }

  private show(state: State): void {
    const words = this.dataset[state] ?? "";
    const loud = state === "unsaved" || state === "memory";
    const quiet = this.querySelector<HTMLElement>(".saved-state");
    if (quiet) {
      quiet.hidden = loud;
      quiet.textContent = words;
    }
    this.dataset["state"] = state;
    this.alarm(loud ? words : "");
  }

  private alarm(words: string): void {
    const alert = this.querySelector(".saved-alert");
    const template = this.querySelector("template");
    if (!alert || !template || alert.querySelector("p")?.textContent === words) return;
    alert.replaceChildren();
    if (!words) return;
    const content = document.importNode(template.content, true);
    content.querySelector("script")?.remove();
    const text = content.querySelector("p");
    if (text) text.textContent = words;
    content.querySelector("button")?.addEventListener("click", () => save(template));
    alert.append(content);
  }
}

// What writes the file is too much for every page: it is run when it is wanted.
function save(template: HTMLTemplateElement): void {
  const ask = (): boolean => document.dispatchEvent(new Event("rampbook:export"));
  const address = template.content.querySelector("script")?.getAttribute("src") ?? "";
  if (document.querySelector("script[data-mydata]") || customElements.get("rb-mydata")) return void ask();
  const script = document.createElement("script");
  script.dataset["mydata"] = "";
  script.onload = ask;
  script.src = scriptAddress(new URL(address, document.baseURI).href);
  document.head.append(script);
}

customElements.define("rb-saved", Saved);
