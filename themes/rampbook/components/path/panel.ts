// What stands above a path: how far one is, what is next, what is in the way.

import { dateText } from "../day/day";
import { button, make } from "../make/make";
import type { PathOverview } from "../overview/overview";
import { percent } from "../quiz/result";
import type { Words } from "../words/words";
import { certificate } from "./certificate";
import type { Progress, StepData } from "./progress";

export interface Panel {
  readonly path: PathOverview;
  readonly progress: Progress;
  readonly words: Words;
  /** the portal's title */
  readonly portal: string;
  /** the date the learner started on */
  readonly start: string | undefined;
  readonly today: string;
  begin(day: string): void;
}

export function panelParts(panel: Panel): Node[] {
  const { progress, words } = panel;
  const parts: Node[] = [make("h2", {}, words("path_title")), meter(progress, words)];
  if (progress.next) parts.push(nextStep(progress.next, words));
  if (progress.blocks.length > 0) parts.push(blocks(panel));
  if (progress.ready) parts.push(ready(progress.ready, words));
  parts.push(startForm(panel));
  if (progress.of > 0 && progress.done === progress.of) parts.push(certificate(panel.path.title, panel.today, words, panel.portal));
  return [make("section", { class: "path-panel" }, ...parts)];
}

/** A date with its weekday. */
export function longDate(date: string, { lang }: Words): string {
  return dateText(date, lang, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
}

function meter({ done, of }: Progress, words: Words): HTMLElement {
  const text = words("path_count", done, of);
  return make("p", { class: "path-meter" }, make("progress", { max: String(Math.max(1, of)), value: String(done), "aria-label": text }), make("span", {}, text));
}

function nextStep(step: StepData, words: Words): HTMLElement {
  return make("p", { class: "path-next" }, make("a", { href: step.url, name: "next" }, words("path_next", step.title)));
}

function blocks({ progress, words }: Panel): HTMLElement {
  const rows = progress.blocks.map(({ step, why }) => make("li", {}, make("a", { href: step.url }, step.title), words(`path_why_${why}`)));
  return make("div", { class: "path-blocks" }, make("h3", {}, words("path_blocks")), make("ul", {}, ...rows));
}

function ready(share: number, words: Words): HTMLElement {
  return make("details", { class: "path-ready" }, make("summary", {}, words("path_ready", percent(share))), make("p", {}, words("path_ready_how")));
}

function startForm({ start, today, words, begin }: Panel): HTMLElement {
  const field = make("input.quiz-field", { type: "date", name: "start", value: start ?? today });
  const press = button(words(start ? "path_move" : "path_begin"), () => {
    if (field.value) begin(field.value);
  }, "is-quiet");
  press.name = "begin";
  const text = start ? words("path_started", longDate(start, words)) : words("path_start_why");
  return make("div", { class: "path-start" }, make("p", {}, text), make("label", {}, words("path_start"), " ", field), press);
}
