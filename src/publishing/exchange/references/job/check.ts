import { performance } from 'node:perf_hooks';
import { HeadReader } from '../../../../people/activity/first-and-last-store.js';
import { YieldTimer } from '../../../../platform/db/connection/yield-timer.js';
import { REFERENCE_FORMATS, type ReferenceFormat } from '../../../../vocabulary.js';
import { Faults, NO_OWN_PIECES, UnreadableFile } from '../../model/faults.js';
import type { ReferenceOptions } from '../../model/options.js';
import { AlikeRows } from '../../table-job/alike-rows.js';
import { type CheckDesk, NOT_ALIKE, PROGRESS_EVERY } from '../../table-job/check.js';
import { encodingFaults } from '../../table-job/read.js';
import { cslRecords } from '../input/csl-json.js';
import { risRecords } from '../input/ris.js';
import type { Reference } from '../model/reference.js';
import type { ReferenceReport } from '../model/reference-report.js';
import { CheckedRecords } from './checked-records.js';

// Reads a whole file of a reference manager, compares its records with the database, and leaves sources staged, as a
// table of sources would; without changing the database.

/** @param onRecordsRead called now and then with the number of records read so far */
export async function checkReferences(
  bytes: Buffer,
  options: ReferenceOptions,
  { db, actor, staging, basis, alike: before, rowLimit }: CheckDesk,
  onRecordsRead: (records: number) => void = () => {},
): Promise<ReferenceReport> {
  const faults = new Faults();
  for (const fault of encodingFaults(bytes, ENCODING)) faults.add(fault);
  const seq = await new HeadReader(db).seq();
  const began = performance.now();
  const context = { tx: db, actor: { id: actor } };
  const alike = before ? null : new AlikeRows(context);
  const records = new CheckedRecords(context, { options, faults, basis, alike }, (one) => staging.add(one));
  const timer = new YieldTimer();
  try {
    if (faults.count === 0)
      for await (const record of recordsIn(bytes, options.format)) {
        if (records.count === rowLimit?.rows) throw new UnreadableFile(null, rowLimit.message);
        await records.add(record);
        if (records.count % PROGRESS_EVERY === 0) onRecordsRead(records.count);
        if (timer.isDue) await timer.yield();
      }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    faults.add(error.fault);
  }
  staging.finish();
  if (records.count === 0 && faults.count === 0) faults.add(nothingIn(options.format));
  const millis = performance.now() - began - (alike?.millis ?? 0);
  const { count: rows, taken, lines, leftOut, told } = records;
  return {
    ...{ format: options.format, kind: 'sources', rows, taken, records: lines, part: options.part },
    ...{ leftOut, skippedCount: rows - taken, ...told },
    ...{ faults: faults.kept, faultCount: faults.count, ownPieces: NO_OWN_PIECES, seq, millis },
    ...(before ?? alike?.found ?? NOT_ALIKE),
  };
}

const ENCODING = 'Export the library as UTF-8 and import that.';

function nothingIn(format: ReferenceFormat) {
  return { line: null, column: null, message: `This file has no records of ${REFERENCE_FORMATS[format]}.` };
}

/** Longer than any library; a text of more cannot be made. */
const MAX_BYTES = 400_000_000;

/** @throws UnreadableFile where it cannot be read */
async function* recordsIn(bytes: Buffer, format: ReferenceFormat): AsyncGenerator<Reference> {
  if (bytes.length > MAX_BYTES)
    throw new UnreadableFile(null, 'This file has more than 400 MB. Export the library in parts.');
  if (format === 'ris') yield* risRecords(bytes);
  else if (format === 'csl-json') yield* cslRecords(bytes);
  else yield* (await import('../input/bibtex.js')).bibtexRecords(new TextDecoder().decode(bytes));
}
