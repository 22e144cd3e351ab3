/**
 * A row by its columns, of the array that SQLite's binding hands over: the binding itself sets the columns of an object
 * one by one from outside JavaScript, which takes up to half as long again for wide rows.
 */
export function toRow(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let at = 0;
  for (const name of columns) row[name] = values[at++];
  return row;
}
