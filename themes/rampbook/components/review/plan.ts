// Being ready by a date: how much there is to do each day until then.

import { dateOf, dateText } from "../day/day";
import { button, make } from "../make/make";
import { columns } from "../progress/plot";
import { folded, tableWith } from "../progress/table";
import type { Words } from "../words/words";
import { forecast, MOST_AHEAD, type Item } from "./queue";

/** Seconds that a question takes on average, to say how many minutes a day will need. */
const SECONDS = 40;

/** Days that a plot shows. */
const DAYS_SHOWN = 14;

export interface Plan {
  readonly words: Words;
  readonly items: readonly Item[];
  /** number of the day today */
  readonly day: number;
  readonly deadline: number | undefined;
  /** Takes a date such as 2026-12-01, or none. */
  choose(date: string | null): void;
}

export function plan(of: Plan): HTMLElement {
  const { words, deadline, day, choose } = of;
  const limits = { min: dateOf(day + 1), max: dateOf(day + MOST_AHEAD) };
  const field = make("input.quiz-field", { type: "date", name: "deadline", ...limits, value: deadline === undefined ? "" : dateOf(deadline) });
  const set = button(words("review_set"), () => {
    if (field.value && field.reportValidity()) choose(field.value);
  }, "is-quiet");
  const drop = deadline === undefined ? [] : [button(words("review_drop"), () => choose(null), "is-quiet")];
  return make(
    "section.review-plan",
    make("h2", words("review_plan")),
    make("p", words("review_plan_text")),
    make("p.path-start", make("label", words("review_by"), " ", field), set, ...drop),
    ...(deadline === undefined ? [] : forecastPart(of, deadline)),
  );
}

function forecastPart({ words, items, day }: Plan, deadline: number): Node[] {
  const days = forecast(items, day, deadline);
  const most = Math.max(0, ...days);
  const mean = days.reduce((sum, count) => sum + count, 0) / Math.max(1, days.length);
  const shown = days.slice(0, DAYS_SHOWN);
  const name = (ahead: number, style: Intl.DateTimeFormatOptions): string => dateText(dateOf(day + ahead), words.lang, style);
  const rows = days.map((count, i) => [name(i, { weekday: "short", day: "numeric", month: "short" }), String(count)]);
  return [
    make("p", words("review_forecast", Math.round(mean), minutes(mean), most, minutes(most))),
    columns(shown, shown.map((_, i) => name(i, { day: "numeric" }))),
    folded("review-days", words("progress_table"), tableWith(words("review_plan"), [words("progress_day"), words("progress_questions")], rows)),
    make("p.review-how", words("review_how", SECONDS)),
  ];
}

function minutes(questions: number): number {
  return Math.ceil((questions * SECONDS) / 60);
}
