import { UsageError } from '../../terminal/refusals.js';

/** The form of a whole desk. */
export const ONRECORD_JSON = 'onrecord-json';

/** @throws UsageError for any other */
export function refuseOtherFormat(format: string): void {
  if (format === ONRECORD_JSON) return;
  throw new UsageError(`--format is ‘${format}’: a whole desk goes as ${ONRECORD_JSON}.`);
}
