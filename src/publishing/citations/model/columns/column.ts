import type { Cell, Columns } from '../../../../platform/lib/formats/csv-table.js';

// A column of CSV files of claims or sources, for export and import. docs/guide/csv.md lists them all.

/** A generated column: exported, and ignored by an import. */
export interface ToldColumn<Row> {
  readonly name: string;
  readonly read: (row: Row) => Cell;
}

/** One field of POST /claims or POST /sources, so that a cell is parsed by the same rules as a form. */
export interface Column<Row = never> extends ToldColumn<Row> {
  /** The field, as the JSON path with dots. */
  readonly path: string;
  /** Aliases, from spreadsheets and older exports, folded as `foldHeader` folds. */
  readonly also: readonly string[];
  /** The possible values with their labels: a cell may hold either. Null for free text. */
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

/** The cells of a checkbox. */
export const YES_OR_NO = { true: 'Yes', false: 'No' } as const;

/** An unticked checkbox has an empty cell. */
export function tickInCell(isTicked: boolean | 0 | 1): string | null {
  return isTicked ? 'true' : null;
}
