import { addRowNow, type NewRow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { type EditionLine, readLine } from '../../../lists/editions/model.js';
import type { Desk } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';
import { columnsOf } from './records.js';
import type { Refs } from './refs.js';

/** Erased where it comes from, by an event of that history. */
const ERASED_ELSEWHERE = 0;

/** Writes an edition with all its lines: a part of them would have another SHA-256. @param at its index in the file */
export async function writeEdition(change: WriteContext, desk: Desk, at: number, refs: Refs): Promise<void> {
  const { ref, ...edition } = desk.get('editions', at);
  const columns = columnsOf('editions', edition, refs) as NewRow<'list_editions'>;
  refs.keep('editions', ref, addRowNow(change, 'list_editions', columns).id);
  for (const line of desk.linesOf(at)) {
    change.rows.insertBare('list_edition_lines', lineColumns(desk.get('edition_lines', line), refs));
    const pause = change.rows.yieldIfDue();
    if (pause !== null) await pause;
  }
}

function lineColumns(record: RecordOf<'edition_lines'>, refs: Refs) {
  const { claims, ...fields } = record;
  const line = readLine<EditionLine>(record.line);
  const ids = (claims ?? []).map((claim): number | null => refs.id('claims', claim));
  const printed = line?.part === 'entry' ? line.claims.length : ids.length;
  // Nobody can tell whether a claim that did not come along is on the record.
  while (ids.length < printed) ids.push(null);
  return {
    ...columnsOf('edition_lines', fields, refs),
    claim_ids: JSON.stringify(ids),
    erased_by: line === null ? ERASED_ELSEWHERE : null,
  };
}
