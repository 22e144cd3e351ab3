import { performance } from 'node:perf_hooks';
import { HeadReader } from '../../../people/activity/head-store.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { Staging } from '../../../platform/db/staging.js';
import { YieldTimer } from '../../../platform/db/yield-timer.js';
import { type AlikeRow, AlikeRows } from './alike-rows.js';
import { CheckedRows, type Duplicates, type FirstRow, type Skipped } from './checked-rows.js';
import type { TableKind } from './columns.js';
import { type Delimiter, guessDelimiter } from './delimiters.js';
import { type CsvFault, Faults, UnreadableCsv } from './faults.js';
import { type Layout, layoutOf, type Mapping } from './headers.js';
import { type CsvRow, encodingFaults, rowsOf } from './read.js';
import type { RestsOn } from './rests-on.js';
import { isBlank } from './rows.js';
import type { NamedWhat } from './staged.js';

// Reads a whole file, holds it against the desk, and leaves what it comes to staged. Changes nothing
// on the desk. Runs beside it: docs/decisions/0007-an-import-is-checked-apart.md.

export interface CsvOptions {
  /** Null to go by the file. */
  readonly delimiter: Delimiter | null;
  readonly mapping: Mapping;
  readonly duplicates: Duplicates;
}

export interface AlikeFound {
  /** Rows that are taken in and may be the same as a saved record; some of them, and how many there are. */
  readonly alike: readonly AlikeRow[];
  readonly alikeCount: number;
  /** Rows that were not compared so, since the table has so many. */
  readonly notCompared: number;
}

/** What a check found. */
export interface CsvReport extends AlikeFound {
  readonly kind: TableKind;
  readonly delimiter: Delimiter;
  /** Rows below the header that are not blank. */
  readonly rows: number;
  /** Rows that would be added. */
  readonly taken: number;
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  /** Records that rows name and that are not on the desk yet. */
  readonly made: Readonly<Record<NamedWhat, number>>;
  readonly first: readonly FirstRow[];
  readonly leftOut: readonly string[];
  readonly faults: readonly CsvFault[];
  readonly faultCount: number;
  /** The last event of the desk at the time. */
  readonly seq: number;
  /** How long reading took and holding against the desk, but for what is only told. Milliseconds. */
  readonly millis: number;
}

export interface CsvDesk {
  /** One moment of it. */
  readonly db: Db | Tx;
  readonly actor: number;
  readonly staging: Staging;
  /** Is told what the check decides by. */
  readonly rests: RestsOn;
  /** What an earlier check of the same table found alike: comparing takes longer than everything else. */
  readonly alike?: AlikeFound;
  /** Where there are more rows than somebody waits for; nothing is read beyond them. */
  readonly most?: { readonly rows: number; readonly message: string };
}

/** @param tell how many rows are read so far, now and then */
export async function checkCsv(
  bytes: Buffer,
  options: CsvOptions,
  { db, actor, staging, rests, alike: before, most }: CsvDesk,
  tell: (rows: number) => void = () => {},
): Promise<CsvReport> {
  const delimiter = options.delimiter ?? guessDelimiter(bytes);
  const faults = new Faults();
  for (const fault of encodingFaults(bytes)) faults.add(fault);
  const seq = await new HeadReader(db).seq();
  const began = performance.now();
  const look = { tx: db, actor: { id: actor } };
  const alike = before ? null : new AlikeRows(look);
  let rows: CheckedRows | null = null;
  let layout: Layout | null = null;
  let count = 0;
  const breath = new YieldTimer();
  let read = 0;
  const take = async (row: CsvRow) => {
    read += 1;
    if (most && read > most.rows * BLANKS_ALLOWED) throw new UnreadableCsv(row.line, TOO_MANY_BLANK);
    if (layout === null || rows === null) {
      layout = layoutOf(row.cells, row.line, options.mapping);
      for (const fault of layout.faults) faults.add(fault);
      const parts = { layout, faults, duplicates: options.duplicates, rests, alike };
      rows = new CheckedRows(look, parts, (staged) => staging.add(staged));
    } else if (layout.faults.length === 0 && !isBlank(row)) {
      if (most && count === most.rows) throw new UnreadableCsv(row.line, most.message);
      await rows.add(row);
      count += 1;
      if (count % TELL_EVERY === 0) tell(count);
    }
  };
  try {
    if (faults.count === 0)
      for await (const row of rowsOf(bytes, delimiter)) {
        await take(row);
        if (breath.isDue) await breath.yield();
      }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    faults.add(error.fault);
  }
  staging.finish();
  if (count === 0 && faults.count === 0) faults.add({ line: null, column: null, message: NOTHING });
  const found = before ?? alike?.found ?? NOT_ALIKE;
  const millis = performance.now() - began - (alike?.millis ?? 0);
  return { ...reportOf({ delimiter, count, seq, millis }, layout, rows, faults), ...found };
}

/** Spreadsheets fill what is below the last row with blank ones; so many times the rows are read past. */
const BLANKS_ALLOWED = 20;
const TOO_MANY_BLANK = 'This table has too many blank rows. Remove them.';

const TELL_EVERY = 500;
const NOT_ALIKE: AlikeFound = { alike: [], alikeCount: 0, notCompared: 0 };
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
    seq,
    millis,
  };
}
