import { clip } from '../../../platform/lib/fields/values.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { REFERENCE_FORMATS, type ReferenceFormat } from '../../../vocabulary.js';
import { DELIMITERS, type Delimiter, delimiterCalled } from '../model/delimiters.js';
import { foldHeader, type Mapping } from '../model/headers.js';
import { type CsvOptions, DUPLICATES, type Duplicates, type ReferenceOptions } from '../model/options.js';

// The options for reading a file, from the terminal or the page.

export interface CsvOptionsGiven {
  /** `their column=our column`, one each; an empty right side ignores theirs. */
  readonly mapping: readonly string[];
  readonly delimiter?: string | null | undefined;
  readonly duplicates?: string | null | undefined;
}

/** NOTE: existing rows are skipped by default: a growing sheet is imported again and again. */
export function parseCsvOptions(said: CsvOptionsGiven): Result<CsvOptions> {
  const errors: FieldError[] = [];
  const delimiter = delimiterOf(said.delimiter ?? '', errors);
  const duplicates = duplicatesOf(said.duplicates, errors);
  const mapping = mappingOf(said.mapping, errors);
  return errors.length > 0 ? refused(errors) : ok({ format: 'csv', delimiter, mapping, duplicates });
}

/** The options for reading a file of a reference manager; those of a table are refused. */
export function parseReferenceOptions(
  format: ReferenceFormat,
  said: CsvOptionsGiven,
  part: ReferenceOptions['part'],
): Result<ReferenceOptions> {
  const errors: FieldError[] = [];
  const message = `Leave this empty: it is for tables, and this file is ${REFERENCE_FORMATS[format]}`;
  if (said.mapping.some((line) => line.trim() !== '')) errors.push({ path: 'mapping', message });
  if (said.delimiter && said.delimiter !== 'auto') errors.push({ path: 'delimiter', message });
  const duplicates = duplicatesOf(said.duplicates, errors);
  return errors.length > 0 ? refused(errors) : ok({ format, duplicates, part });
}

function duplicatesOf(said: string | null | undefined, errors: FieldError[]): Duplicates {
  const duplicates = (said || 'skip') as Duplicates;
  if (!Object.hasOwn(DUPLICATES, duplicates))
    errors.push({
      path: 'duplicates',
      message: `${clip(duplicates)} is not one of ${Object.keys(DUPLICATES).join(', ')}`,
    });
  return duplicates;
}

/** Null to detect it. */
function delimiterOf(said: string, errors: FieldError[]): Delimiter | null {
  if (said === '' || said === 'auto') return null;
  const delimiter = delimiterCalled(said);
  const names = DELIMITERS.map(({ name }) => name).join(', ');
  if (delimiter === null) errors.push({ path: 'delimiter', message: `${clip(said)} is not one of ${names}` });
  return delimiter;
}

function mappingOf(lines: readonly string[], errors: FieldError[]): Mapping {
  const mapping = new Map<string, string>();
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const at = line.lastIndexOf('=');
    const theirs = foldHeader(line.slice(0, Math.max(0, at)));
    if (at === -1 || theirs === '')
      errors.push({
        path: 'mapping',
        message: `${clip(line)} is not a mapping: write their column=our column`,
      });
    else mapping.set(theirs, foldHeader(line.slice(at + 1)));
  }
  return mapping;
}
