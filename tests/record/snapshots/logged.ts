import type { Log } from '../../../src/platform/lib/log.js';

/** A log that tests can read: its warnings, oldest first. */
export function openLog(): { readonly log: Log; readonly warnings: object[] } {
  const warnings: object[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (fields, message) => warnings.push({ ...fields, message }),
    error: (fields, message) => warnings.push({ ...fields, message }),
  };
  return { log, warnings };
}
