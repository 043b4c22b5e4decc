import { runtime } from "../runtime/runtime";
import type { Runtime } from "../runtime/runtime";
import { recall } from "../storage/storage";
import "./api";

// The bundles lie beside this one.
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

/** <rb-search> holds the link to the page of results. It opens the search above the page instead. */
class Search extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link) return;
    const shared = runtime();
    shared.searching = { places: { engine: () => this.bundle("engine"), details: () => this.bundle("details"), dialog: () => this.load("dialog"), results: link.href } };
    shared.search = async (query, options) => (await this.bundle("engine")).search(query, options);
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
    this.listen(link);
    const key = link.querySelector("kbd");
    if (key) key.textContent = navigator.platform.startsWith("Mac") ? "⌘ K" : "Ctrl K";
    if (recall("session", "landing")) this.bundle("interface").then((ui) => ui.land()).catch(ignored);
    else if (document.querySelector("[data-search-page]")) this.bundle("interface").catch(ignored); // which finds the page itself
  }

  private listen(link: HTMLAnchorElement): void {
    for (const hint of ["pointerenter", "focus", "touchstart"]) {
      link.addEventListener(hint, () => this.prefetch(), { once: true, passive: true });
    }
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the page of results, in a window of its own
      event.preventDefault();
      this.open(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.open(link);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.open(link);
    });
  }

  // Where the bundles cannot be had, the page of results says what is wrong.
  private open(link: HTMLAnchorElement): void {
    this.prefetch();
    this.bundle("interface").then((ui) => ui.open()).catch(() => location.assign(link.href));
  }

  private prefetch(): void {
    for (const part of ["interface", "dialog", "engine"]) this.load(part).catch(ignored);
  }

  private load(part: string): Promise<string> {
    return runtime().load(new URL(this.dataset[part] ?? "", here).href);
  }

  // A bundle leaves what it has behind.
  private async bundle<Part extends "engine" | "details" | "interface">(part: Part): Promise<Found<Part>> {
    await this.load(part);
    const found = runtime().searching?.[part];
    if (!found) throw new Error(`the search has no ${part}`);
    return found;
  }
}

type Found<Part extends "engine" | "details" | "interface"> = NonNullable<NonNullable<Runtime["searching"]>[Part]>;

function ignored(): void {
  // What could not be fetched ahead is asked for again when it is needed.
}

customElements.define("rb-search", Search);
