// The advisory clock: what it says, and when it says it aloud.

/** Minutes as they are shown: "12 min", or "1:05 h". */
export interface Left {
  readonly minutes: number;
  readonly over: boolean;
}

/** What is left of the planned minutes, rounded up: "1 minute" holds until the last second. */
export function left(planned: number, used: number): Left {
  const rest = planned * 60_000 - used;
  return { minutes: Math.ceil(Math.abs(rest) / 60_000), over: rest <= 0 };
}

export type Moment = "half" | "five" | "one" | "end";

/** The last moment worth saying that lies between two readings of the time used. */
export function moment(planned: number, before: number, now: number): Moment | null {
  const whole = planned * 60_000;
  const moments: [Moment, number][] = [["half", whole / 2], ["five", whole - 300_000], ["one", whole - 60_000], ["end", whole]];
  const passed = moments.filter(([name, at]) => before < at && now >= at && (name !== "five" || planned > 10));
  return passed.pop()?.[0] ?? null;
}
