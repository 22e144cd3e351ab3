import { restore } from '../../../platform/lib/formats/csv-cells.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { type NewQuotation, parseQuotation } from '../../../record/entry/input.js';
import { type NewSource, parseSource } from '../../../record/sources/input.js';
import { authorsFromCell, tagsFromCell } from '../../citations/model/columns/cell-lists.js';
import type { Column } from '../../citations/model/columns/column.js';
import type { FileFault } from '../model/faults.js';
import type { Layout, Placed } from '../model/headers.js';

// Parses one row as the input of POST /claims or POST /sources, by the same rules.

export interface CsvRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Unchanged. */
  readonly cells: readonly string[];
}

export type RowRead<T> = Result<T, readonly FileFault[]>;

export function quotationOf(row: CsvRow, layout: Layout): RowRead<NewQuotation> {
  return read(row, layout, (fields) => parseQuotation('json', fields));
}

export function sourceOf(row: CsvRow, layout: Layout): RowRead<NewSource> {
  return read(row, layout, (fields) => parseSource('json', fields));
}

/** Spreadsheets fill rows below the last with nothing. */
export function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function read<T>(row: CsvRow, layout: Layout, parse: (fields: unknown) => Result<T>): RowRead<T> {
  const { line, cells } = row;
  if (cells.length !== layout.width) {
    const message = `This row has ${howMany(cells.length, 'cell')}, the header ${layout.width}: put a cell that has the delimiter in quotation marks, or add the missing cells.`;
    return refused([{ line, column: null, message }]);
  }
  const parsed = parse(fieldsOf(cells, layout.columns));
  if (parsed.ok) return ok(parsed.value);
  return refused(
    parsed.errors.map(({ path, message }) => ({ line, column: headerOf(path, layout.columns), message })),
  );
}

function fieldsOf(cells: readonly string[], columns: readonly Placed[]): object {
  const fields: Nested = {};
  for (const { at, column } of columns) {
    const cell = restore(cells[at] ?? '');
    if (cell.trim() !== '') plant(fields, column.path, cellValue(cell, column));
  }
  return fields;
}

interface Nested {
  [name: string]: unknown;
}

function plant(fields: Nested, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = fields;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Nested;
  }
  at[last] = value;
}

function cellValue(cell: string, { kind, values }: Column): unknown {
  if (kind === 'tags') return tagsFromCell(cell);
  if (kind === 'authors') return authorsFromCell(cell);
  return values === null ? cell : keyOf(cell.trim(), values);
}

/** The key of a value given as key or label, in any case. */
function keyOf(cell: string, values: Readonly<Record<string, string>>): string {
  const wanted = cell.toLowerCase();
  const found = Object.entries(values).find(
    ([key, words]) => key === wanted || words.toLowerCase() === wanted || key === wanted.replaceAll(' ', '_'),
  );
  return found?.[0] ?? cell;
}

/** The header of an error's column: its own, or the nearest under the same name. */
export function headerOf(path: string, columns: readonly Placed[]): string | null {
  const asked = path.replace(/_id$/, '').replace(/\.\d+(\..*)?$/, '');
  const found =
    columns.find(({ column }) => column.path === asked) ??
    columns.find(({ column }) => column.path.startsWith(`${asked}.`)) ??
    columns.find(({ column }) => column.path.startsWith(`${asked.split('.').slice(0, -1).join('.')}.`));
  return found?.header ?? null;
}
