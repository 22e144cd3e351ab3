import { checkIntegrity, type Report } from '../../src/people/integrity/job/check.js';
import { DERIVATION } from '../../src/server/process/integrity/derivation.js';

/** Checks a database as `onrecord db check --derived` does. */
export function checkAll(file: string): Promise<Report> {
  return checkIntegrity(file, { derivation: DERIVATION, comparisons: 'all' });
}
