import { neutralise } from '../../../platform/lib/formats/csv-cells.js';
import { type Columns, CSV_MEDIA_TYPE, csvRows } from '../../../platform/lib/formats/csv-table.js';
import { CLAIM_TABLE } from '../model/columns/claim-columns.js';
import { type ToldClaim, toldInList } from '../model/columns/told-claim.js';
import type { Format, ListHead, ListWriter, PreparedEntry } from '../model/list.js';
import type { ListMaker } from '../model.js';

// RFC 4180, UTF-8, one row for each selected claim, printed or not. platform/lib/formats/csv-cells.ts neutralises
// cells for spreadsheets; the raw variant leaves them unchanged, for programs.

const COMMON = {
  mediaType: CSV_MEDIA_TYPE,
  extension: 'csv',
  isStyled: false,
  holdings: null,
  isByClaim: true,
} as const;

export const csv: Format = {
  ...COMMON,
  name: 'csv',
  title: 'CSV for spreadsheets',
  about: 'a table of quotations or sources that can be imported again',
  holds: 'table',
  use: 'programs',
  begin: (head) => begin(head, neutralise),
};

export const csvRaw: Format = {
  ...COMMON,
  // Both may lie in one folder of downloads.
  extension: 'raw.csv',
  name: 'csv-raw',
  title: 'CSV for programs (cells as they are)',
  about: 'a citation list as a table, with cells as they are',
  holds: 'list',
  use: 'programs',
  begin: (head) => begin(head, (cell) => cell),
};

interface Listed extends ToldClaim {
  readonly prepared: PreparedEntry;
  readonly maker: ListMaker;
}

/** The columns of a table of claims, and what became of each in the list. */
export const LIST_TABLE: Columns<Listed> = {
  outcome: ({ prepared }) => prepared.outcome,
  outcome_reason: ({ prepared }) => prepared.reason,
  ...CLAIM_TABLE,
  claim_text: ({ rows }) => rows.claim.text,
  list_id: ({ maker }) => maker.listId,
  list_version: ({ maker }) => maker.version,
  made_at: ({ maker }) => maker.madeAt,
  made_by: ({ maker }) => maker.madeBy,
};

function begin({ maker }: ListHead, toCell: (cell: string) => string): ListWriter {
  const { head, row } = csvRows(LIST_TABLE, toCell);
  return {
    start: head,
    entry: (prepared) => row({ ...toldInList(prepared.rows, prepared.entry), prepared, maker }),
    end: () => '',
  };
}
