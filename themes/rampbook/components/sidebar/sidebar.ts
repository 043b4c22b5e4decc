import { nudge } from "../contents/active";
import { keep, recall } from "../storage/storage";
import { parse, remember } from "./memory";

/** <rb-sidebar> stays as the reader left it, and is a drawer where it has no room of its own. */
class Sidebar extends HTMLElement {
  connectedCallback(): void {
    this.unfold();
    this.addEventListener("click", (event) => this.note(event));
    this.scrollTop = Number(recall("session", "sidebar"));
    addEventListener("pagehide", () => keep("session", "sidebar", String(this.scrollTop)));
    this.reveal(this);
    const drawer = document.querySelector<HTMLDialogElement>("dialog.drawer");
    const button = document.querySelector(".header-menu");
    if (drawer && button) this.slide(drawer, button);
  }

  private unfold(): void {
    const memory = parse(recall("local", "sidebar"));
    for (const details of this.querySelectorAll("details")) {
      const open = memory[folderOf(details)];
      if (open !== undefined) details.open = open || details.querySelector("[aria-current]") !== null;
    }
  }

  private note(event: Event): void {
    const summary = event.target instanceof Element ? event.target.closest("summary") : null;
    const details = summary?.parentElement;
    if (!(details instanceof HTMLDetailsElement)) return;
    const memory = remember(parse(recall("local", "sidebar")), folderOf(details), !details.open);
    keep("local", "sidebar", JSON.stringify(memory));
  }

  private reveal(box: HTMLElement): void {
    const current = box.querySelector("[aria-current]");
    if (current) box.scrollTop += nudge(box.getBoundingClientRect(), current.getBoundingClientRect());
  }

  private slide(drawer: HTMLDialogElement, button: Element): void {
    const inner = this.firstElementChild;
    if (!inner) return;
    thin(inner);
    button.setAttribute("role", "button");
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      drawer.append(inner);
      drawer.showModal();
      this.reveal(drawer);
    });
    button.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== " ") return;
      event.preventDefault();
      if (button instanceof HTMLElement) button.click();
    });
    drawer.addEventListener("click", (event) => {
      this.note(event);
      if (event.target === drawer) drawer.close();
    });
    drawer.addEventListener("close", () => this.append(inner));
    matchMedia("(min-width: 64rem)").addEventListener("change", () => drawer.close());
  }
}

/** The header's links that the tree begins with need not stand above it again. */
function thin(inner: Element): void {
  const known = [...inner.querySelectorAll<HTMLAnchorElement>(".tree > ul > li > a")].map((link) => link.href);
  for (const link of inner.querySelectorAll<HTMLAnchorElement>(".links a")) link.parentElement?.toggleAttribute("hidden", known.includes(link.href));
}

/** A folder is known by the address of the link before its fold. */
function folderOf(details: HTMLDetailsElement): string {
  const link = details.previousElementSibling;
  return link instanceof HTMLAnchorElement ? link.pathname : "";
}

customElements.define("rb-sidebar", Sidebar);
