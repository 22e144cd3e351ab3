import { DESK } from '../accounts/model.js';
import { addRow, changeRow, type Patch, type RowChange, restoreRow, trashRow } from '../activity/rows.js';
import { editClaim } from '../claims/actions.js';
import type { ClaimEdit } from '../claims/input.js';
import { ClaimReader } from '../claims/store.js';
import type { Change } from '../db/transact.js';
import { ok, type Result, refused } from '../lib/result.js';
import { pickSource } from '../sources/actions.js';
import { SourceReader } from '../sources/store.js';
import { copyFaults, faultsOf } from './actions/faults.js';
import { letGoAsReference, takeAsReference } from './actions/reference.js';
import type { AttributionEdit, NewAttribution } from './input.js';
import { type Attribution, AttributionReader } from './store.js';

type Added = Result<Attribution>;
type InUse = { readonly kind: 'in_use'; readonly by: string };

/** Adds what a source says of a claim, with the source it has the words from where that is only named. */
export async function addAttribution(
  change: Change,
  claimId: number,
  attribution: NewAttribution,
): Promise<Added> {
  const { relayed_from, source, source_id, selector, form, tier, rank, ...plain } = attribution;
  const sourceId = await sourceOf(change, source_id, source);
  if (!sourceId.ok) return sourceId;
  const faults = [
    ...(await faultsOf(change, claimId, null, attribution)),
    ...(await copyFaults(change, sourceId.value, attribution.snapshot_id)),
  ];
  if (faults.length > 0) return refused(faults);
  const origin = relayed_from ? await addNamed(change, claimId, relayed_from) : ok(null);
  if (!origin.ok) return origin;
  const row = await addRow(change, 'attributions', {
    ...plain,
    ...selectorOf(selector),
    claim_id: claimId,
    source_id: sourceId.value,
    form,
    tier,
    rank: rank ?? 'normal',
    relayed_from_id: origin.value?.id ?? plain.relayed_from_id,
  });
  await takeAsReference(change, row);
  return ok(row);
}

/** A source that another names as where it has the words from: nobody here saw it, so it has no wording. */
async function addNamed(
  change: Change,
  claimId: number,
  named: NonNullable<NewAttribution['relayed_from']>,
): Promise<Added> {
  const sourceId = await sourceOf(change, named.source_id, named.source);
  if (!sourceId.ok)
    return refused(sourceId.errors.map(({ path, message }) => ({ path: `relayed_from.${path}`, message })));
  const standing = (await new AttributionReader(change.tx, DESK).ofClaim(claimId)).find(
    (one) => one.source_id === sourceId.value && one.wording === null,
  );
  return ok(
    standing ??
      (await addRow(change, 'attributions', { claim_id: claimId, source_id: sourceId.value, wording: null })),
  );
}

/** Changes an attribution; where it is its claim's reference, the claim's words change with it. */
export async function editAttribution(
  change: Change,
  id: number,
  version: number,
  edit: AttributionEdit,
): Promise<Result<RowChange<'attributions'>>> {
  const before = await new AttributionReader(change.tx, DESK).byId(id);
  if (before === undefined) return ok({ kind: 'missing' });
  const claim = await new ClaimReader(change.tx, DESK).byId(before.claim_id);
  const isReference = claim?.reference_attribution_id === id;
  const faults = await faultsOf(change, before.claim_id, before, edit);
  if (isReference && edit.wording === null)
    faults.push({
      path: 'wording',
      message: 'The claim’s words are taken from here: give them, or choose another reference first.',
    });
  if (faults.length > 0) return refused(faults);
  const patch = await patchOf(change, edit, before);
  if (!patch.ok) return patch;
  const outcome = await changeRow(change, 'attributions', id, version, patch.value);
  if (outcome.kind === 'changed' && isReference && outcome.after.wording !== null) {
    await changeRow(change, 'claims', before.claim_id, null, { text: outcome.after.wording });
  }
  return ok(outcome);
}

/** Changes a claim; where its words are an attribution's, that wording changes with it. */
export async function editQuotation(
  change: Change,
  id: number,
  version: number,
  edit: ClaimEdit,
): Promise<Result<RowChange<'claims'>>> {
  const outcome = await editClaim(change, id, version, edit);
  if (outcome.ok && outcome.value.kind === 'changed') {
    const { text, reference_attribution_id: reference } = outcome.value.after;
    if (reference !== null && text !== outcome.value.before.text)
      await changeRow(change, 'attributions', reference, null, { wording: text });
  }
  return outcome;
}

/** `in_use` where others rest on it, or the claim has its words from it and could take them from another. */
export async function trashAttribution(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'attributions'> | InUse> {
  const row = await new AttributionReader(change.tx, DESK).byId(id);
  if (row === undefined) return { kind: 'missing' };
  const among = await new AttributionReader(change.tx, DESK).ofClaim(row.claim_id);
  const resting = among.filter((one) => one.relayed_from_id === id || one.translates_id === id).length;
  if (resting > 0)
    return {
      kind: 'in_use',
      by: resting === 1 ? 'one attribution that rests on it' : `${resting} attributions that rest on it`,
    };
  const trashed = await trashRow(change, 'attributions', id, version);
  if (trashed.kind === 'changed' && !(await letGoAsReference(change, row)))
    return { kind: 'in_use', by: 'the claim, which can take its words from another source first,' };
  return trashed;
}

export async function restoreAttribution(change: Change, id: number): Promise<RowChange<'attributions'>> {
  const restored = await restoreRow(change, 'attributions', id, null);
  if (restored.kind === 'changed') await takeAsReference(change, restored.after);
  return restored;
}

async function sourceOf(
  change: Change,
  id: number | null,
  source: NewAttribution['source'],
): Promise<Result<number>> {
  if (source) {
    const picked = await pickSource(change, source);
    return picked.ok
      ? ok(picked.value.id)
      : refused(picked.errors.map(({ path, message }) => ({ path: `source.${path}`, message })));
  }
  const found = id === null ? undefined : await new SourceReader(change.tx, DESK).byId(id);
  if (found?.trashed_at === null) return ok(found.id);
  return refused([
    {
      path: 'source_id',
      message:
        id === null
          ? 'Name the source'
          : `There is no source ${id}. Pick one that is on the desk, or name a new one.`,
    },
  ]);
}

async function patchOf(
  change: Change,
  edit: AttributionEdit,
  before: Attribution,
): Promise<Result<Patch<'attributions'>>> {
  const { source, source_id, selector, rank, ...plain } = edit;
  const moved = source || source_id ? await sourceOf(change, source_id ?? null, source ?? null) : null;
  if (moved && !moved.ok) return moved;
  const sourceId = moved?.value ?? before.source_id;
  if (edit.snapshot_id !== before.snapshot_id || sourceId !== before.source_id) {
    const faults = await copyFaults(change, sourceId, edit.snapshot_id);
    if (faults.length > 0) return refused(faults);
  }
  return ok({
    ...(edit.wording === null && UNSEEN),
    ...(sourceId !== before.source_id && ELSEWHERE),
    ...plain,
    ...(rank && { rank }),
    source_id: sourceId,
    ...(selector !== undefined && selectorOf(selector)),
  });
}

/** What goes with a source's copy when another source is named. */
const ELSEWHERE = { snapshot_id: null, ...selectorOf(null) };
/** What goes with the words when it turns out that nobody saw them. */
const UNSEEN = { language: null, locator: null, translation: null, ...selectorOf(null) };

function selectorOf(selector: NewAttribution['selector']) {
  return {
    selector_exact: selector?.exact ?? null,
    selector_prefix: selector?.prefix ?? null,
    selector_suffix: selector?.suffix ?? null,
    selector_start_utf16: selector?.start_utf16 ?? null,
    selector_end_utf16: selector?.end_utf16 ?? null,
  };
}
