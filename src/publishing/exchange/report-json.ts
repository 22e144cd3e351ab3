import { createHash } from 'node:crypto';
import { alikeJson } from '../../record/duplicates/model.js';
import type { CsvReport } from './csv/check.js';
import { describedBy } from './csv/delimiters.js';
import type { CsvFault } from './csv/faults.js';

// What a check found, for a script, and for whoever agrees to it.

/** For a script, which reads the line by itself. */
export function faultsJson(faults: readonly CsvFault[]) {
  return faults.map(({ line, column, message }) => ({ path: 'text', message, line, column }));
}

export function reportJson(report: CsvReport, dryRun: boolean) {
  const { kind, delimiter, rows, taken, skipped, skippedCount, made, leftOut, first } = report;
  return {
    dry_run: dryRun,
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
    checked: markOf(report),
  };
}

/** What whoever took a table in is answered. */
export function answerTo({ first, report }: { readonly first: number; readonly report: CsvReport }) {
  const location = `/import?taken=${first}`;
  return { kind: 'written', status: 201, location, body: reportJson(report, false) } as const;
}

/**
 * Stands for what a check found: whoever agrees to it sends it back, and if the desk has changed so that the table
 * comes to something else by then, that is seen before anything is taken in. What changes nothing of what is taken in
 * is no part of it: claims and names that are only like those of a row, and whether a tag is there already, since a tag
 * is nothing but its name.
 */
export function markOf(report: CsvReport): string {
  const { kind, delimiter, rows, taken, skipped, skippedCount, leftOut, faultCount } = report;
  const { tag: _, ...made } = report.made;
  const found = [kind, delimiter, rows, taken, skipped, skippedCount, made, leftOut, faultCount];
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22);
}
