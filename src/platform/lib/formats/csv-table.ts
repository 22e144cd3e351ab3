import { csvRow, neutralise } from './csv-cells.js';

export type Cell = string | number | boolean | null | undefined;

/** A column: its name, and the cell of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8';

/** Serialises the rows of a table (RFC 4180). @param toCell neutralises cells that a spreadsheet would run */
export function csvRows<Row>(columns: Columns<Row>, toCell: (cell: string) => string = neutralise) {
  const reads = Object.values(columns);
  return {
    head: csvRow(Object.keys(columns)),
    row: (row: Row) => csvRow(reads.map((read) => toCell(String(read(row) ?? '')))),
  };
}

/**
 * Rows as CSV with a header. The header comes with the first row, so that nothing is sent where the rows cannot be
 * read.
 */
export async function* csvTable<Row>(columns: Columns<Row>, rows: AsyncIterable<Row>): AsyncIterable<string> {
  const { head, row: toText } = csvRows(columns);
  let names = head;
  for await (const row of rows) {
    yield names + toText(row);
    names = '';
  }
  if (names !== '') yield names;
}

/** The same parts with the first one read in advance, so that an error comes before anything is sent. */
export async function begun<Part>(parts: AsyncIterable<Part>): Promise<AsyncIterable<Part>> {
  const reading = parts[Symbol.asyncIterator]();
  const first = await reading.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => reading };
  })();
}

/** Every row of a paginated list, from its beginning. */
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
