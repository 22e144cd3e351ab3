import { CLAIM_COLUMNS } from '../../citations/csv/claim-columns.js';
import type { Column } from '../../citations/csv/column.js';
import { SOURCE_COLUMNS } from '../../citations/csv/source-columns.js';
import { LIST_TABLE } from '../../citations/formats/csv.js';

// What an import reads of a CSV file.

export type TableKind = 'claims' | 'sources';

export const COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  claims: CLAIM_COLUMNS,
  sources: SOURCE_COLUMNS,
};

/** What every row must have. */
export const NEEDED: Readonly<Record<TableKind, readonly string[]>> = {
  claims: ['text', 'speaker'],
  sources: ['title'],
};

/** Of exports before version 0.3. */
const OLDER = ['claim_id', 'version', 'attribution_status', 'form_in_words'];

const READ: ReadonlySet<string> = new Set(CLAIM_COLUMNS.map(({ name }) => name));

/** What exports of the desk say besides, which it makes by itself: left out on the way in, and told. */
export const MADE_BY_THE_DESK: ReadonlySet<string> = new Set(
  [...Object.keys(LIST_TABLE), ...OLDER].filter((name) => !READ.has(name)),
);
