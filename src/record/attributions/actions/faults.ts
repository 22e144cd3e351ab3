import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { ClaimReader } from '../../claims/store.js';
import type { AttributionEdit } from '../input.js';
import { relayFault } from '../model.js';
import type { Attribution } from '../row-store.js';
import { AttributionReader } from '../store.js';

// Validates what an attribution refers to. References that it already has may stay, even where the record is in the
// trash by now.

/**
 * Errors in what the attribution says and in its references to its claim.
 * @param claimId null where the claim is new too
 * @param before null for a new one
 */
export async function faultsOf(
  change: WriteContext,
  claimId: number | null,
  before: Attribution | null,
  edit: AttributionEdit,
): Promise<FieldError[]> {
  const all = claimId === null ? [] : await new AttributionReader(change.tx, DESK).everyOf(claimId);
  const wording = edit.wording === undefined ? before?.wording : edit.wording;
  return [
    ...amongFaults(all, before?.id ?? null, edit),
    ...((wording ?? null) === null ? unseenFaults(edit) : []),
    ...selectorFaults(edit.selector),
  ];
}

/** Errors in a saved attribution beside the others of its quotation, as these are by now. */
export async function savedAttributionFaults(change: WriteContext, id: number): Promise<FieldError[]> {
  const attributions = new AttributionReader(change.tx, DESK);
  const row = await attributions.byId(id);
  if (row === undefined) return [];
  const among = amongFaults(await attributions.everyOf(row.claim_id), id, row);
  return [...among, ...(await referenceFaults(change, row.claim_id))];
}

/** The wording of a quotation is that of the attribution it is taken from. */
export async function referenceFaults(change: WriteContext, claimId: number): Promise<FieldError[]> {
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  const reference = await new AttributionReader(change.tx, DESK).byId(claim?.reference_attribution_id ?? 0);
  if (claim === undefined || reference === undefined || reference.wording === claim.text) return [];
  const message = 'The quotation would differ from the source that its wording is taken from';
  return [{ path: 'wording', message }];
}

function amongFaults(
  all: readonly Attribution[],
  id: number | null,
  edit: Pick<AttributionEdit, 'relayed_from_id' | 'translates_id'>,
): FieldError[] {
  const { relayed_from_id: from, translates_id: original } = edit;
  const isThere = (other: number) =>
    all.some((one) => one.id === other && (one.trashed_at === null || isSame(all, id, other)));
  const faults: FieldError[] = [];
  if (from) {
    // NOTE: loops are looked for in the trash too, since attributions there may be restored.
    const fault = isThere(from) ? relayFault(all, id, from) : relayFault([], id, from);
    if (fault) faults.push({ path: 'relayed_from_id', message: fault });
  }
  if (original && (original === id || !isThere(original))) {
    const message = 'Choose another source of the same quotation as the original.';
    faults.push({ path: 'translates_id', message });
  }
  return faults;
}

function isSame(all: readonly Attribution[], id: number | null, other: number): boolean {
  const own = all.find((one) => one.id === id);
  return own?.relayed_from_id === other || own?.translates_id === other;
}

/** The wording of a source that nobody here saw is unknown. */
function unseenFaults(edit: AttributionEdit): FieldError[] {
  return (['language', 'locator', 'translation', 'selector'] as const)
    .filter((name) => edit[name] !== null && edit[name] !== undefined)
    .map((name) => ({
      path: name,
      message: 'Enter the wording, or leave this empty.',
    }));
}

function selectorFaults(selector: AttributionEdit['selector']): FieldError[] {
  const { start_utf16: start = null, end_utf16: end = null } = selector ?? {};
  const path = 'selector.end_utf16';
  if ((start === null) !== (end === null))
    return [{ path, message: 'Enter both the start and the end of the passage, or neither.' }];
  if (start !== null && end !== null && end < start)
    return [{ path, message: `The passage ends at ${end}, before it starts at ${start}.` }];
  return [];
}
