import { type EdtfDate, formatEdtf } from '../edtf/edtf.js';
import type { FieldError } from '../result.js';
import { dateRecord } from './dates-in-file.js';
import type { Field } from './fields.js';
import { type FieldPage, fieldsWith, optionsOf, type Typed } from './form-page.js';
import type { RequiredField } from './shapes.js';

// The fields of a noun, each defined once in its `fields.ts`. Parsing, storage, display, JSON, CSV, onrecord-json and
// comparison derive from the definition.

interface NounField {
  readonly label: string;
  /** Its column, where that differs from its key. */
  readonly column?: string;
  /** Its name in a history, where that differs from its label. */
  readonly historyLabel?: string;
  readonly input: Field<unknown> | RequiredField<unknown>;
  /** Its representation in onrecord-json, where that differs from forms and JSON. */
  readonly inFile?: Field<unknown> | RequiredField<unknown>;
  /** Labels of its keys, where it is one of a vocabulary. */
  readonly words?: Readonly<Record<string, string>>;
  /** The empty option of its select. */
  readonly none?: string;
  /**
   * A date is stored with its first and last day, ‘date text’ without them; an instant as typed; a checkbox as 0 or 1.
   * Others are stored as parsed.
   */
  readonly kept?: 'date' | 'date text' | 'instant' | 'tick';
  /** Further attributes of its form control. */
  readonly form?: {
    readonly kind?: string;
    readonly hint?: string;
    readonly half?: true;
    readonly short?: true;
    readonly rows?: number;
    /** Whether it holds a person's words, which are compared word by word. */
    readonly words?: true;
    readonly optional?: false;
  };
  /** The name of the record. It is looked up separately, also among names of merged records, and not compared. */
  readonly isName?: true;
  /** What a page shows where it is empty; by default the page omits it. */
  readonly absent?: string;
  /** A code or a number, which remains when the text of a record is erased. */
  readonly isCode?: true;
}

/** At most one field for each column of a table. */
export type FieldsOf<Table> = { readonly [K in keyof Table]?: NounField };

export type NounFields = Readonly<Record<string, NounField>>;
type Row = Readonly<Record<string, unknown>>;

/** The shape of forms and JSON. */
export function inputShape<F extends NounFields>(fields: F) {
  return mapFields(fields, ({ input }) => input) as { readonly [K in keyof F]: F[K]['input'] };
}

/** The shape of records in onrecord-json. */
export function fileShape<F extends NounFields>(fields: F) {
  return mapFields(fields, ({ input, inFile }) => inFile ?? input) as {
    readonly [K in keyof F]: F[K] extends { readonly inFile: infer I } ? I : F[K]['input'];
  };
}

/** Parsed values as columns of a row. Fields that a change omits stay omitted. */
export function toColumns(fields: NounFields, parsed: object): Record<string, unknown> {
  const values = parsed as Row;
  const columns: Record<string, unknown> = {};
  for (const key in fields) {
    const { column = key, kept } = fields[key] as NounField;
    if (values[key] !== undefined) setColumns(columns, column, kept, values[key]);
  }
  return columns;
}

function setColumns(
  columns: Record<string, unknown>,
  column: string,
  kept: NounField['kept'],
  value: unknown,
): void {
  if (kept === undefined) columns[column] = value;
  else if (kept === 'tick') columns[column] = value ? 1 : 0;
  else {
    const date = (value ?? NO_DATE) as Row;
    columns[column] = date.text;
    if (kept === 'date') {
      columns[`${column}_min`] = date.min;
      columns[`${column}_max`] = date.max;
    }
  }
}

const NO_DATE: Row = { text: null, min: null, max: null };

/** The fields of a row as JSON. */
export function fieldsJson(fields: NounFields, row: object): Record<string, unknown> {
  const values = row as Row;
  return mapFields(fields, ({ kept }, column) => (kept === 'tick' ? values[column] === 1 : values[column]));
}

/** The fields of a row in onrecord-json. Unticked boxes are omitted, as in files from before they existed. */
export function fileRecord(fields: NounFields, row: object): Record<string, unknown> {
  const record = Object.entries(fieldsJson(fields, row)).flatMap(([column, value]): [string, unknown][] => {
    const kept = fields[column]?.kept;
    if (kept === 'tick' && !value) return [];
    return [[column, isDate(kept) ? storedDate(column, row as Row) : value]];
  });
  return Object.fromEntries(record);
}

function storedDate(column: string, row: Row) {
  const [text, min, max] = [column, `${column}_min`, `${column}_max`].map((name) => row[name] ?? null);
  return dateRecord(text as string | null, min as string | null, max as string | null);
}

/** The cells of a row as CSV. */
export function csvColumns<F extends NounFields>(fields: F) {
  return mapFields(fields, ({ kept }, column) => (row: Row) => {
    const value = row[column] as string | number | null;
    return kept === 'tick' ? (value === 1 ? 'yes' : null) : value;
  }) as { readonly [K in keyof F]: (row: Row) => string | number | null };
}

/** Whether a row matches a description. Fields that the description omits may have any value. */
export function matchesFields(fields: NounFields, row: Row, described: Row): boolean {
  return Object.entries(fields).every(([column, { kept, isName }]) => {
    const value = described[column] ?? null;
    return isName || value === null || keptValue(kept, value) === row[column];
  });
}

/** A parsed value as its column holds it. */
function keptValue(kept: NounField['kept'], value: unknown): unknown {
  if (kept === 'tick') return value ? 1 : 0;
  return isDate(kept) ? (value as EdtfDate).text : value;
}

/** The fields of a form, in order. @param at the path of the record within the form's: `attribution.` */
export function formFields(
  fields: NounFields,
  typed: Typed,
  errors: readonly FieldError[],
  at = '',
): FieldPage[] {
  const field = fieldsWith(typed, errors);
  return Object.entries(fields).map(([column, one]) => field(`${at}${column}`, one.label, formOf(one)));
}

function formOf({ input, words, none, kept, form }: NounField): object {
  const kind = words ? 'select' : isDate(kept) ? 'date' : kept === 'tick' ? 'checkbox' : 'text';
  return {
    kind,
    ...(!('missing' in input) && { optional: true }),
    ...(words && { options: optionsOf(words, none) }),
    ...form,
  };
}

/** A row as typed values for its form. */
export function typedFromFields(fields: NounFields, row: object): Typed {
  const values = row as Row;
  return mapFields(fields, ({ column, kept }, key) =>
    kept === 'tick' ? (values[key] === 1 ? 'true' : '') : String(values[column ?? key] ?? ''),
  );
}

/** The columns with free text, and their values once a record is erased. */
export function erasedText(fields: NounFields): Row {
  const texts = Object.entries(fields).filter(([, { words, kept, isCode }]) => !words && !kept && !isCode);
  return Object.fromEntries(texts.map(([column]) => [column, null]));
}

/** The facts that a page lists for a row. */
export function factsOf(
  fields: NounFields,
  row: object,
): { term: string; text: string; href: string | null }[] {
  const values = row as Row;
  return Object.entries(fields).flatMap(([column, field]) => {
    const text = valueInWords(field, values[column] ?? null) ?? field.absent;
    if (text === undefined) return [];
    return [
      { term: field.label, text, href: field.form?.kind === 'url' ? (values[column] as string) : null },
    ];
  });
}

function valueInWords({ words, kept }: NounField, value: unknown): string | undefined {
  if (value === null || (kept === 'tick' && value === 0)) return undefined;
  if (kept === 'tick') return 'Yes';
  if (isDate(kept)) return formatEdtf(String(value));
  return words?.[String(value)] ?? String(value);
}

export function isDate(kept: NounField['kept']): boolean {
  return kept === 'date' || kept === 'date text';
}

/** The columns of the fields. */
export function columnNames<F extends NounFields>(fields: F): (keyof F & string)[] {
  return Object.keys(fields);
}

/** All fields but some, which have a place of their own. */
export function otherFields<F extends NounFields>(fields: F, ...apart: readonly (keyof F)[]): NounFields {
  return Object.fromEntries(Object.entries(fields).filter(([column]) => !apart.includes(column)));
}

function mapFields<T>(fields: NounFields, to: (field: NounField, column: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).map(([column, field]) => [column, to(field, column)]));
}
