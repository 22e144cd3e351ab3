import { createHash } from 'node:crypto';
import { alikeJson } from '../../record/duplicates/model.js';
import type { CsvReport } from './model/csv-report.js';
import { describedBy } from './model/delimiters.js';
import { type FileFault, type OwnPieceRows, wordOwnPieces } from './model/faults.js';
import type { ImportReport, RecordLine, ReferenceReport } from './references/model/reference-report.js';

// The result of a check, for scripts and for confirmation.

/** For a script, which reads the line by itself. */
export function faultsJson(faults: readonly FileFault[]) {
  return faults.map(({ line, column, message }) => ({ path: 'text', message, line, column }));
}

/** With the sentence of the page, where there is any. */
export function ownPiecesJson(rows: OwnPieceRows) {
  const message = wordOwnPieces(rows);
  return { ...rows, ...(message !== null && { message }) };
}

export function reportJson(report: ImportReport, dryRun: boolean) {
  return report.format === 'csv' ? tableJson(report, dryRun) : referencesJson(report, dryRun);
}

function tableJson(report: CsvReport, dryRun: boolean) {
  const { format, kind, delimiter, rows, taken, skipped, skippedCount, made, leftOut, first } = report;
  return {
    dry_run: dryRun,
    format,
    kind,
    delimiter: describedBy(delimiter).name,
    rows,
    taken,
    made: { speakers: made.speaker, occasions: made.occasion, sources: made.source, tags: made.tag },
    skipped_count: skippedCount,
    skipped: skipped.map(({ line, as }) =>
      'desk' in as ? { line, id: as.desk } : { line, same_as_line: as.line },
    ),
    alike_count: report.alikeCount,
    alike: report.alike.flatMap(({ line, alike }) => alikeJson(alike).map((one) => ({ line, ...one }))),
    not_compared: report.notCompared,
    not_read: leftOut,
    first,
    checked: fingerprintOf(report),
  };
}

function referencesJson(report: ReferenceReport, dryRun: boolean) {
  const { format, kind, rows, taken, skippedCount, leftOut, records, part } = report;
  const next = part.from + records.length;
  return {
    ...{ dry_run: dryRun, format, kind, rows, taken, skipped_count: skippedCount, left_out: leftOut },
    ...{ type_not_known: report.untyped, in_note: report.inNote, not_imported: report.notKept },
    alike_count: report.alikeCount,
    alike: report.alike.flatMap(({ line: record, alike }) =>
      alikeJson(alike).map((one) => ({ record, ...one })),
    ),
    not_compared: report.notCompared,
    records: records.map(recordJson),
    next_part: next <= rows ? Math.floor((next - 1) / part.count) + 1 : null,
    checked: fingerprintOf(report),
  };
}

function recordJson({ n, title, who, day, outcome, untyped, inNote, notKept }: RecordLine) {
  const more = { type_not_known: untyped, in_note: inNote, not_imported: notKept };
  return { record: n, title, who, issued: day, outcome, ...more };
}

/** The answer to a script after an import. */
export function answerTo({ first, report }: { readonly first: number; readonly report: ImportReport }) {
  const location = `/import?taken=${first}`;
  return { kind: 'written', status: 201, location, body: reportJson(report, false) } as const;
}

/**
 * A fingerprint of a check: whoever confirms sends it back, and if the result has changed meanwhile, it is shown again
 * before the import. Excludes what does not affect the import: similar claims and names, and whether a tag exists
 * already, since a tag is nothing but its name.
 */
export function fingerprintOf(report: ImportReport): string {
  const found = report.format === 'csv' ? foundInTable(report) : foundInReferences(report);
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22);
}

function foundInTable(report: CsvReport) {
  const { kind, delimiter, rows, taken, skipped, skippedCount, leftOut, faultCount } = report;
  const { tag: _, ...made } = report.made;
  return [kind, delimiter, rows, taken, skipped, skippedCount, made, leftOut, faultCount];
}

function foundInReferences({ format, rows, taken, outcomes, faultCount, ...report }: ReferenceReport) {
  return [format, rows, taken, outcomes, faultCount, report.untyped, report.inNote, report.notKept];
}
