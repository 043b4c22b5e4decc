import { dateOf, dayAt, DAY } from "../day/day";

/**
 * The date of the nth working day, Monday to Friday, of a path that starts on a date; day 1 is the start, or the Monday
 * behind it. Nothing when start is no date.
 */
export function workingDay(start: string, n: number): string | undefined {
  let day = dayAt(start);
  if (Number.isNaN(day)) return undefined;
  while (isWeekend(day)) day++;
  day += Math.floor((n - 1) / 5) * 7;
  for (let left = (n - 1) % 5; left > 0; left--) {
    day++;
    while (isWeekend(day)) day++;
  }
  return dateOf(day);
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day * DAY).getUTCDay());
}
