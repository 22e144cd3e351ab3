import { type Doing, type Line, lineWords } from '../../people/activity/section/doings.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';

/** One thing that was done, with its author and time. */
export type DoneRow = Line & Pick<Doing, 'changeId' | 'who' | 'at'>;

export const ACTIVITY_COLUMNS: Columns<DoneRow> = {
  seq: ({ seq }) => seq,
  at: ({ at }) => at,
  who: ({ who }) => who,
  change_id: ({ changeId }) => changeId,
  action: ({ action }) => action,
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  words: lineWords,
  address: ({ href }) => href,
};

/** Changes as rows, one for each thing that was done. */
export function doneRows(doings: readonly Doing[]): DoneRow[] {
  return doings.flatMap(({ changeId, who, at, lines }) =>
    lines.map((line) => ({ ...line, changeId, who, at })),
  );
}
