import { make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { group, ticked, unmark, verdict, type Asking, type Control } from "./control";
import type { ChoiceData } from "./data";
import { letter, placeOf } from "./response";
import { shown } from "./result";
import { words } from "./words";

/** One or several options: native radios or check boxes. */
export function choice(asking: Asking<ChoiceData>): Control {
  const list = asking.body.querySelector<HTMLElement>(":scope > .options") ?? asking.body;
  const items = [...list.children] as HTMLElement[];
  const inputs = items.map((item, place) => tickOf(item, place, asking));
  group(asking, list);
  return {
    given: () => ({ resp: ticked(inputs) }),
    put: ({ resp }) => inputs.forEach((input) => (input.checked = resp.includes(input.value))),
    arrange(order) {
      const due = order ? [...order].flatMap((sign) => items[placeOf(sign)] ?? []) : items;
      if (due.some((item, place) => item !== list.children[place])) list.append(...due);
    },
    lock: (locked) => inputs.forEach((input) => (input.disabled = locked)),
    mark(given) {
      unmark(list);
      if (given) items.forEach((item, place) => markOption(item, place, given.resp, asking));
    },
  };
}

function tickOf(item: HTMLElement, place: number, asking: Asking<ChoiceData>): HTMLInputElement {
  const input = make("input", { type: asking.data.many ? "checkbox" : "radio", name: `quiz-${asking.data.id}`, value: letter(place) });
  item.append(make("label", input, make("span.quiz-label", ...item.childNodes)));
  return input;
}

function markOption(item: HTMLElement, place: number, resp: readonly string[], { data }: Asking<ChoiceData>): void {
  const right = data.key?.right[place];
  const chosen = resp.includes(letter(place));
  if (right === undefined || (!chosen && !right)) return;
  const kind = chosen ? (right ? "right" : "wrong") : "missed";
  item.dataset["mark"] = kind;
  const counts = data.key?.weights?.[place];
  const weight = counts === undefined ? "" : ` · ${counts > 0 ? "+" : ""}${shown(counts)}`;
  const word = kind === "missed" ? words(data.many ? "missed" : "this") : words(kind);
  const said = make("div.quiz-said", verdict(kind, word + weight));
  const feedback = data.html.options?.[place];
  if (chosen && feedback) said.append(runtime().fragment(feedback));
  item.append(said);
}
