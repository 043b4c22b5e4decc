import { make, plain } from "../make/make";
import { fields, group, unmark, type Asking, type Control } from "./control";
import type { ClozeData } from "./data";
import { gapIsRight } from "./grade";
import { judge } from "./outcome";
import { words } from "./words";

type Gap = HTMLInputElement | HTMLSelectElement;

/** A text with gaps: each a field as wide as what is typed, or a list to choose from. */
export function cloze(asking: Asking<ClozeData>): Control {
  const gaps = [...asking.body.querySelectorAll<HTMLElement>(".gap")].map((gap, place) => gapOf(gap, place, asking));
  surround(asking, gaps);
  const control = fields(gaps);
  return {
    ...control,
    put(given) {
      control.put(given);
      gaps.forEach(fit);
    },
    mark(given) {
      unmark(asking.body);
      if (given) gaps.forEach((gap, place) => markGap(gap, place, given.resp[place] ?? "", asking));
    },
  };
}

/** Groups the blocks from the first that has a gap to the last. */
function surround(asking: Asking<ClozeData>, gaps: readonly Gap[]): void {
  const blocks = gaps.flatMap((gap) => gap.closest(".question-body > *") ?? []);
  const [first] = blocks;
  const last = blocks.pop();
  if (!first || !last) return;
  const inner = make("div.quiz-text");
  const range = new Range();
  range.setStartBefore(first);
  range.setEndAfter(last);
  range.surroundContents(inner);
  group(asking, inner);
}

function gapOf(gap: HTMLElement, place: number, asking: Asking<ClozeData>): Gap {
  const choices = asking.data.gaps[place];
  const name = { "aria-label": words("gap", place + 1), class: "quiz-gap" };
  if (!choices) {
    const input = make("input", plain, name);
    input.addEventListener("input", () => fit(input));
    gap.replaceWith(input);
    return input;
  }
  const select = make("select", name, make("option", { value: "" }, "…"), ...choices.map((word) => make("option", { value: word }, word)));
  if (gap.nextElementSibling?.classList.contains("choices")) gap.nextElementSibling.remove();
  gap.replaceWith(select);
  return select;
}

/** Makes a field as wide as its text; a Chinese letter takes two places. */
function fit(gap: Gap): void {
  if (gap instanceof HTMLInputElement) gap.size = Math.min(40, Math.max(8, gap.value.replace(/[^\x00-\xff]/g, "00").length + 1));
}

function markGap(gap: Gap, place: number, typed: string, { data }: Asking<ClozeData>): void {
  const key = data.key?.gaps[place];
  if (!key) return;
  gap.after(judge(gap, gapIsRight(key, typed), words("rather", key.shown.join(" / "))));
}
