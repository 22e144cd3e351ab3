import { stringify } from 'csv-stringify/sync';
import { neutralise } from '../../lib/csv-cells.js';
import type { ClaimRow } from '../store.js';

const COLUMNS = [
  'id',
  'text',
  'language',
  'form',
  'ground_rule',
  'speaker',
  'occasion',
  'place',
  'said_on',
  'attribution_status',
  'summary',
] as const;

/** Claims as CSV (RFC 4180), a row each. Cells that a spreadsheet would run are neutralised (lib/csv-cells). */
export async function* claimsCsv(rows: AsyncIterable<ClaimRow>): AsyncIterable<string> {
  yield line(COLUMNS);
  for await (const row of rows) {
    yield line([
      String(row.id),
      row.text,
      row.language,
      row.form,
      row.ground_rule,
      row.speaker_name,
      row.occasion_name,
      row.occasion_place,
      row.said_on,
      row.status,
      row.summary,
    ]);
  }
}

function line(cells: readonly (string | null)[]): string {
  return stringify([cells.map((cell) => neutralise(cell ?? ''))], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}
