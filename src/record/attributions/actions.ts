import { settingAside } from '../../derived/set-asides/actions/record.js';
import type { Act } from '../../derived/set-asides/model/act.js';
import { addRowNow, changeRow, type NewRow, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import { errorsAt } from '../../platform/lib/fields/picks.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { DESK } from '../../platform/viewer.js';
import { editClaim, hidingByClaim } from '../claims/actions.js';
import type { ClaimEdit } from '../claims/input.js';
import { ClaimReader } from '../claims/store.js';
import { SnapshotReader } from '../snapshots/store.js';
import { SourceReader } from '../sources/store.js';
import { revealedBy } from './actions/hidden-sources.js';
import { hidingByEdit } from './actions/hiding.js';
import { ownPieceFaults, savedOwnPieceFaults } from './actions/own-pieces.js';
import { claimRecountFaults, savedRecountFaults } from './actions/recounted.js';
import { resolveReferences, sourceOf, sourcePath } from './actions/resolve.js';
import type { AttributionEdit, NewAttribution } from './input.js';
import { OWN_PIECE, SELF_RELAY } from './model.js';
import type { Attribution } from './row-store.js';
import { AttributionReader } from './store.js';

type InUse = { readonly kind: 'in_use'; readonly by: string };

/** An attribution whose references are ids of saved records. */
export interface ResolvedAttribution {
  readonly columns: Omit<NewRow<'attributions'>, 'claim_id' | 'rank'> & {
    readonly rank: Attribution['rank'] | null;
  };
  /** The id that it is to have, where other records already refer to it. */
  readonly id?: number;
  /** A source that is only cited as the origin of the words, which gets an attribution of its own. */
  readonly named_source_id?: number | null;
}

/** Adds an attribution to a claim, and one for the source that it cites where that is only named. */
export async function addAttribution(
  change: WriteContext,
  claimId: number,
  attribution: NewAttribution,
): Promise<Result<Attribution>> {
  const resolved = await resolveAttribution(change, claimId, attribution);
  if (!resolved.ok) return resolved;
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  const revealed = await revealedBy(change, claim?.ground_rule, attribution, resolved.value);
  if (revealed.length > 0) return refused(revealed);
  const row = writeAttribution(change, claimId, resolved.value);
  const faults = await savedRecountFaults(change, row.id);
  if (faults.length > 0) return refused(faults);
  await takeAsReference(change, claimId, row);
  return ok(row);
}

/**
 * Finds or creates the records that a new attribution names; fails with the fields that are wrong.
 * @param claimId null where the claim is new too
 */
export async function resolveAttribution(
  change: WriteContext,
  claimId: number | null,
  { relayed_from, ...attribution }: NewAttribution,
): Promise<Result<ResolvedAttribution>> {
  const found = await resolveReferences(change, claimId, null, attribution);
  if (!found.ok) return found;
  const source_id = found.value.source_id as number;
  const columns = { ...found.value, source_id, rank: attribution.rank };
  if (!relayed_from) return ok({ columns });
  const named = await sourceOf(change, relayed_from.source_id, relayed_from.source);
  if (!named.ok) return refused(errorsAt('relayed_from', named.errors));
  if (named.value === source_id) return refused([SELF_RELAY]);
  const faults = await ownPieceFaults(change, named.value, sourcePath(relayed_from));
  if (faults.length > 0) return refused(errorsAt('relayed_from', faults));
  const standing = claimId === null ? undefined : await namedBefore(change, claimId, named.value);
  return ok(
    standing
      ? { columns: { ...columns, relayed_from_id: standing.id } }
      : { columns, named_source_id: named.value },
  );
}

/** The attribution for a source that another attribution of the claim already names. */
async function namedBefore(change: WriteContext, claimId: number, sourceId: number) {
  const among = await new AttributionReader(change.tx, DESK).ofClaim(claimId);
  return among.find((one) => one.source_id === sourceId && one.wording === null);
}

/** Writes an attribution, and one without wording for a source that it only cites. */
export function writeAttribution(
  change: WriteContext,
  claim_id: number,
  { columns, id, named_source_id: named = null }: ResolvedAttribution,
): Attribution {
  const origin =
    named === null ? null : addRowNow(change, 'attributions', { claim_id, source_id: named, wording: null });
  const relayed_from_id = origin?.id ?? columns.relayed_from_id ?? null;
  const values = { ...columns, claim_id, rank: columns.rank ?? 'normal', relayed_from_id };
  return addRowNow(change, 'attributions', values, { id });
}

/** The first attribution with the claim's wording becomes its reference. */
async function takeAsReference(change: WriteContext, claimId: number, row: Attribution): Promise<void> {
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  if (claim && claim.reference_attribution_id === null && row.wording === claim.text) {
    await changeRow(change, 'claims', claimId, null, { reference_attribution_id: row.id });
  }
}

/** Edits an attribution, and its claim's wording where it is the claim's reference. */
export async function editAttribution(
  change: WriteContext,
  id: number,
  version: number,
  edit: AttributionEdit,
): Promise<Result<RowChange<'attributions'>>> {
  const before = await new AttributionReader(change.tx, DESK).byId(id);
  if (before === undefined) return ok({ kind: 'missing' });
  const claim = await new ClaimReader(change.tx, DESK).byId(before.claim_id);
  const isReference = claim?.reference_attribution_id === id;
  const patch = await resolveReferences(change, before.claim_id, before, edit);
  if (!patch.ok) return patch;
  const { source_id: source = before.source_id } = patch.value;
  const moved = { columns: { source_id: source === before.source_id ? null : source } };
  const revealed = await revealedBy(change, claim?.ground_rule, edit, moved);
  if (revealed.length > 0) return refused(revealed);
  if (isReference && edit.wording === null) {
    return refused([{ path: 'wording', message: IS_REFERENCE }]);
  }
  const act = hidingByEdit(before, patch.value);
  const outcome = await settingAside(change, act, edit.set_aside_reason, () =>
    changeRow(change, 'attributions', id, version, patch.value),
  );
  if (!outcome.ok || outcome.value.kind !== 'changed') return outcome;
  const faults = await savedRecountFaults(change, id);
  if (faults.length > 0) return refused(faults);
  const { wording } = outcome.value.after;
  if (isReference && wording !== null)
    await changeRow(change, 'claims', before.claim_id, null, { text: wording });
  return outcome;
}

const IS_REFERENCE =
  'The quotation’s wording is taken from this source. Enter the wording, or choose another source for it first.';

/** Edits a claim, and the wording of its reference attribution with it. */
export async function editQuotation(
  change: WriteContext,
  id: number,
  version: number,
  edit: ClaimEdit,
): Promise<Result<RowChange<'claims'>>> {
  const outcome = await editClaim(change, id, version, edit);
  if (!outcome.ok || outcome.value.kind !== 'changed') return outcome;
  const { before, after } = outcome.value;
  const faults = after.speaker_id === before.speaker_id ? [] : await claimRecountFaults(change, id);
  if (faults.length > 0) return refused(faults);
  if (after.reference_attribution_id !== null && after.text !== before.text)
    await changeRow(change, 'attributions', after.reference_attribution_id, null, { wording: after.text });
  return outcome;
}

/**
 * Makes another attribution the claim's reference, and takes over its wording, language and form. Fails for an
 * attribution that nobody has read, and for one of another claim.
 */
export async function chooseReference(
  change: WriteContext,
  claimId: number,
  version: number,
  attributionId: number,
  reason: string | null = null,
): Promise<Result<RowChange<'claims'>>> {
  const among = await new AttributionReader(change.tx, DESK).ofClaim(claimId);
  const chosen = among.find(({ id }) => id === attributionId);
  if (chosen === undefined || chosen.wording === null) {
    const message = chosen
      ? 'That source is only cited by another; its wording is not recorded. Choose a source with a wording.'
      : 'That source does not belong to this quotation. Choose one listed on its page.';
    return refused([{ path: 'attribution_id', message }]);
  }
  if (chosen.is_ours === 1) return refused([{ path: 'attribution_id', message: OWN_PIECE }]);
  const { wording, language, form } = chosen;
  const patch = {
    reference_attribution_id: attributionId,
    text: wording,
    ...(language !== null && { language }),
    ...(form !== null && { form }),
  };
  return settingAside(change, hidingByClaim(claimId, patch), reason, () =>
    changeRow(change, 'claims', claimId, version, patch),
  );
}

/**
 * Fails with `in_use` where other attributions are relayed from it or it is the claim's reference, and where it would
 * hide a mismatch without a reason.
 */
export async function trashAttribution(
  change: WriteContext,
  id: number,
  version: number | null,
  reason: string | null = null,
): Promise<Result<RowChange<'attributions'> | InUse>> {
  const row = await new AttributionReader(change.tx, DESK).byId(id);
  if (row === undefined) return ok({ kind: 'missing' });
  const among = await new AttributionReader(change.tx, DESK).ofClaim(row.claim_id);
  const resting = among.filter((one) => one.relayed_from_id === id || one.translates_id === id).length;
  if (resting > 0)
    return ok({
      kind: 'in_use',
      by:
        resting === 1
          ? 'another source of this quotation, which is based on it'
          : `${resting} other sources of this quotation, which are based on it`,
    });
  const claim = await new ClaimReader(change.tx, DESK).byId(row.claim_id);
  if (claim?.reference_attribution_id === id)
    return ok({ kind: 'in_use', by: 'the quotation whose wording is taken from it' });
  const makes: Act['makes'] = (one) => (one.attribution_id === id ? { ...one, is_trashed: true } : one);
  return settingAside(change, { on: { claimId: row.claim_id }, makes }, reason, () =>
    trashRow(change, 'attributions', id, version),
  );
}

/** @throws AppError not_now for one to our own piece */
export async function restoreAttribution(
  change: WriteContext,
  id: number,
): Promise<RowChange<'attributions'> | RestsOnTrash> {
  const attributions = new AttributionReader(change.tx, DESK);
  const row = await attributions.byId(id);
  if (row === undefined) return { kind: 'missing' };
  const resting = restsOnTrash([
    ['source', await new SourceReader(change.tx, DESK).byId(row.source_id)],
    ['copy', await new SnapshotReader(change.tx, DESK).byId(row.source_id, row.snapshot_id ?? 0)],
    ['cited source', await attributions.byId(row.relayed_from_id ?? 0)],
    ['original wording', await attributions.byId(row.translates_id ?? 0)],
  ]);
  if (resting) return resting;
  const [fault] = await savedOwnPieceFaults(change, id);
  if (fault && row.trashed_at !== null) throw new AppError('not_now', `${fault.message}.`);
  return restoreRow(change, 'attributions', id, null);
}
