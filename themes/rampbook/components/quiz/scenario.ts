import { unmark, verdict, wordsOf, type Asking, type Control } from "./control";
import type { ScenarioData } from "./data";
import { letter } from "./draw";
import { button, make } from "./make";
import { runtime } from "./site";
import { targetOf, walk } from "./way";

/** A role play: one step at a time, the way taken above it. */
export function scenario(asking: Asking<ScenarioData>): Control {
  return new Play(asking);
}

class Play implements Control {
  private readonly steps: HTMLElement[];
  private readonly options: HTMLButtonElement[][];
  private readonly way = make("ol.quiz-way");
  private readonly again: HTMLButtonElement;
  private path: string[] = [];

  constructor(private readonly asking: Asking<ScenarioData>) {
    const { body, words } = asking;
    this.steps = [...body.querySelectorAll<HTMLElement>(":scope > .step")];
    this.options = this.steps.map((step) => this.equip(step));
    this.again = button(words("restart"), () => this.choose([]), "is-quiet");
    const stage = make("div.quiz-stage", { role: "group", "aria-label": asking.stem });
    this.steps[0]?.before(stage);
    stage.append(this.way, ...this.steps, this.again);
    this.show();
  }

  given(): { resp: string[] } {
    return { resp: [...this.path] };
  }

  put({ resp }: { readonly resp: readonly string[] }): void {
    this.path = [...resp];
    this.show();
  }

  /** An ending was reached. */
  ready(): boolean {
    return this.targets()[targetOf(this.targets(), this.path)]?.length === 0;
  }

  lock(locked: boolean): void {
    for (const move of this.options.flat()) move.disabled = locked;
    this.again.hidden = locked || this.path.length === 0;
  }

  mark(given: { readonly resp: readonly string[] } | null): void {
    unmark(this.way);
    if (!given) return;
    const taken = this.taken();
    [...this.way.children].forEach((item, n) => {
      const at = taken[n];
      const right = at && this.asking.data.key?.steps[at.step]?.right[at.option];
      if (right !== undefined) item.querySelector(".quiz-taken")?.append(" ", verdict(right ? "right" : "wrong", this.asking.words(right ? "right" : "wrong")));
    });
  }

  private taken(): { step: number; option: number }[] {
    return walk(this.targets(), this.path);
  }

  private targets(): readonly (readonly number[])[] {
    return this.asking.data.steps;
  }

  /** Turns the unfolding moves of a printed step into buttons. */
  private equip(step: HTMLElement): HTMLButtonElement[] {
    step.querySelector("h1, h2, h3, h4, h5, h6")?.setAttribute("tabindex", "-1");
    return [...step.querySelectorAll<HTMLElement>(":scope > .move")].map((move, option) => {
      const summary = move.querySelector("summary");
      const press = make("button", { type: "button", class: "quiz-move" }, ...(summary?.childNodes ?? []));
      press.addEventListener("click", () => this.choose([...this.path, letter(option)]));
      move.replaceWith(press);
      return press;
    });
  }

  private choose(path: string[]): void {
    this.path = path;
    this.show();
    this.asking.changed();
    this.here()?.querySelector<HTMLElement>("[tabindex]")?.focus();
  }

  private here(): HTMLElement | undefined {
    return this.steps[targetOf(this.targets(), this.path)];
  }

  private show(): void {
    const here = this.here();
    for (const step of this.steps) step.hidden = step !== here;
    this.way.replaceChildren(...this.taken().map((t) => this.passed(t.step, t.option)));
    this.way.hidden = this.path.length === 0;
    this.again.hidden = this.path.length === 0;
  }

  /** A step that was taken: what was chosen there and what came of it. */
  private passed(step: number, option: number): HTMLElement {
    const before = this.options.slice(0, step).reduce((sum, list) => sum + list.length, 0);
    const feedback = this.asking.data.html.options?.[before + option];
    const item = make("li", make("p.quiz-taken", make("b", wordsOf(this.options[step]?.[option]))));
    if (!feedback) return item;
    const told = make("div.quiz-told", runtime().fragment(feedback));
    for (const link of told.querySelectorAll<HTMLAnchorElement>("a")) {
      if (!this.steps.some((one) => one.contains(document.getElementById(decodeURIComponent(link.hash.slice(1)))) && link.hash)) continue;
      // The step it leads to is the one that is shown. A link behind the last sentence says no more than that.
      if (!link.nextSibling && /[.!?…。！？"”」]\s*$/.test(link.previousSibling?.textContent ?? "")) link.remove();
      else link.replaceWith(...link.childNodes);
    }
    item.append(told);
    return item;
  }
}
