// How values are shown; the twin of generator/worksheet/format.go.
import { DAY } from "../day/day";
import type { CellData, SheetData } from "./data";
import { fraction, roundTo, size, type Fraction } from "./fraction";
import type { Value } from "./value";

const percentDigits = 2;
const numberDigits = 6;
const grouping = 10_000n;

/** What a reader sees of a value; "" when it is empty, a fault or a truth, for which the page has words. */
export function show(sheet: SheetData, cell: CellData, v: Value): string {
  if (v.kind === "text") return v.text;
  return v.kind === "number" ? showNumber(sheet, cell, v.number) : "";
}

function showNumber(sheet: SheetData, { type, digits }: CellData, n: Fraction): string {
  switch (type) {
    case "date": return showDay(n);
    case "percent": {
      const hundredfold = fraction(n.num * 100n, n.den);
      return (digits >= 0 ? decimal(hundredfold, digits, true) : trimZeros(decimal(hundredfold, percentDigits, true))) + "%";
    }
    case "money": return decimal(n, digits >= 0 ? digits : sheet.decimals, true);
  }
  const large = size(n.num) >= n.den * grouping;
  return digits >= 0 ? decimal(n, digits, large) : trimZeros(decimal(n, numberDigits, large));
}

function showDay(n: Fraction): string {
  const down = n.num < 0n && n.num % n.den !== 0n ? n.num / n.den - 1n : n.num / n.den;
  const day = new Date(Number(down) * DAY);
  return String(day.getUTCFullYear()).padStart(4, "0") + day.toISOString().slice(-20, -14);
}

/** n with digits behind the point, and commas between thousands if grouped. */
function decimal(n: Fraction, digits: number, grouped: boolean): string {
  const rounded = roundTo(n, digits);
  const scaled = (size(rounded.num) * 10n ** BigInt(digits)) / rounded.den;
  const text = scaled.toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const behind = text.slice(text.length - digits);
  const parted = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return (rounded.num < 0n ? "-" : "") + parted + (behind && "." + behind);
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
