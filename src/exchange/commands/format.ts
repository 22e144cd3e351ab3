import { UsageError } from '../../terminal/refusals.js';

/** `onrecord-json` is a whole desk; `csv` a table of claims or of sources. */
export const FORMATS = ['onrecord-json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** @throws UsageError for a format that there is none of */
export function formatOf(said: string): Format {
  const format = FORMATS.find((one) => one === said);
  if (format) return format;
  throw new UsageError(`--format is ‘${said}’: it can be ${FORMATS.join(' or ')}.`);
}

/** What a file is by its name; a desk where that says nothing. */
export function formatOfFile(file: string): Format {
  return /\.(csv|tsv|tab)$/i.test(file) ? 'csv' : 'onrecord-json';
}
