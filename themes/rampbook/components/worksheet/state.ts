// What the runs of a worksheet are, made of the log's records alone. generator/worksheet/worksheet.go lists the records;
// form/runs.ts says how they make runs.
import { textOf, type Told } from "../form/runs";
import type { CellData, SheetData } from "./data";

/**
 * A letter for each cell: what may be typed into it, or "=" for a formula. Records name cells by their places, so that the
 * languages of a page share them; a run that was begun on a sheet of another shape is none of this sheet's.
 */
export function shapeOf({ cells }: SheetData): string {
  return cells.map(({ type, input }) => (!input ? "=" : type === "text" ? `c${input.options?.length ?? 0}` : type.slice(0, 1))).join("");
}

export function fits(sheet: SheetData, { records }: Told): boolean {
  return records.some((record) => record.e === "started" && textOf(record, "shape") === shapeOf(sheet));
}

/** What stands in the inputs: what was typed last, else the default. */
export function typedIn(sheet: SheetData, run: Told | undefined): string[] {
  const typed = sheet.cells.map(({ input }) => input?.default ?? "");
  for (const { e, d } of run?.records ?? []) {
    const place = d?.["cell"];
    const text = d?.["text"];
    if (e !== "note" || typeof place !== "number" || typeof text !== "string") continue;
    const cell = sheet.cells[place];
    const read = cell?.input ? fromLog(cell, text) : undefined;
    if (read !== undefined) typed[place] = read;
  }
  return typed;
}

/** What is kept of what was typed: of a choice the number of the option, which is the same in every language. */
export function toLog({ input }: CellData, text: string): string {
  return input?.options && text !== "" ? String(input.options.indexOf(text)) : text;
}

/** undefined for an option that is not there. */
function fromLog({ input }: CellData, text: string): string | undefined {
  return input?.options && text !== "" ? input.options[Number(text)] : text;
}
