// What a cell holds; the twin of generator/worksheet/value.go.
import { fractionText, type Fault, type Fraction } from "./fraction";

/** Whether a cell keeps its rule; "" while something is empty, and without a rule. */
export type Check = "" | "kept" | "off";

/** Of a date the number is the days since 1970-01-01. */
export type Value =
  | { readonly kind: "number"; readonly number: Fraction; readonly check?: Check }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "truth"; readonly truth: boolean }
  | { readonly kind: "empty" }
  | { readonly kind?: never; readonly fault: Fault };

export const empty: Value = { kind: "empty" };

/** A fraction, 'words, true or false, !fault, "" when empty. */
export function valueText(v: Value): string {
  if (v.kind === undefined) return "!" + v.fault;
  switch (v.kind) {
    case "number": return fractionText(v.number);
    case "text": return "'" + v.text;
    case "truth": return String(v.truth);
    case "empty": return "";
  }
}
