/** A table as CSV (RFC 4180), with a mark at its beginning by which spreadsheets know UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return "\uFEFF" + rows.map((row) => row.map(field).join(",") + "\r\n").join("");
}

const number = /^[-+]?[\d.,]+%?$/;

/** A field; one that a spreadsheet would take for a formula begins with an apostrophe. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !number.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
