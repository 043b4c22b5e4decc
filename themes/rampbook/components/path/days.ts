// Working days are Monday to Friday. Dates are written as in a record: 2026-11-23.

const DAY = 86_400_000;

/** The date of the nth working day of a path that starts on a date; day 1 is the start, or the Monday behind it. Nothing when start is no date. */
export function workingDay(start: string, n: number): string | undefined {
  const first = Date.parse(`${start}T00:00:00Z`);
  if (Number.isNaN(first)) return undefined;
  let day = first;
  while (isWeekend(day)) day += DAY;
  const weeks = Math.floor((n - 1) / 5);
  day += weeks * 7 * DAY;
  for (let left = (n - 1) % 5; left > 0; left--) {
    day += DAY;
    while (isWeekend(day)) day += DAY;
  }
  return new Date(day).toISOString().slice(0, 10);
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}
