import { createHash } from 'node:crypto';
import type { CsvReport } from './check.js';

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
