import { clip } from '../../../platform/lib/fields/values.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DELIMITERS, type Delimiter, delimiterCalled } from '../model/delimiters.js';
import { foldHeader, type Mapping } from '../model/headers.js';
import { type CsvOptions, DUPLICATES, type Duplicates } from '../model/options.js';

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
  const duplicates = (said.duplicates || 'skip') as Duplicates;
  if (!Object.hasOwn(DUPLICATES, duplicates))
    errors.push({
      path: 'duplicates',
      message: `${clip(duplicates)} is not one of ${Object.keys(DUPLICATES).join(', ')}`,
    });
  const mapping = mappingOf(said.mapping, errors);
  return errors.length > 0 ? refused(errors) : ok({ delimiter, mapping, duplicates });
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
