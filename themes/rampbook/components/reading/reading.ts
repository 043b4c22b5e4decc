import { keepLast } from "../continue/last";
import { pageFacts } from "../runtime/page";
import { runtime } from "../runtime/runtime";
import { keep, recall } from "../storage/storage";
import { begin, count, end, isRead, move, type Look } from "./honest";

/** <rb-reading> notes that a page was opened, once a visit, and read: by time and scrolling, or when the reader says so. */
class Reading extends HTMLElement {
  private readonly log = runtime().log;
  private readonly object = `page/${pageFacts().path}`;
  private look: Look = begin(performance.now());
  private done = false;

  connectedCallback(): void {
    const visit = `opened ${this.object}`;
    if (!recall("session", visit)) {
      keep("session", visit, "1");
      this.log.append({ e: "opened", o: this.object }).catch(() => {}); // <rb-saved> says so
    }
    const title = document.querySelector("h1")?.textContent?.trim();
    if (title && !document.querySelector(".hero")) keepLast({ title, url: location.href.replace(/#.*$/, "") });
    const seconds = Number(this.dataset["seconds"]);
    if (seconds) void this.start(seconds);
  }

  private async start(seconds: number): Promise<void> {
    await this.reread();
    this.log.watch((records) => {
      if (!records.length || records.some(({ e, o }) => e === "reset" || o === this.object)) void this.reread();
    });
    if (this.dataset["mode"] === "auto") this.observe(seconds);
    else this.querySelector("button")?.addEventListener("click", () => void this.finish());
  }

  private async reread(): Promise<void> {
    const records = await this.log.records(this.object);
    this.show(records.some(({ e, o }) => e === "read" && o === this.object));
  }

  private show(read: boolean): void {
    this.done = read;
    const button = this.querySelector("button");
    const state = this.querySelector<HTMLElement>(".reading-state");
    if (button) button.hidden = read || this.dataset["mode"] !== "button";
    if (state) state.textContent = read ? (state.dataset["read"] ?? "") : "";
    this.hidden = !read && this.dataset["mode"] !== "button";
  }

  private observe(seconds: number): void {
    const step = (next: Look): void => {
      this.look = next;
      if (!this.done && isRead(next, seconds)) void this.finish();
    };
    const visible = (): boolean => document.visibilityState === "visible";
    for (const event of ["scroll", "pointermove", "keydown", "touchmove"]) {
      addEventListener(event, () => step(move(this.look, performance.now(), visible())), { passive: true });
    }
    // When it changes, the time until now was spent in the state before.
    document.addEventListener("visibilitychange", () => step(count(this.look, performance.now(), !visible())));
    setInterval(() => step(count(this.look, performance.now(), visible())), 1000);
    const last = this.previousElementSibling ?? this;
    new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting, boundingClientRect }) => isIntersecting || boundingClientRect.bottom < 0)) step(end(this.look));
    }).observe(endOf(last));
  }

  private async finish(): Promise<void> {
    this.done = true;
    try {
      await this.log.append({ e: "read", o: this.object });
    } catch {
      // <rb-saved> says so; the page still shows what the reader did.
    }
    await this.reread();
  }
}

// A text is taller than a screen: its last part stands for its end.
function endOf(text: Element): Element {
  const last = text.lastElementChild;
  return last && last.getClientRects().length ? last : text;
}

customElements.define("rb-reading", Reading);
