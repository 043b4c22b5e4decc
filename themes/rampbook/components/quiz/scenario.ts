import { button, make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { unmark, verdict, wordsOf, type Asking, type Control } from "./control";
import type { ScenarioData } from "./data";
import { letter } from "./response";
import { targetOf, walk } from "./way";
import { words } from "./words";

/** A role play: one step at a time, the way taken above it. */
export function scenario({ body, stem, data, changed }: Asking<ScenarioData>): Control {
  let path: readonly string[] = [];
  const steps = [...body.querySelectorAll<HTMLElement>(":scope > .step")];
  const moves = steps.map((step) => movesOf(step, (option) => choose([...path, letter(option)])));
  const way = make("ol.quiz-way");
  const again = button(words("restart"), () => choose([]), "is-quiet");
  const stage = make("div.quiz-stage", { role: "group", "aria-label": stem });
  steps[0]?.before(stage);
  stage.append(way, ...steps, again);
  const here = (): number => targetOf(data.steps, path);
  const show = (): void => {
    steps.forEach((step, place) => (step.hidden = place !== here()));
    way.replaceChildren(...walk(data.steps, path).map(({ step, option }) => {
      const before = moves.slice(0, step).flat().length;
      return passed(moves[step]?.[option], data.html.options?.[before + option], steps);
    }));
    way.hidden = again.hidden = !path.length;
  };
  const choose = (chosen: readonly string[]): void => {
    path = chosen;
    show();
    changed();
    steps[here()]?.querySelector<HTMLElement>("[tabindex]")?.focus();
  };
  show();
  return {
    given: () => ({ resp: path }),
    put({ resp }) {
      path = resp;
      show();
    },
    ready: () => data.steps[here()]?.length === 0,
    lock(locked) {
      for (const move of moves.flat()) move.disabled = locked;
      again.hidden = locked || !path.length;
    },
    mark(given) {
      unmark(way);
      if (!given) return;
      walk(data.steps, path).forEach(({ step, option }, place) => {
        const right = data.key?.steps[step]?.right[option];
        if (right !== undefined) way.children[place]?.querySelector(".quiz-taken")?.append(" ", verdict(right ? "right" : "wrong", words(right ? "right" : "wrong")));
      });
    },
  };
}

/** Turns the unfolding moves of a printed step into buttons. */
function movesOf(step: HTMLElement, choose: (option: number) => void): HTMLButtonElement[] {
  step.querySelector("h1, h2, h3, h4, h5, h6")?.setAttribute("tabindex", "-1");
  return [...step.querySelectorAll<HTMLElement>(":scope > .move")].map((move, option) => {
    const press = make("button.quiz-move", { type: "button" }, ...(move.querySelector("summary")?.childNodes ?? []));
    press.addEventListener("click", () => choose(option));
    move.replaceWith(press);
    return press;
  });
}

/** A step that was taken: what was chosen there and what came of it. */
function passed(move: Element | undefined, feedback: string | undefined, steps: readonly HTMLElement[]): HTMLElement {
  const told = make("div.quiz-told", runtime().fragment(feedback ?? ""));
  for (const link of told.querySelectorAll("a")) {
    const to = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!steps.some((step) => step.contains(to) && to)) continue;
    // The step it leads to is the one that is shown. A link behind the last sentence says no more than that.
    if (!link.nextSibling && /[.!?…。！？"”」]\s*$/.test(link.previousSibling?.textContent ?? "")) link.remove();
    else link.replaceWith(...link.childNodes);
  }
  return make("li", make("p.quiz-taken", make("b", wordsOf(move))), told);
}
