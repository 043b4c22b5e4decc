// The marks on the list that the author wrote: what is done, and by when a stage should be.

import { make } from "../make/make";
import type { Words } from "../words/words";
import { longDate } from "./panel";
import type { PathData, Progress, StepState } from "./progress";

const SIGNS: { readonly [state in StepState]: string } = { done: "✓", failed: "!", begun: "◐", open: "○" };

/** The list item of each step, by page. */
export function stepItems(path: PathData): Map<string, HTMLElement> {
  const items = new Map<string, HTMLElement>();
  const steps = new Map(path.stages.flatMap((stage) => stage.steps).map((step) => [step.url, step.page]));
  for (const item of document.querySelectorAll<HTMLElement>(".page-body .prose li")) {
    const link = item.querySelector("a");
    const page = link && link.closest("li") === item ? steps.get(link.href.replace(/#.*$/, "")) : undefined;
    if (page !== undefined && !items.has(page)) items.set(page, item);
  }
  return items;
}

export function markSteps(path: PathData, progress: Progress, words: Words, items: ReadonlyMap<string, HTMLElement>): void {
  for (const [page, item] of items) markItem(item, progress.states.get(page) ?? "open", words);
  const next = progress.next && items.get(progress.next.page);
  for (const item of items.values()) item.classList.toggle("is-next", item === next);
  for (const [i, stage] of path.stages.entries()) markStage(stage.anchor, progress.dates[i], words);
}

function markItem(item: HTMLElement, state: StepState, words: Words): void {
  item.classList.add("path-step");
  item.dataset["state"] = state;
  let mark = item.querySelector<HTMLElement>(":scope > .path-mark");
  if (!mark) {
    mark = make("span", { class: "path-mark", lang: words.lang });
    item.prepend(mark);
  }
  mark.replaceChildren(make("span", { "aria-hidden": "true" }, SIGNS[state]), make("span", { class: "visually-hidden" }, words("path_mark", words(`path_${state}`))));
}

function markStage(anchor: string, date: string | undefined, words: Words): void {
  const heading = document.getElementById(anchor);
  const old = heading?.querySelector(".path-date");
  if (date === undefined) old?.remove();
  if (!heading || date === undefined) return;
  const text = words("path_by", longDate(date, words));
  if (old) old.textContent = text;
  else heading.append(" ", make("span", { class: "path-date", lang: words.lang }, text));
}
