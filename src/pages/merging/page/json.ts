import {
  countsOf,
  MERGEABLE,
  type MergeTable,
  nameColumn,
  type Pointing,
} from '../../../record/merging/model.js';
import { proposalJson } from '../../../record/merging/proposal-model.js';
import { NOTHING_SILENCED, needsSecond, type Silenced } from '../model.js';
import type { MergeRow } from '../store.js';
import type { Preview } from './preview.js';

/** What a merge would do, or why it is not possible. */
export function previewJson(preview: Preview) {
  const { table, from, into, refused, plan, proposal, differences, mismatches } = preview;
  const silenced = plan?.silenced ?? NOTHING_SILENCED;
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
    ...silencedJson(silenced),
    needs_second: needsSecond(silenced),
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

/**
 * `credited`: names in copies that are not those of both speakers, with the copies, and with a null `snapshot_id` the
 * sources that are recorded as crediting one with words of the other; `not_compared`: wordings of which it
 * is not known whom their copies credit; `credited_version`: tells these lists from later ones.
 */
export function silencedJson(silenced: Silenced) {
  return {
    credited: silenced.names.map(({ name, role, copies }) => ({
      name,
      role,
      copies: copies.map(({ claim_id, attribution_id, source_id, snapshot_id }) => ({
        claim_id,
        attribution_id,
        source_id,
        snapshot_id,
      })),
    })),
    not_compared: silenced.unread.map(({ claim_id, attribution_id, source_id, gave_up }) => ({
      claim_id,
      attribution_id,
      source_id,
      reason: gave_up,
    })),
    credited_version: silenced.version,
  };
}

function recordJson(table: MergeTable, row: MergeRow) {
  return { id: row.id, name: row[nameColumn(table)], version: row.version };
}

function movesJson(rows: Pointing) {
  return countsOf(rows).map(({ what, count }) => ({ what, count }));
}
