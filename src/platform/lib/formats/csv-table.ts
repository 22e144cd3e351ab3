import { othersTurn } from '../others-turn.js';
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
    row: (row: Row) =>
      csvRow(
        reads.map((read) => {
          const cell = read(row);
          return cell === null || cell === undefined || cell === '' ? '' : toCell(String(cell));
        }),
      ),
  };
}

/** Characters that are sent at a time: a piece for each row would cost as much as the row. */
const PIECE = 16_384;

/**
 * Rows as CSV with a header, in pieces. The header comes with the first rows, so that nothing is sent where they cannot
 * be read.
 */
export async function* csvTable<Row>(columns: Columns<Row>, rows: AsyncIterable<Row>): AsyncIterable<string> {
  const { head, row: toText } = csvRows(columns);
  let piece = head;
  for await (const row of rows) {
    piece += toText(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
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

/** Every row of a paginated list, from its beginning. Others are answered between two pages. */
export async function* everyRow<Row>(
  page: (after: string | null) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
): AsyncIterable<Row> {
  let after: string | null = null;
  do {
    const { rows, next } = await page(after);
    yield* rows;
    after = next;
    await othersTurn();
  } while (after !== null);
}
