import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { Columns } from '../../../platform/lib/formats/csv-table.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { NamedImport } from '../imports-store.js';
import { IMPORT_CHOICES, MAX_BYTES, MAX_ROWS, SIGNS } from '../input/table.js';
import { COLUMNS, NEEDED, type TableKind } from '../model/columns.js';
import { DUPLICATES } from '../model/options.js';
import { runRows } from './run.js';

// The form for a table or references, and the columns of a table.

export interface ImportShown {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Whether the header prevents reading any row. */
  readonly isHeadWrong?: boolean;
  /** Large imports, newest first. */
  readonly runs?: readonly NamedImport[];
}

const LIMITS = `At most ${MAX_ROWS.toLocaleString('en-GB')} rows or records and ${MAX_BYTES / 1_000_000} MB.`;

export function importPage({ typed, errors, isHeadWrong = false, runs = [] }: ImportShown) {
  const field = fieldsWith(
    { format: 'auto', delimiter: 'auto', duplicates: 'skip', ...typed },
    besideFields(errors),
  );
  return {
    errors,
    table: [
      field('file', 'File', {
        kind: 'file',
        accept: '.csv,.tsv,.txt,.ris,.bib,.json,text/csv',
        hint: `A sheet saved as “CSV UTF-8”, or references as CSL-JSON, RIS, BibTeX or BibLaTeX. ${LIMITS}`,
      }),
      field('text', 'Or paste the contents', {
        ...{ kind: 'textarea', rows: 7 },
        hint: 'Cells from a spreadsheet with the header row, or references.',
      }),
    ],
    how: [
      field('duplicates', 'Duplicates', {
        ...{ kind: 'radios', options: optionsOf(DUPLICATES) },
        hint: 'A quotation with the same wording, speaker and source is a duplicate; so is a reference with the address of a saved source, or with its title, outlet and date.',
      }),
    ],
    more: [
      field('format', 'Format', { kind: 'select', short: true, options: optionsOf(IMPORT_CHOICES) }),
      field('delimiter', 'Delimiter', { kind: 'select', short: true, options: optionsOf(SIGNS) }),
      field('mapping', 'Columns with other names', {
        ...{ kind: 'textarea', rows: 3 },
        hint: 'One per line, your name first: Zitat=text. To skip a column, leave nothing after the equals sign: Intern=',
      }),
    ],
    isMoreOpen:
      isHeadWrong ||
      ['format', 'delimiter'].some((name) => (typed[name] ?? 'auto') !== 'auto') ||
      Boolean(typed.mapping) ||
      errors.some(({ path }) => ['format', 'delimiter', 'mapping'].includes(path)),
    columns: (['claims', 'sources'] as const).map(columnsOf),
    runs: runRows(runs),
  };
}

/** The summary beside a field with several errors above. */
function besideFields(errors: readonly FieldError[]): readonly FieldError[] {
  return [...new Set(errors.map(({ path }) => path))].map((path) => {
    const own = errors.filter((error) => error.path === path);
    const [first] = own;
    if (own.length === 1 && first) return first;
    const again =
      path === 'file' ? 'Correct it and choose it again.' : 'Correct them here, or paste the table again.';
    return { path, message: `${howMany(own.length, 'error')}, listed at the top. ${again}` };
  });
}

function columnsOf(kind: TableKind) {
  const needed = NEEDED[kind];
  return {
    kind,
    needed,
    other: COLUMNS[kind].map(({ name }) => name).filter((name) => !needed.includes(name)),
  };
}

/** The header of a template for a table of claims: the most common columns. */
export const TEMPLATE: Columns<never> = Object.fromEntries(
  [
    ...['text', 'speaker', 'said_on', 'occasion', 'form', 'language', 'tags', 'note'],
    ...['source', 'source_type', 'outlet', 'authors', 'issued', 'url', 'credited_as', 'locator'],
  ].map((name) => [name, () => null]),
);

/** For scripts that write tables. */
export function importJson() {
  const kinds = (['claims', 'sources'] as const).map((kind) => {
    const columns = COLUMNS[kind].map(({ name, values }) => ({
      name,
      needed: NEEDED[kind].includes(name),
      values: values && Object.keys(values),
    }));
    return [kind, columns] as const;
  });
  const formats = Object.keys(IMPORT_CHOICES).filter((name) => name !== 'auto');
  return { formats, columns: Object.fromEntries(kinds), most_rows: MAX_ROWS, most_bytes: MAX_BYTES };
}
