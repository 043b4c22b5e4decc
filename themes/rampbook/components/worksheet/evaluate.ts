// Computes a worksheet; the twin of generator/worksheet/evaluate.go, whose package comment says how.
import type { CellData, ExprData, SheetData } from "./data";
import { add, compare, divide, fraction, isFault, multiply, parseFraction, power, round, size, subtract, zero, type Fault, type Fraction } from "./fraction";
import { parseTyped } from "./typed";
import { empty, type Value } from "./value";

const firstDay = fraction(-719162n);
const behindLastDay = fraction(2932897n);

/** The value of every cell for what was typed into the inputs, by number of the cell. */
export function compute(sheet: SheetData, typed: Readonly<Record<number, string>>): Value[] {
  const values: Value[] = sheet.cells.map(() => empty);
  for (const i of sheet.order) {
    const cell = sheet.cells[i];
    if (cell === undefined) continue;
    values[i] = cell.input ? parseTyped(cell, typed[i] ?? "") : computeCell(cell, values);
  }
  return values;
}

function computeCell(cell: CellData, values: readonly Value[]): Value {
  if (cell.expr === undefined) return empty;
  const v = evaluate(cell.expr, values);
  if (v.kind !== "number") return v;
  if (cell.type === "date" && (compare(v.number, firstDay) < 0 || compare(v.number, behindLastDay) >= 0)) return { fault: "large" };
  if (cell.rule === undefined || cell.bound === undefined) return v;
  const bound = evaluate(cell.bound, values);
  if (bound.kind === undefined) return bound;
  if (bound.kind !== "number") return v;
  const check = holds(cell.rule, compare(v.number, bound.number)) ? "kept" : "off";
  return { kind: "number", number: v.number, check };
}

function evaluate(e: ExprData, values: readonly Value[]): Value {
  const args = e.args ?? [];
  switch (e.op) {
    case "number": return { kind: "number", number: parseFraction(e.value ?? "") ?? zero };
    case "text": return { kind: "text", text: e.value ?? "" };
    case "cell": return unchecked(values[e.cells?.[0] ?? -1] ?? empty);
    case "if": return choose(args, values);
    case "sum": case "avg": case "min": case "max": return aggregate(e.op, spread(args, values));
  }
  const sides: Value[] = [];
  for (const arg of args) {
    const side = evaluate(arg, values);
    if (side.kind === undefined) return side;
    sides.push(side);
  }
  return sides.some((side) => side.kind === "empty") ? empty : apply(e.op, sides);
}

function unchecked(v: Value): Value {
  return v.kind === "number" ? { kind: "number", number: v.number } : v;
}

function choose([condition, yes, no]: readonly ExprData[], values: readonly Value[]): Value {
  if (condition === undefined || yes === undefined || no === undefined) return empty;
  const v = evaluate(condition, values);
  return v.kind === "truth" ? evaluate(v.truth ? yes : no, values) : v;
}

/** An operation all of whose sides have a value. */
function apply(op: string, sides: readonly Value[]): Value {
  const [a = empty, b = empty] = sides;
  switch (op) {
    case "and": return truth(sides.every((side) => side.kind === "truth" && side.truth));
    case "or": return truth(sides.some((side) => side.kind === "truth" && side.truth));
    case "not": return truth(!(a.kind === "truth" && a.truth));
    case "=": case "!=": case "<": case "<=": case ">": case ">=": return truth(holds(op, order(a, b)));
  }
  if (a.kind !== "number") return empty;
  switch (op) {
    case "neg": return number({ num: -a.number.num, den: a.number.den });
    case "abs": return number({ num: size(a.number.num), den: a.number.den });
    case "round": return rounded(a.number, b);
  }
  return b.kind === "number" ? number(arithmetic(op, a.number, b.number)) : empty;
}

function arithmetic(op: string, x: Fraction, y: Fraction): Fraction | Fault {
  switch (op) {
    case "+": return add(x, y);
    case "-": return subtract(x, y);
    case "*": return multiply(x, y);
    case "/": return divide(x, y);
  }
  return power(x, y);
}

function rounded(x: Fraction, digits: Value): Value {
  const n = digits.kind === "number" ? digits.number : zero;
  if (n.den !== 1n || size(n.num) > 15n) return { fault: "round" };
  return number(round(x, Number(n.num)));
}

/** Below, at or above 0 as a stands to b; of texts and truths only whether it is 0 counts. */
function order(a: Value, b: Value): number {
  if (a.kind === "number" && b.kind === "number") return compare(a.number, b.number);
  if (a.kind === "text" && b.kind === "text") return a.text === b.text ? 0 : 1;
  return a.kind === "truth" && b.kind === "truth" && a.truth === b.truth ? 0 : 1;
}

function holds(op: string, order: number): boolean {
  switch (op) {
    case "=": return order === 0;
    case "!=": return order !== 0;
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">": return order > 0;
  }
  return order >= 0;
}

/** sum, avg, min and max, which pass over what is empty. */
function aggregate(op: string, values: readonly Value[]): Value {
  let all: Fraction | undefined;
  let count = 0n;
  for (const v of values) {
    if (v.kind === undefined) return v;
    if (v.kind !== "number") continue;
    count++;
    if (all === undefined) {
      all = v.number;
    } else if (op === "min" || op === "max") {
      if (compare(v.number, all) > 0 === (op === "max")) all = v.number;
    } else {
      const sum = add(all, v.number);
      if (isFault(sum)) return { fault: sum };
      all = sum;
    }
  }
  if (all === undefined) return empty;
  return number(op === "avg" ? divide(all, fraction(count)) : all);
}

/** What a function is given, each cell of a range by itself. */
function spread(args: readonly ExprData[], values: readonly Value[]): Value[] {
  return args.flatMap((arg) => (arg.op === "range" ? (arg.cells ?? []).map((i) => values[i] ?? empty) : [evaluate(arg, values)]));
}

function number(n: Fraction | Fault): Value {
  return isFault(n) ? { fault: n } : { kind: "number", number: n };
}

function truth(is: boolean): Value {
  return { kind: "truth", truth: is };
}
