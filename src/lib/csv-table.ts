import { csvRow, neutralise } from './csv-cells.js';

/** What stands in one column: its name, and the cell of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | boolean | null>>;

/** Rows as CSV (RFC 4180), their names first. Cells that a spreadsheet would run are neutralised. */
export async function* csvTable<Row>(columns: Columns<Row>, rows: AsyncIterable<Row>): AsyncIterable<string> {
  yield csvRow(Object.keys(columns));
  const reads = Object.values(columns);
  for await (const row of rows) yield csvRow(reads.map((read) => neutralise(String(read(row) ?? ''))));
}

/** Every row of a list that is read a page at a time, from its beginning. */
export async function* everyRow<Row>(
  page: (after: string | null) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
): AsyncIterable<Row> {
  let after: string | null = null;
  do {
    const { rows, next } = await page(after);
    yield* rows;
    after = next;
  } while (after !== null);
}
