// The one rule by which CSV cells are made safe for spreadsheets, and its exact undoing.
//
// A spreadsheet runs a cell that begins with = + - @ (or their full-width forms) as a formula, and skips
// TAB, CR, LF and NUL before it looks. Such a cell gets an apostrophe in front. So that import can undo
// this exactly, a cell that already begins with an apostrophe gets one more.

const NEEDS_APOSTROPHE = /^[=+\-@\t\r\n\0＝＋－＠']/u;

/** The cell as it stands in a CSV file for people. */
export function neutralise(cell: string): string {
  return NEEDS_APOSTROPHE.test(cell) ? `'${cell}` : cell;
}

/**
 * What was in the cell before `neutralise`. Only an apostrophe that it could have put there is taken off, so
 * that ‘’tis’ in a file of another program keeps its own.
 */
export function restore(cell: string): string {
  return cell.startsWith("'") && NEEDS_APOSTROPHE.test(cell.slice(1)) ? cell.slice(1) : cell;
}

// NOTE: a lone CR or LF, and blanks at the edges, are quoted too: some readers end the row there or cut them off.
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One row of a CSV file, with its CRLF. @source RFC 4180 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quotedCell).join(',')}\r\n`;
}

function quotedCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
