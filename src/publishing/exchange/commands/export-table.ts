import { inReadSnapshot } from '../../../platform/db/queries/read-snapshot.js';
import type { Db } from '../../../platform/db/schema.js';
import { csvTable } from '../../../platform/lib/formats/csv-table.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { isRestricted } from '../../../record/claims/model.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { CLAIM_TABLE } from '../../citations/model/columns/claim-columns.js';
import { SOURCE_TABLE } from '../../citations/model/columns/source-columns.js';
import { selectedBy } from '../../lists/write-export-job.js';
import { TableReader } from '../table-store.js';
import { type SelectionOptions, selectedClaims } from './selection.js';

export interface CsvSelection extends SelectionOptions {
  readonly table?: string;
}

/** The rows are read as they are written. */
export interface CsvExport {
  readonly total: number;
  readonly pieces: (tell: (done: number) => void) => AsyncIterable<string>;
  /** Notes for the person, beside the file. */
  readonly notes: readonly string[];
}

/** Claims counted at a time. */
const AT_ONCE = 500;

/** @throws UsageError for an invalid selection */
export async function selectCsv(db: Db, said: CsvSelection): Promise<CsvExport> {
  const table = said.table ?? 'claims';
  if (table !== 'claims' && table !== 'sources')
    throw new UsageError(`--table is ‘${table}’: give claims or sources.`);
  if (table === 'sources' && (said.query ?? said.list) !== undefined)
    throw new UsageError('--query and --list select quotations: omit them with --table sources.');
  const reader = new TableReader(db, TERMINAL);
  const ids = table === 'sources' ? await reader.ids('sources') : await claimIds(db, said, reader);
  return {
    total: ids.length,
    pieces: (tell) =>
      table === 'claims'
        ? csvTable(CLAIM_TABLE, counted(reader.claims([ids]), tell))
        : csvTable(SOURCE_TABLE, counted(reader.sources([ids]), tell)),
    notes: table === 'claims' ? await notesOn(db, ids, reader) : [],
  };
}

async function* counted<Row>(rows: AsyncIterable<Row>, tell: (done: number) => void): AsyncIterable<Row> {
  for await (const row of rows) {
    yield row;
    tell(1);
  }
}

/** NOTE: all claims are read from their table, so that a fault of the search index omits none. */
async function claimIds(db: Db, said: CsvSelection, reader: TableReader): Promise<number[]> {
  if ((said.query ?? said.list) === undefined) return reader.ids('claims');
  const claims = await selectedBy(db, TERMINAL, await selectedClaims(db, said));
  return claims.map(({ id }) => id).sort((a, b) => a - b);
}

async function notesOn(db: Db, ids: readonly number[], reader: TableReader): Promise<string[]> {
  let [restricted, further] = [0, 0];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    restricted += (await new ClaimReader(db, TERMINAL).inOrder(some)).filter(isRestricted).length;
    further += await reader.furtherAttributions(some);
  }
  return [
    ...(restricted > 0
      ? [`The file has ${howMany(restricted, 'quotation')} not on the record: share it with care.`]
      : []),
    ...(further > 0
      ? [
          `Left out: ${howMany(further, 'further attribution')}. A row has one source; onrecord-json has them all.`,
        ]
      : []),
  ];
}

/** Runs on one snapshot of the database, from its first row to its last. */
export async function exportCsv(
  db: Db,
  said: CsvSelection,
  write: (from: CsvExport) => Promise<void>,
): Promise<readonly string[]> {
  return inReadSnapshot(db, async () => {
    const from = await selectCsv(db, said);
    await write(from);
    return from.notes;
  });
}
