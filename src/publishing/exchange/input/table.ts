import { field, flag, kindOf, line, oneOf, wholeNumber } from '../../../platform/lib/fields/fields.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, listOf, required } from '../../../platform/lib/fields/shapes.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { REFERENCE_FORMATS } from '../../../vocabulary.js';
import { DELIMITERS } from '../model/delimiters.js';
import { DUPLICATES, type ImportOptions } from '../model/options.js';
import { recogniseReferences } from '../references/model/recognise.js';
import { parseCsvOptions, parseReferenceOptions } from './table-options.js';

// A table, or a file of a reference manager, sent for import: as a file, or as text, which forms and scripts call the same.

/** Form encoding takes up to three characters per byte of text, and a form may have ten megabytes. */
export const MAX_BYTES = 3_000_000;

/** How many rows somebody waits for in front of a page, while others wait to write. */
export const MAX_ROWS = 5_000;

export const AT_THE_TERMINAL = 'Split it, or import it on the server: onrecord import FILE';

/** The delimiters; without one it is detected from the first row. */
export const SIGNS: Readonly<Record<string, string>> = {
  auto: 'Detect automatically',
  ...Object.fromEntries(DELIMITERS.map(({ name, label }) => [name, label])),
};

/** The formats; without one it is recognised by the content. */
export const IMPORT_CHOICES = {
  auto: 'Detect automatically',
  csv: 'Table (CSV)',
  ...REFERENCE_FORMATS,
} as const;

/** So many records of a file are shown one by one. */
const RECORDS_AT_ONCE = 200;

const HOW = {
  format: oneOf(IMPORT_CHOICES),
  delimiter: oneOf(SIGNS),
  duplicates: oneOf(DUPLICATES),
  mapping: listOf(line({ max: 500, label: 'Which column is which' }), { max: 200 }),
  dry_run: flag(),
  part: wholeNumber({ min: 1, max: MAX_ROWS, label: 'The part' }),
  checked: line({ max: 100, label: 'The mark of the check' }),
};

/** The fields beside a file. */
export const besideTable = createSchema(HOW);
export const newTable = createSchema({
  text: required(tableText(), 'Choose a file, or paste a table'),
  ...HOW,
});

export interface TableToTake {
  /** Where it came from, and where its faults are shown. */
  readonly from: 'file' | 'text';
  readonly bytes: Buffer;
  readonly options: ImportOptions;
  /** Only reports what it would do. */
  readonly dryRun: boolean;
  /** The fingerprint of the check that somebody reviewed; null for none. */
  readonly checked: string | null;
}

export function parseTable(
  as: 'form' | 'json',
  fields: unknown,
  file: { readonly bytes: Uint8Array } | null,
): Result<TableToTake> {
  const given = as === 'form' ? withLines(fields) : fields;
  if (file === null) {
    const read = parseWith(newTable, given);
    return read.ok ? tableOf('text', Buffer.from(read.value.text), read.value) : read;
  }
  if (Object.hasOwn(Object(given), 'text')) return refused([EITHER]);
  if (file.bytes.length > MAX_BYTES) return refused([{ path: 'file', message: tooLarge(file.bytes.length) }]);
  const read = parseWith(besideTable, given);
  return read.ok ? tableOf('file', Buffer.from(file.bytes), read.value) : read;
}

const EITHER = {
  path: 'text',
  message: 'There is a file as well: empty this box, or choose no file',
};

function tableOf(
  from: TableToTake['from'],
  bytes: Buffer,
  how: CreateInput<typeof HOW>,
): Result<TableToTake> {
  const options = optionsOf(bytes, how);
  if (!options.ok) return options;
  // Another part of the report is looked at, and nothing imported.
  const dryRun = (how.dry_run ?? false) || how.part !== null;
  return ok({ from, bytes, options: options.value, dryRun, checked: how.checked });
}

function optionsOf(bytes: Buffer, how: CreateInput<typeof HOW>): Result<ImportOptions> {
  const { delimiter, duplicates, mapping, format, part } = how;
  const given = { delimiter, duplicates, mapping: mapping ?? [] };
  const chosen = format === null || format === 'auto' ? recogniseReferences(bytes) : format;
  if (chosen === null || chosen === 'csv') return parseCsvOptions(given);
  const from = ((part ?? 1) - 1) * RECORDS_AT_ONCE + 1;
  return parseReferenceOptions(chosen, given, { from, count: RECORDS_AT_ONCE });
}

/** Unchanged: faults name the line and column. */
function tableText() {
  return field<string>(
    (value) => {
      if (typeof value !== 'string') return refused(`Give this as text, not as ${kindOf(value)}`);
      if (/\p{Cs}/u.test(value)) return refused('This has an incomplete character: copy the table again');
      const size = Buffer.byteLength(value);
      return size <= MAX_BYTES ? ok(value) : refused(tooLarge(size));
    },
    { type: 'string' },
  );
}

function tooLarge(bytes: number): string {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `This is ${size}, and the page takes 3 MB. ${AT_THE_TERMINAL}`;
}

/** A form has one text box for what a script sends as a list. */
function withLines(fields: unknown): unknown {
  const { mapping, ...rest } = Object(fields) as Record<string, unknown>;
  return typeof mapping === 'string' ? { ...rest, mapping: mapping.split('\n') } : fields;
}
