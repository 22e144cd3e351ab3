import { createHash } from 'node:crypto';
import { alikeNames } from '../../duplicates/model.js';
import type { CsvReport } from './check.js';

/**
 * Stands for what a check found: whoever agrees to it sends it back, and if the desk has changed so that the table
 * comes to something else by then, that is seen before anything is taken in.
 */
export function markOf(report: CsvReport): string {
  const { kind, delimiter, rows, taken, skipped, skippedCount, alike, alikeCount } = report;
  const { made, leftOut, faultCount } = report;
  const near = [alike.map((row) => [row.line, alikeNames(row.alike)]), alikeCount];
  const found = [kind, delimiter, rows, taken, skipped, skippedCount, near, made, leftOut, faultCount];
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22);
}
