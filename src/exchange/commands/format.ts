import { UsageError } from '../../terminal/refusals.js';

/** `onrecord-json` is a whole desk; `csv` a table of claims or of sources. */
export const FORMATS = ['onrecord-json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** @param offered by the command: others than these may be read elsewhere. @throws UsageError for none of them */
export function formatOf(said: string, offered: readonly string[] = FORMATS): Format {
  const format = FORMATS.find((one) => one === said);
  if (format) return format;
  const others = offered.slice(0, -1).join(', ');
  throw new UsageError(`--format is ‘${said}’: it can be ${others} or ${offered.at(-1)}.`);
}

/** What a file is by its name; a desk where that says nothing. */
export function formatOfFile(file: string): Format {
  return /\.(csv|tsv|tab)$/i.test(file) ? 'csv' : 'onrecord-json';
}
