// The one rule that makes CSV cells safe for spreadsheets, and its exact inverse. A spreadsheet runs a cell that begins
// with = + - @ (or their full-width forms) as a formula, and skips TAB, CR, LF and NUL before it looks. Such a cell
// gets a leading apostrophe; a cell that already begins with one gets one more, so that an import can undo this
// exactly.

const NEEDS_APOSTROPHE = /^[=+\-@\t\r\n\0＝＋－＠']/u;

/** The cell as it stands in a CSV file for people. */
export function neutralise(cell: string): string {
  return NEEDS_APOSTROPHE.test(cell) ? `'${cell}` : cell;
}

/**
 * The inverse of `neutralise`. Removes only an apostrophe that it could have added, so that ‘’tis’ in another program's
 * file keeps its own.
 */
export function restore(cell: string): string {
  return cell.startsWith("'") && NEEDS_APOSTROPHE.test(cell.slice(1)) ? cell.slice(1) : cell;
}

// NOTE: a lone CR or LF, and leading or trailing spaces, are quoted too: some readers end the row there or trim them.
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One row of a CSV file, with its CRLF. @source RFC 4180 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quotedCell).join(',')}\r\n`;
}

function quotedCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
