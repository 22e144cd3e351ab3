import { settingAside } from '../../../derived/set-asides/actions/record.js';
import { changeRow, type Patch } from '../../../people/activity/row-store.js';
import type { TableName } from '../../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { hidingByEdit } from '../../../record/attributions/actions/hiding.js';
import { hidingByClaim } from '../../../record/claims/actions.js';
import { hidingByLanguage } from '../../../record/sources/actions.js';
import { tagFaults } from '../../../record/tags/actions.js';
import { columnsBefore, type NetChange } from '../model.js';
import { listTarget, resolveAgain, viewTarget } from './move.js';
import { tableOf } from './stale.js';

/** The tables that columns refer to. */
const REFERENCES: Readonly<Record<string, TableName>> = {
  speaker_id: 'speakers',
  voiced_by_id: 'speakers',
  recounted_by_id: 'speakers',
  member_id: 'speakers',
  occasion_id: 'occasions',
  source_id: 'sources',
  outlet_id: 'outlets',
  snapshot_id: 'snapshots',
  tag_id: 'tags',
  claim_id: 'claims',
  other_claim_id: 'claims',
  reference_attribution_id: 'attributions',
  relayed_from_id: 'attributions',
  translates_id: 'attributions',
};

/** The names of columns that refer to a record in another way than by its kind. */
const LABELS: Readonly<Record<string, string>> = {
  voiced_by_id: 'spokesperson',
  recounted_by_id: 'person who recalls it',
  snapshot_id: 'saved copy',
  claim_id: 'quotation',
  other_claim_id: 'linked quotation',
  reference_attribution_id: 'source of the wording',
  relayed_from_id: 'cited source',
  translates_id: 'original',
};

/**
 * Puts the values back that a row had before the change.
 * @param name as a sentence begins with it
 * @throws AppError not_now where its rules forbid it
 */
export async function putBack(
  change: WriteContext,
  viewer: Viewer,
  net: NetChange,
  name: string,
): Promise<void> {
  const values = columnsBefore(net);
  refuseTrashed(change, values, name);
  await refuseOthers(change, viewer, net);
  if (net.kind === 'annotation' && 'resolved_at' in values)
    return resolveAgain(change, net.id, values.resolved_at !== null);
  if (net.kind === 'tag' && typeof values.name === 'string')
    refuseFaults(await tagFaults(change, values.name, net.id), name);
  await write(change, net, { ...values, ...stampOf(change, net) }, name);
}

/** @throws AppError forbidden for a list or view that the viewer may not change */
async function refuseOthers(change: WriteContext, viewer: Viewer, { kind, id }: NetChange): Promise<void> {
  if (kind === 'list') await listTarget(change, viewer, id);
  if (kind === 'view') await viewTarget(change, viewer, id);
}

/** What an edit of such a record writes besides. */
function stampOf(change: WriteContext, { kind, id }: NetChange): Row {
  if (kind === 'annotation') return { edited_at: change.at };
  if (kind !== 'list') return {};
  const version = Number(change.rows.byId('lists', id)?.open_version);
  return { open_version: version + 1, open_updated_at: change.at };
}

/** @throws AppError not_now where values refer to a record that is in the trash */
export function refuseTrashed(change: WriteContext, values: Row, name: string): void {
  for (const [column, table] of Object.entries(REFERENCES)) {
    const id = values[column];
    if (typeof id !== 'number') continue;
    const row = change.rows.byId(table, id);
    if (row && (row.trashed_at ?? null) === null) continue;
    const what = LABELS[column] ?? column.replace(/_id$/, '');
    throw new AppError('not_now', `${name}: the earlier ${what} is in the trash. Restore that first.`, {
      title: 'This can no longer be undone',
    });
  }
}

async function write(change: WriteContext, net: NetChange, values: Row, name: string): Promise<void> {
  const table = tableOf(net.kind) as 'claims';
  const about = { claimId: net.claimId };
  const outcome = await settingAside(change, hiding(net, values), null, () =>
    changeRow(change, table, net.id, null, values as Patch<'claims'>, about),
  );
  if (!outcome.ok) refuseFaults(outcome.errors, name);
}

/** How the values affect comparisons with saved copies; null for records that are not compared. */
function hiding({ kind, id, after }: NetChange, values: Row) {
  if (kind === 'claim') return hidingByClaim(id, values as Patch<'claims'>);
  if (kind === 'attribution')
    return hidingByEdit({ id, claim_id: Number(after?.claim_id) }, values as Patch<'attributions'>);
  const language = (after?.language ?? null) as string | null;
  return kind === 'source' ? hidingByLanguage({ id, language }, values as Patch<'sources'>) : null;
}

/** @throws AppError not_now with the first of the errors, if any */
export function refuseFaults(errors: readonly FieldError[], name: string): void {
  const [first] = errors;
  if (first === undefined) return;
  throw new AppError('not_now', `${name}: ${first.message.replace(/\.$/, '')}. Nothing was undone.`, {
    title: 'Undoing this needs a decision: edit it instead',
  });
}
