import { performance } from 'node:perf_hooks';
import { HeadReader } from '../../../people/activity/first-and-last-store.js';
import { YieldTimer } from '../../../platform/db/connection/yield-timer.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { Staging } from '../../../platform/db/staging.js';
import { type CsvRow, isBlank } from '../input/rows.js';
import type { AlikeFound, CsvReport } from '../model/csv-report.js';
import { guessDelimiter } from '../model/delimiters.js';
import { Faults, NO_OWN_PIECES, UnreadableFile } from '../model/faults.js';
import { type Layout, layoutOf } from '../model/headers.js';
import type { CsvOptions } from '../model/options.js';
import { AlikeRows } from './alike-rows.js';
import type { BasisNotes } from './check-basis.js';
import { CheckedRows } from './checked-rows.js';
import { encodingFaults, rowsOf } from './read.js';

// Reads a whole file, compares it with the database, and leaves the result staged, without changing the database. Runs
// beside the server: docs/decisions/0007-an-import-is-checked-apart.md.

export interface CheckDesk {
  /** One snapshot of it. */
  readonly db: Db | Tx;
  readonly actor: number;
  readonly staging: Pick<Staging, 'add' | 'finish'>;
  /** Collects the basis of the check. */
  readonly basis: BasisNotes;
  /** The possible duplicates from an earlier check of the same table: comparing takes longer than everything else. */
  readonly alike?: AlikeFound;
  /** A limit of rows; nothing is read beyond it. */
  readonly rowLimit?: { readonly rows: number; readonly message: string };
}

/** @param onRowsRead called now and then with the number of rows read so far */
export async function checkCsv(
  bytes: Buffer,
  options: CsvOptions,
  { db, actor, staging, basis, alike: before, rowLimit }: CheckDesk,
  onRowsRead: (rows: number) => void = () => {},
): Promise<CsvReport> {
  const delimiter = options.delimiter ?? guessDelimiter(bytes);
  const faults = new Faults();
  for (const fault of encodingFaults(bytes, ENCODING)) faults.add(fault);
  const seq = await new HeadReader(db).seq();
  const began = performance.now();
  const context = { tx: db, actor: { id: actor } };
  const alike = before ? null : new AlikeRows(context);
  let rows: CheckedRows | null = null;
  let layout: Layout | null = null;
  let count = 0;
  const timer = new YieldTimer();
  let read = 0;
  const take = async (row: CsvRow) => {
    read += 1;
    if (rowLimit && read > rowLimit.rows * BLANKS_ALLOWED) throw new UnreadableFile(row.line, TOO_MANY_BLANK);
    if (layout === null || rows === null) {
      layout = layoutOf(row.cells, row.line, options.mapping);
      for (const fault of layout.faults) faults.add(fault);
      const parts = { layout, faults, duplicates: options.duplicates, basis, alike };
      rows = new CheckedRows(context, parts, (staged) => staging.add(staged));
    } else if (layout.faults.length === 0 && !isBlank(row)) {
      if (rowLimit && count === rowLimit.rows) throw new UnreadableFile(row.line, rowLimit.message);
      await rows.add(row);
      count += 1;
      if (count % PROGRESS_EVERY === 0) onRowsRead(count);
    }
  };
  try {
    if (faults.count === 0)
      for await (const row of rowsOf(bytes, delimiter)) {
        await take(row);
        if (timer.isDue) await timer.yield();
      }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    faults.add(error.fault);
  }
  staging.finish();
  if (count === 0 && faults.count === 0) faults.add({ line: null, column: null, message: NOTHING });
  const found = before ?? alike?.found ?? NOT_ALIKE;
  const millis = performance.now() - began - (alike?.millis ?? 0);
  return { ...reportOf({ delimiter, count, seq, millis }, layout, rows, faults), ...found };
}

/** Spreadsheets fill rows below the last with blanks; up to this many times the number of rows is skipped. */
const BLANKS_ALLOWED = 20;
const TOO_MANY_BLANK = 'This table has too many blank rows. Remove them.';

export const PROGRESS_EVERY = 500;
export const NOT_ALIKE: AlikeFound = { alike: [], alikeCount: 0, notCompared: 0 };
const ENCODING = 'Save the file as “CSV UTF-8” and import that.';
const NOTHING = 'The file has no rows below its header: there is nothing to import.';

function reportOf(
  {
    delimiter,
    count,
    seq,
    millis,
  }: Pick<CsvReport, 'delimiter' | 'seq' | 'millis'> & { readonly count: number },
  layout: Layout | null,
  rows: CheckedRows | null,
  faults: Faults,
): Omit<CsvReport, keyof AlikeFound> {
  return {
    format: 'csv',
    kind: layout?.kind ?? 'claims',
    delimiter,
    rows: count,
    taken: rows?.taken ?? 0,
    skipped: rows?.skipped ?? [],
    skippedCount: rows?.skippedCount ?? 0,
    made: rows?.names.made ?? { speaker: 0, occasion: 0, source: 0, tag: 0 },
    first: rows?.first ?? [],
    leftOut: layout?.leftOut ?? [],
    faults: faults.kept,
    faultCount: faults.count,
    ownPieces: rows === null ? NO_OWN_PIECES : { count: rows.ownPieces.count, lines: rows.ownPieces.lines },
    seq,
    millis,
  };
}
