import {
  countsOf,
  MERGEABLE,
  type MergeTable,
  nameColumn,
  type Pointing,
} from '../../../record/merging/model.js';
import { proposalJson } from '../../../record/merging/proposal-model.js';
import type { OtherName } from '../model.js';
import type { MergeRow } from '../store.js';
import type { Preview } from './preview.js';

/** What a merge would do, or why it is not possible. */
export function previewJson(preview: Preview) {
  const { table, from, into, refused, plan, proposal, differences, mismatches } = preview;
  return {
    kind: MERGEABLE[table],
    from: recordJson(table, from),
    into: into && recordJson(table, into),
    refused,
    moves: plan ? movesJson(plan.moved) : [],
    stays: plan ? movesJson(plan.left) : [],
    adds_name: plan?.addsName ?? false,
    own_pieces: plan?.ownPieces ?? 0,
    restricted: plan?.isRestricted ?? false,
    differences: differences.map(({ column, label, stays, goes }) => ({ field: column, label, stays, goes })),
    new_mismatches: (mismatches?.found ?? []).map(({ claim_id, text, wording, verdict }) => ({
      claim_id,
      text,
      wording,
      verdict,
    })),
    new_mismatches_capped: mismatches?.isCut ?? false,
    credited: silencedJson(plan?.silenced ?? []),
    needs_second: (plan?.silenced.length ?? 0) > 0,
    proposal: proposal && proposalJson(proposal),
  };
}

/** A merged record, and what returns to it when the merge is undone. */
export function mergedJson(table: MergeTable, from: MergeRow, returning: Pointing) {
  return {
    kind: MERGEABLE[table],
    id: from.id,
    name: from[nameColumn(table)],
    merged_into_id: from.merged_into_id,
    merged_at: from.merged_into_id === null ? null : from.trashed_at,
    version: from.version,
    returns: movesJson(returning),
  };
}

/** Names that copies credit and that are not the remaining speaker’s, with those copies. */
export function silencedJson(silenced: readonly OtherName[]) {
  return silenced.map(({ name, copies }) => ({
    name,
    copies: copies.map(({ claim_id, attribution_id, source_id, snapshot_id }) => ({
      claim_id,
      attribution_id,
      source_id,
      snapshot_id,
    })),
  }));
}

function recordJson(table: MergeTable, row: MergeRow) {
  return { id: row.id, name: row[nameColumn(table)], version: row.version };
}

function movesJson(rows: Pointing) {
  return countsOf(rows).map(({ what, count }) => ({ what, count }));
}
