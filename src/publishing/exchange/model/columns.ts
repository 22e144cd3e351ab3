import { LIST_TABLE } from '../../citations/formats/table.js';
import { CLAIM_COLUMNS } from '../../citations/model/columns/claim-columns.js';
import type { Column } from '../../citations/model/columns/column.js';
import { SOURCE_COLUMNS } from '../../citations/model/columns/source-columns.js';

// The columns that an import reads from a CSV file.

export type TableKind = 'claims' | 'sources';

export const COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  claims: CLAIM_COLUMNS,
  sources: SOURCE_COLUMNS,
};

/** The required columns. */
export const NEEDED: Readonly<Record<TableKind, readonly string[]>> = {
  claims: ['text', 'speaker'],
  sources: ['title'],
};

/** Columns of exports before version 0.3. */
const OLDER = ['claim_id', 'version', 'attribution_status', 'form_in_words'];

const READ: ReadonlySet<string> = new Set(CLAIM_COLUMNS.map(({ name }) => name));

/** Generated columns of exports: ignored by an import, and reported as such. */
export const MADE_BY_THE_DESK: ReadonlySet<string> = new Set(
  [...Object.keys(LIST_TABLE), ...OLDER].filter((name) => !READ.has(name)),
);
