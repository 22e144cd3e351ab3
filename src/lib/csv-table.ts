import { csvRow, neutralise } from './csv-cells.js';

/** What stands in one column: its name, and the cell of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | boolean | null>>;

/**
 * Rows as CSV (RFC 4180), their names first. Cells that a spreadsheet would run are neutralised. The names come
 * with the first row: where rows cannot be read, nothing has been said yet.
 */
export async function* csvTable<Row>(columns: Columns<Row>, rows: AsyncIterable<Row>): AsyncIterable<string> {
  let names = csvRow(Object.keys(columns));
  const reads = Object.values(columns);
  for await (const row of rows) {
    yield names + csvRow(reads.map((read) => neutralise(String(read(row) ?? ''))));
    names = '';
  }
  if (names !== '') yield names;
}

/** The same parts with the first read already, so that what is refused is refused before anything is sent. */
export async function begun<Part>(parts: AsyncIterable<Part>): Promise<AsyncIterable<Part>> {
  const reading = parts[Symbol.asyncIterator]();
  const first = await reading.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => reading };
  })();
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
