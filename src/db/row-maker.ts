/** Makes a row, an object by column, of the values that SQLite's binding hands over. */
export type RowMaker = (values: readonly unknown[]) => Record<string, unknown>;

/**
 * A maker for the columns of one statement, written out as `{ id: values[0], … }`: an object that is filled column by
 * column costs three times as much, and wide rows are most of what a page is made of. The text holds only names of
 * columns, each as JSON; values never come into it.
 */
export function rowMaker(columns: readonly string[]): RowMaker {
  const fields = columns.map((name, at) => `${JSON.stringify(name)}: values[${at}]`);
  return new Function('values', `return { ${fields.join(', ')} };`) as RowMaker;
}
