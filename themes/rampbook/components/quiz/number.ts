// Numbers as people type them: the twin of generator/quiz/number.go.

import { lower, tidy } from "./fold";

const form = /^([-+−]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*([%万亿]?)$/u;

/** Reads 27.5, -3, 1,200, ２７．５, 27.5% (which is 27.5), 1.2万; null for anything else. */
export function parseNumber(text: string): number | null {
  const [, sign, whole = "", decimals = "", unit] = form.exec(tidy(text)) ?? [];
  if (whole === "" && decimals === "") return null;
  let n = Number(whole.replace(/,/g, "") + decimals);
  if (sign === "-" || sign === "−") n = -n;
  if (unit === "万") n *= 1e4;
  if (unit === "亿") n *= 1e8;
  return Number.isFinite(n) ? n : null;
}

/** Whether what was typed, with or without its unit, is in one of the ranges. */
export function isRightNumber(ranges: readonly (readonly [number, number])[], unit: string, typed: string): boolean {
  const n = parseNumber(withoutUnit(tidy(typed), tidy(unit)));
  return n !== null && ranges.some(([low, high]) => holds(low, high, n));
}

function withoutUnit(typed: string, unit: string): string {
  const size = typed.length - unit.length; // small letters are as long as large ones
  return size > 0 && lower(typed).endsWith(lower(unit)) ? typed.slice(0, size) : typed;
}

/** The last digits of a binary fraction do not decide. */
function holds(low: number, high: number, n: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  return n >= low - slack && n <= high + slack;
}
