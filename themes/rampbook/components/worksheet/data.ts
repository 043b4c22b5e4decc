// A worksheet as the page's exercises.js has it; the twin of generator/worksheet/data.go.

export type Type = "number" | "money" | "percent" | "date" | "text" | "truth";

export interface SheetData {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  /** how many digits behind the point money shows */
  readonly decimals: number;
  readonly cells: readonly CellData[];
  /** the cells, each behind those it needs */
  readonly order: readonly number[];
}

export interface CellData {
  readonly row: string;
  readonly column: string;
  readonly type: Type;
  /** how many digits are shown; -1: as the type has it */
  readonly digits: number;
  readonly input?: InputData;
  readonly expr?: ExprData;
  /** of a check: how the value must stand to bound */
  readonly rule?: "=" | ">=" | "<=";
  readonly bound?: ExprData;
}

export interface InputData {
  /** limits are fractions, "" for none */
  readonly low: string;
  readonly high: string;
  readonly options?: readonly string[];
  readonly default: string;
}

export interface ExprData {
  readonly op: string;
  /** of number: a fraction; of text: the words */
  readonly value?: string;
  /** of cell and range: the cells that are meant */
  readonly cells?: readonly number[];
  readonly args?: readonly ExprData[];
}
