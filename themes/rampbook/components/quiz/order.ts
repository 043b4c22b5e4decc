import { arrow, make } from "../make/make";
import { group, unmark, wordsOf, type Asking, type Control } from "./control";
import type { OrderData } from "./data";
import { follow } from "./follow";
import { judge } from "./outcome";
import { letter, placeOf } from "./response";
import { words } from "./words";

/** Things to put in order: by dragging, by buttons, or with the arrow keys on the handle. */
export function order(asking: Asking<OrderData>): Control {
  const list = asking.body.querySelector<HTMLElement>(":scope > .options") ?? asking.body;
  const places = (): HTMLElement[] => [...list.children] as HTMLElement[];
  const printed = places();
  let touched = false;
  const moved = (item: HTMLElement): void => {
    touched = true;
    asking.say(words("placed", wordsOf(item.querySelector(".quiz-label")), places().indexOf(item) + 1, printed.length));
    asking.changed();
  };
  for (const item of printed) equip(item, moved);
  list.classList.add("quiz-order");
  group(asking, list);
  return {
    given: () => ({ resp: touched ? places().map((item) => letter(printed.indexOf(item))) : [] }),
    put({ resp }) {
      touched = resp.length > 0;
      list.append(...(touched ? resp.flatMap((sign) => printed[placeOf(sign)] ?? []) : printed));
    },
    lock: (locked) => list.querySelectorAll("button").forEach((b) => (b.disabled = locked)),
    mark(given) {
      unmark(list);
      if (given) markPlaces(places(), printed, asking);
    },
  };
}

function equip(item: HTMLElement, moved: (item: HTMLElement) => void): void {
  const name = wordsOf(item);
  const label = make("span.quiz-label", ...item.childNodes);
  const grip = make("button.quiz-button.quiz-grip", { type: "button", "aria-label": words("grip", name) });
  const step = (down: boolean, focus: HTMLElement): void => {
    const other = down ? item.nextElementSibling : item.previousElementSibling;
    if (!other) return;
    if (down) other.after(item);
    else other.before(item);
    focus.focus();
    moved(item);
  };
  const up = arrow("↑", words("up", name), () => step(false, up));
  const down = arrow("↓", words("down", name), () => step(true, down));
  grip.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowDown", grip);
  });
  grip.addEventListener("pointerdown", (event) => drag(event, grip, item, moved));
  item.append(grip, label, make("span.quiz-steps", up, down));
}

/** Follows the pointer: the others make room, the dragged one stays in the tree and keeps the pointer. */
function drag(event: PointerEvent, grip: HTMLElement, item: HTMLElement, moved: (item: HTMLElement) => void): void {
  if (event.button !== 0) return;
  item.dataset["dragged"] = "";
  follow(event, grip, ({ clientY }) => {
    for (;;) {
      const before = item.previousElementSibling;
      const after = item.nextElementSibling;
      if (before && clientY < middle(before)) item.after(before);
      else if (after && clientY > middle(after)) item.before(after);
      else return;
      moved(item);
    }
  }, () => void delete item.dataset["dragged"]);
}

function middle(element: Element): number {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}

function markPlaces(now: readonly HTMLElement[], printed: readonly HTMLElement[], { data }: Asking<OrderData>): void {
  const key = data.key?.order;
  if (!key) return;
  now.forEach((item, place) => {
    const due = key.indexOf(letter(printed.indexOf(item)));
    item.append(judge(item, due === place, words("belongs", due + 1)));
  });
}
