import { createHash } from 'node:crypto';
import { alikeJson } from '../../record/duplicates/model.js';
import type { CsvReport } from './model/csv-report.js';
import { describedBy } from './model/delimiters.js';
import type { CsvFault } from './model/faults.js';

// The result of a check, for scripts and for confirmation.

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
    checked: fingerprintOf(report),
  };
}

/** The answer to a script after an import. */
export function answerTo({ first, report }: { readonly first: number; readonly report: CsvReport }) {
  const location = `/import?taken=${first}`;
  return { kind: 'written', status: 201, location, body: reportJson(report, false) } as const;
}

/**
 * A fingerprint of a check: whoever confirms sends it back, and if the result has changed meanwhile, it is shown again
 * before the import. Excludes what does not affect the import: similar claims and names, and whether a tag exists
 * already, since a tag is nothing but its name.
 */
export function fingerprintOf(report: CsvReport): string {
  const { kind, delimiter, rows, taken, skipped, skippedCount, leftOut, faultCount } = report;
  const { tag: _, ...made } = report.made;
  const found = [kind, delimiter, rows, taken, skipped, skippedCount, made, leftOut, faultCount];
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22);
}
