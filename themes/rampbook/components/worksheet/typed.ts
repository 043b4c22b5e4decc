// What a reader types into an input; the twin of Input.Parse in generator/worksheet/input.go.
import { DAY } from "../day/day";
import type { CellData, InputData, Type } from "./data";
import { compare, divide, fraction, isFault, parseFraction, type Fraction } from "./fraction";
import { empty, type Value } from "./value";

const blanks = /^[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+$/g;

/** Reads what was typed into a cell. Nothing typed is an empty value. */
export function parseTyped(cell: CellData, typed: string): Value {
  const text = typed.replace(blanks, "");
  if (text === "" || cell.input === undefined) return empty;
  if (cell.type === "text") return (cell.input.options ?? []).includes(text) ? { kind: "text", text } : { fault: "input" };
  const number = cell.type === "date" ? parseDate(narrow(text)) : parseNumber(narrow(text), cell.type);
  if (number === undefined) return { fault: "input" };
  return within(number, cell.input) ? { kind: "number", number } : { fault: "limit" };
}

function within(n: Fraction, { low, high }: InputData): boolean {
  const least = parseFraction(low);
  const most = parseFraction(high);
  return (least === undefined || compare(n, least) >= 0) && (most === undefined || compare(n, most) <= 0);
}

const others: Readonly<Record<string, string>> = {
  "\u3000": " ", "\u00a0": " ", "\t": " ", "，": ",", "、": ",", "−": "-", "–": "-", "×": "*", "÷": "/", "。": ".",
};

/** ASCII signs for full-width ones. */
function narrow(text: string): string {
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const other = others[sign];
    if (other !== undefined) return other;
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign;
  }).join("");
}

const numberPattern = /^([-+]?) ?([¥$€£]?) ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.([0-9]{1,10}))? ?([%万亿]?)$/;

function parseNumber(text: string, type: Type): Fraction | undefined {
  const m = numberPattern.exec(text);
  if (m === null) return undefined;
  const [, sign, currency, whole = "", behind = "", unit = ""] = m;
  const digits = whole.replace(/,/g, "");
  if (digits + behind === "" || digits.length > 20 || (currency && type !== "money") || (unit === "%" && type !== "percent")) return undefined;
  const scale = { "万": 10_000n, "亿": 100_000_000n }[unit] ?? 1n;
  const n = fraction(BigInt("0" + digits + behind) * scale * (sign === "-" ? -1n : 1n), 10n ** BigInt(behind.length));
  if (type !== "percent") return n;
  const share = divide(n, fraction(100n));
  return isFault(share) ? undefined : share;
}

const datePattern = /^([0-9]{4})(?:-|\/|\.|年)([0-9]{1,2})(?:-|\/|\.|月)([0-9]{1,2})日?$/;

/** The days since 1970-01-01. */
function parseDate(text: string): Fraction | undefined {
  const m = datePattern.exec(text);
  if (m === null) return undefined;
  const [year = 0, month = 0, day = 0] = m.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return fraction(BigInt(Math.round(date.getTime() / DAY)));
}
