import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { MERGEABLE, type MergeTable, nameColumn, type Pointing } from '../../../record/merging/model.js';
import type { MergeRow } from '../store.js';
import { type Preview, previewSection, wordsOf } from './preview.js';

/** Choosing the record that remains, with a preview. */
export function mergePage(preview: Preview, typed: Typed, errors: readonly FieldError[]) {
  const { table, from, refused } = preview;
  const noun = MERGEABLE[table];
  const name = String(from[nameColumn(table)]);
  const box = { at: 'into', label: `The ${noun} that stays`, noun, adds: false, hint: null };
  return {
    title: `Merge ${name}`,
    noun,
    name,
    id: from.id,
    pickAction: `/${table}/${from.id}/merge`,
    cancelHref: `/${table}/${from.id}`,
    fields: pickFields(typed, errors, box),
    errors,
    refused,
    preview: previewSection(preview),
  };
}

/** A merged record, and the button to undo the merge. */
export function mergedPage(table: MergeTable, from: MergeRow, into: MergeRow, returning: Pointing) {
  const [noun, name] = [MERGEABLE[table], nameColumn(table)];
  return {
    title: `Undo the merge of ${from[name]}`,
    noun,
    name: String(from[name]),
    at: from.trashed_at,
    stays: { name: String(into[name]), id: into.id, href: `/${table}/${into.id}` },
    returns: wordsOf(returning),
    historyHref: `/${table}/${from.id}/history`,
    action: `/${table}/${from.id}/merge/reversal`,
    version: from.version,
  };
}
