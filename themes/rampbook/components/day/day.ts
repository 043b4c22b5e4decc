// Days of the calendar: as dates, 2026-11-23, and as numbers counted from 1970-01-01.

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The day of a moment where the reader is. minutesWest is Date's getTimezoneOffset. */
export function dayOf(time: string, minutesWest: number): number {
  return Math.floor((Date.parse(time) / 60_000 - minutesWest) / 1440);
}

/** The day of a date; NaN for what is none. */
export function dayAt(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The date it is where the reader is. */
export function today(now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A date as a reader of a language writes it; what is none stays as it is. */
export function dateText(date: string, lang: string, style: Intl.DateTimeFormatOptions = { dateStyle: "medium" }): string {
  const time = dayAt(date) * DAY;
  return Number.isNaN(time) ? date : new Date(time).toLocaleDateString(lang, { ...style, timeZone: "UTC" });
}
