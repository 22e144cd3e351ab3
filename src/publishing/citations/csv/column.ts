import type { Cell, Columns } from '../../../platform/lib/csv-table.js';

// One column of a CSV file of claims or sources, whoever writes or reads it. docs/guide/csv.md names them all.

/** What the desk makes by itself: written, and left out by an import. */
export interface ToldColumn<Row> {
  readonly name: string;
  readonly read: (row: Row) => Cell;
}

/** One field of what POST /claims or POST /sources takes, so that a cell is read by the same rules as a form. */
export interface Column<Row = never> extends ToldColumn<Row> {
  /** The field, as the JSON path with dots. */
  readonly path: string;
  /** Other names for it, of spreadsheets and of older exports, folded as `foldHeader` folds. */
  readonly also: readonly string[];
  /** The values it can have, with their words: a cell may hold either. Null for free text. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly kind: 'text' | 'authors' | 'tags';
}

type More = Partial<Pick<Column, 'also' | 'values' | 'kind'>>;

export function column<Row>(
  name: string,
  path: string,
  read: ToldColumn<Row>['read'],
  more: More = {},
): Column<Row> {
  return { also: [], values: null, kind: 'text', ...more, name, path, read };
}

export function columnsOf<Row>(columns: readonly ToldColumn<Row>[]): Columns<Row> {
  return Object.fromEntries(columns.map(({ name, read }) => [name, read]));
}

/** What a cell of a tick box holds. */
export const YES_OR_NO = { true: 'Yes', false: 'No' } as const;

/** A tick box that is not ticked says nothing. */
export function tickInCell(isTicked: boolean | 0 | 1): string | null {
  return isTicked ? 'true' : null;
}
