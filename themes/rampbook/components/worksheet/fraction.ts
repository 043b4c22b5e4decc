// Exact fractions, kept small by the two rules that generator/worksheet/worksheet.go names. The twin of fraction.go.

/** A number: num / den, den above 0, in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** Why there is no value. */
export type Fault = "zero" | "large" | "power" | "round" | "input" | "limit";

/** digits behind the point to which a long fraction is rounded */
const places = 30;
const longest = 10n ** 60n;
const largest = 10n ** 30n;
const maxPower = 1000n;
const maxRoot = 100n;

export const zero: Fraction = { num: 0n, den: 1n };
export const one: Fraction = { num: 1n, den: 1n };

export function isFault(x: Fraction | Fault): x is Fault {
  return typeof x === "string";
}

/** num / den in lowest terms; den is not 0. */
export function fraction(num: bigint, den = 1n): Fraction {
  const divisor = gcd(num, den);
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [size(a), size(b)];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export function size(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** Reads "3", "-3/4"; undefined for "". */
export function parseFraction(text: string): Fraction | undefined {
  if (text === "") return undefined;
  const [num = "0", den = "1"] = text.split("/");
  return fraction(BigInt(num), BigInt(den));
}

export function fractionText(x: Fraction): string {
  return x.den === 1n ? `${x.num}` : `${x.num}/${x.den}`;
}

function settle(x: Fraction): Fraction | Fault {
  const small = x.den > longest ? roundTo(x, places) : x;
  return size(small.num) >= small.den * largest ? "large" : small;
}

/** Rounds to digits behind the point, half away from zero; before the point when digits is negative. */
export function roundTo(x: Fraction, digits: number): Fraction {
  const scale = 10n ** BigInt(Math.abs(digits));
  const num = size(x.num) * (digits >= 0 ? scale : 1n);
  const den = x.den * (digits >= 0 ? 1n : scale);
  const whole = (2n * num + den) / (2n * den);
  const signed = x.num < 0n ? -whole : whole;
  return digits >= 0 ? fraction(signed, scale) : fraction(signed * scale);
}

export function round(x: Fraction, digits: number): Fraction | Fault {
  return settle(roundTo(x, digits));
}

export function compare(x: Fraction, y: Fraction): number {
  const difference = x.num * y.den - y.num * x.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function add(x: Fraction, y: Fraction): Fraction | Fault {
  return settle(fraction(x.num * y.den + y.num * x.den, x.den * y.den));
}

export function subtract(x: Fraction, y: Fraction): Fraction | Fault {
  return settle(fraction(x.num * y.den - y.num * x.den, x.den * y.den));
}

export function multiply(x: Fraction, y: Fraction): Fraction | Fault {
  return settle(fraction(x.num * y.num, x.den * y.den));
}

export function divide(x: Fraction, y: Fraction): Fraction | Fault {
  return y.num === 0n ? "zero" : settle(fraction(x.num * y.den, x.den * y.num));
}

export function power(x: Fraction, y: Fraction): Fraction | Fault {
  const whole = size(y.num);
  if (whole > maxPower || y.den > maxRoot || (y.den > 1n && x.num < 0n)) return "power";
  let result = wholePower(x, Number(whole));
  if (isFault(result)) return result;
  if (y.num < 0n) {
    result = divide(one, result);
    if (isFault(result)) return result;
  }
  return y.den === 1n ? result : rootOf(result, y.den);
}

/** Multiplies from the highest binary digit of n down. */
function wholePower(x: Fraction, n: number): Fraction | Fault {
  let result: Fraction | Fault = one;
  for (let bit = 1 << 10; bit > 0; bit >>= 1) {
    result = multiply(result, result);
    if (isFault(result)) return result;
    if ((n & bit) === 0) continue;
    result = multiply(result, x);
    if (isFault(result)) return result;
  }
  return result;
}

/** The n-th root of x, which is not negative, cut to 30 digits behind the point. */
function rootOf(x: Fraction, n: bigint): Fraction {
  const target = (x.num * 10n ** (BigInt(places) * n)) / x.den;
  let low = 0n;
  let high = 1n << (BigInt(target.toString(2).length) / n + 1n);
  for (;;) { // low^n ≤ target < high^n
    const middle = (low + high) >> 1n;
    if (middle === low) return fraction(low, 10n ** BigInt(places));
    if (middle ** n <= target) low = middle;
    else high = middle;
  }
}
