import { make } from "../make/make";
import { fields, group, unmark, wordsOf, type Asking, type Control } from "./control";
import type { MatchData } from "./data";
import { follow } from "./follow";
import { judge } from "./outcome";
import { letter, placeOf } from "./response";
import { words } from "./words";

/** Pairs: a list to choose from at each left side, or dragging the right sides there. */
export function match(asking: Asking<MatchData>): Control {
  const table = asking.body.querySelector<HTMLElement>(".match") ?? asking.body;
  const [lefts, rights] = [".numbers > .option", ".letters > .option"].map((part) => [...table.querySelectorAll<HTMLElement>(part)]) as [HTMLElement[], HTMLElement[]];
  const selects = lefts.map((left) => selectOf(left, rights));
  group(asking, table);
  table.classList.add("quiz-match");
  for (const [place, right] of rights.entries()) {
    right.addEventListener("pointerdown", (event) => drag(event, right, lefts, (left) => {
      const select = selects[lefts.indexOf(left)];
      if (!select || select.disabled) return;
      select.value = letter(place);
      asking.say(words("paired", wordsOf(left.querySelector(".quiz-label")), wordsOf(right)));
      asking.changed();
    }));
  }
  const control = fields(selects);
  return {
    ...control,
    lock(locked) {
      control.lock(locked);
      table.classList.toggle("is-locked", locked);
    },
    mark(given) {
      unmark(table);
      if (given) lefts.forEach((left, place) => markPair(left, given.resp[place] ?? "", asking.data.key?.pairs[place], rights));
    },
  };
}

function selectOf(left: HTMLElement, rights: readonly HTMLElement[]): HTMLSelectElement {
  const name = wordsOf(left);
  const label = make("span.quiz-label", ...left.childNodes);
  const select = make("select.quiz-select", { "aria-label": words("pair", name) },
    make("option", { value: "" }, words("choose")),
    ...rights.map((right, place) => make("option", { value: letter(place) }, `${letter(place).toUpperCase()}. ${wordsOf(right)}`)));
  left.append(label, select);
  return select;
}

/** Carries a right side to the left side where the pointer lets it go. */
function drag(event: PointerEvent, right: HTMLElement, lefts: readonly HTMLElement[], drop: (left: HTMLElement) => void): void {
  if (event.button !== 0 || right.closest(".is-locked") || (event.target as Element).closest("a")) return;
  event.preventDefault(); // no text is marked on the way
  let over: HTMLElement | undefined;
  const show = (to: HTMLElement | undefined, x = 0, y = 0): void => {
    over = to;
    right.toggleAttribute("data-dragged", x !== 0 || y !== 0);
    right.style.translate = `${x}px ${y}px`;
    for (const left of lefts) left.toggleAttribute("data-over", left === over);
  };
  follow(event, right, ({ clientX, clientY }) => show(lefts.find((left) => {
    const box = left.getBoundingClientRect();
    return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  }), clientX - event.clientX, clientY - event.clientY), (dropped) => {
    const target = over;
    show(undefined);
    if (dropped && target) drop(target);
  });
}

function markPair(left: HTMLElement, chosen: string, due: string | undefined, rights: readonly HTMLElement[]): void {
  if (due === undefined) return;
  left.append(judge(left, chosen === due, words("rather", `${due.toUpperCase()}. ${wordsOf(rights[placeOf(due)])}`)));
}
