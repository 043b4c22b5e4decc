import { group, unmark, verdict, wordsOf, type Asking, type Control } from "./control";
import type { MatchData } from "./data";
import { letter } from "./draw";
import { make } from "./make";

/** Pairs: a list to choose from at each left side, or dragging the right sides there. */
export function match(asking: Asking<MatchData>): Control {
  const table = asking.body.querySelector<HTMLElement>(".match") ?? asking.body;
  const [lefts, rights] = [".numbers > .option", ".letters > .option"].map((part) => [...table.querySelectorAll<HTMLElement>(part)]) as [HTMLElement[], HTMLElement[]];
  const selects = lefts.map((left) => selectOf(left, rights, asking));
  group(asking, table).addEventListener("change", () => asking.changed());
  table.classList.add("quiz-match");
  for (const [place, right] of rights.entries()) {
    right.addEventListener("pointerdown", (event) => drag(event, right, lefts, (left) => {
      const select = selects[lefts.indexOf(left)];
      if (!select || select.disabled) return;
      select.value = letter(place);
      asking.say(asking.words("paired", wordsOf(left.querySelector(".quiz-label") ?? left), wordsOf(right)));
      asking.changed();
    }));
  }
  return {
    given: () => ({ resp: selects.map((select) => select.value) }),
    put: ({ resp }) => selects.forEach((select, place) => (select.value = resp[place] ?? "")),
    lock(locked) {
      for (const select of selects) select.disabled = locked;
      table.classList.toggle("is-locked", locked);
    },
    mark(given) {
      unmark(table);
      if (given) lefts.forEach((left, place) => markPair(left, given.resp[place] ?? "", asking.data.key?.pairs[place], rights, asking));
    },
  };
}

function selectOf(left: HTMLElement, rights: readonly HTMLElement[], { words }: Asking<MatchData>): HTMLSelectElement {
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
  right.setPointerCapture(event.pointerId);
  const from = { x: event.clientX, y: event.clientY };
  let over: HTMLElement | undefined;
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    right.dataset["dragged"] = "";
    right.style.translate = `${clientX - from.x}px ${clientY - from.y}px`;
    over = lefts.find((left) => {
      const box = left.getBoundingClientRect();
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    });
    for (const left of lefts) left.toggleAttribute("data-over", left === over);
  };
  const end = (last: PointerEvent): void => {
    right.removeEventListener("pointermove", follow);
    right.style.translate = "";
    delete right.dataset["dragged"];
    for (const left of lefts) left.removeAttribute("data-over");
    if (last.type === "pointerup" && over) drop(over);
  };
  right.addEventListener("pointermove", follow);
  right.addEventListener("pointerup", end, { once: true });
  right.addEventListener("pointercancel", end, { once: true });
}

function markPair(left: HTMLElement, chosen: string, due: string | undefined, rights: readonly HTMLElement[], { words }: Asking<MatchData>): void {
  if (due === undefined) return;
  const kind = chosen === due ? "right" : "wrong";
  left.dataset["mark"] = kind;
  left.append(verdict(kind, kind === "right" ? words("right") : words("rather", `${due.toUpperCase()}. ${wordsOf(rights[due.charCodeAt(0) - 97])}`)));
}
