import { howMany, howManyOf } from '../../../platform/lib/text/how-many.js';
import type { Alike } from '../../../record/duplicates/model.js';
import type { CsvReport } from './csv-report.js';

// The report of a checked table, in sentences for pages and the terminal.

/** `Imported 12 quotations, with 3 new speakers. Skipped: 2 rows already saved.` */
export function wordReport(report: CsvReport, isDryRun: boolean): string {
  const one = report.kind === 'claims' ? 'quotation' : 'source';
  const made = wordMade(report);
  return [
    `${isDryRun ? 'Would import' : 'Imported'} ${howMany(report.taken, one)}${made === null ? '' : `, with ${made}`}.`,
    ...wordLeftOut(report),
    ...wordLikely(report),
  ].join(' ');
}

/**
 * How many times as long as comparing a row it takes to add it, with its events and derived rows.
 * @source measured on 20,000 claims, docs/decisions/0025-an-import-waits-for-nobody-in-vain.md
 */
const ADDING_TIMES = 2;

/** A shorter wait, in seconds, is not noticed. */
export const MIN_NOTICED_SECONDS = 2;

/** How long the import will take and block other changes, in seconds, estimated from the check on this machine. */
export function secondsToTakeIn({
  millis,
  rows,
  taken,
}: Pick<CsvReport, 'millis' | 'rows' | 'taken'>): number {
  if (rows === 0) return 0;
  return Math.max(1, Math.round(((millis / rows) * taken * ADDING_TIMES) / 1000));
}

/** `about 12 seconds` */
export function wordSeconds(seconds: number): string {
  if (seconds < 90) return `about ${howMany(seconds, 'second')}`;
  return `about ${howMany(Math.round(seconds / 60), 'minute')}`;
}

/** Rows whose text and names are compared: each takes some milliseconds, and a large table would take minutes. */
export const MAX_ROWS_COMPARED = 2_000;

/** How many rows may duplicate a saved record, and how many were not compared. */
export function wordLikely({ alikeCount, notCompared }: CsvReport): string[] {
  return [
    ...(alikeCount > 0 ? [`Possible duplicates among them: ${howMany(alikeCount, 'row')}.`] : []),
    ...(notCompared > 0
      ? [
          `${capital(howMany(notCompared, 'row'))} beyond the first ${MAX_ROWS_COMPARED} imported ${notCompared === 1 ? 'was' : 'were'} compared only for identical wording.`,
        ]
      : []),
  ];
}

/** Capitalised for the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `2 new speakers and one new source`; null where nothing is new. */
export function wordMade({ made }: CsvReport): string | null {
  return howManyOf([
    [made.speaker, 'new speaker'],
    [made.occasion, 'new occasion'],
    [made.source, 'new source'],
    [made.tag, 'new tag'],
  ]);
}

function wordLeftOut({ skippedCount, leftOut }: CsvReport): string[] {
  return [
    ...(skippedCount > 0 ? [`Skipped: ${howMany(skippedCount, 'row')} already saved.`] : []),
    ...(leftOut.length > 0 ? [`Columns not imported: ${leftOut.join(', ')}.`] : []),
  ];
}

/**
 * The sentences for one row: `contains claim 42`, `the speaker “Anthony Quill” is near to speaker 7 (Antony Quill)`.
 */
export function wordAlike({ claims, near }: Alike): string[] {
  return [
    ...claims.map(({ kind, id }) => `${WORDS[kind]} quotation ${id}`),
    ...near.flatMap(({ typed, records }) =>
      records.map(({ noun, id, name }) => `the ${noun} “${typed}” is similar to ${noun} ${id} (${name})`),
    ),
  ];
}

const WORDS = {
  same: 'has the same wording as',
  nearly: 'has nearly the same wording as',
  part_of: 'is part of',
  contains: 'contains',
} as const;
