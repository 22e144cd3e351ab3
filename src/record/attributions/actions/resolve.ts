import type { Patch } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { resolveRef } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { resolveOccasionRef } from '../../occasions/actions.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { findOrCreateSource } from '../../sources/actions.js';
import type { PickedSource } from '../../sources/input.js';
import { SourceReader } from '../../sources/store.js';
import { resolveSpeakerRef } from '../../speakers/actions.js';
import type { AttributionEdit } from '../input.js';
import { selectorColumns } from '../model.js';
import type { Attribution } from '../row-store.js';
import { faultsOf } from './faults.js';
import { savedHiddenSpeakerFaults } from './hidden-speakers.js';
import { ownPieceFaults } from './own-pieces.js';

// Turns an input into the columns of an attribution: finds or creates the records it names, and reports references
// that are wrong.

/** The source named by id or by name: found, or created. */
export async function sourceOf(
  change: WriteContext,
  id: number | null,
  source: PickedSource | null,
): Promise<Result<number>> {
  if (!source && id === null) return refused([{ path: 'source_id', message: 'Enter the source' }]);
  const found = await resolveRef(
    'source',
    { named: source, id },
    {
      noun: 'source',
      find: (picked) => findOrCreateSource(change, picked),
      byId: (of) => new SourceReader(change.tx, DESK).byId(of),
    },
  );
  return found as Result<number>;
}

/**
 * The columns that an attribution is to have. References that it already has may stay, even where the record is in
 * the trash by now.
 * @param claimId null where the claim is new too
 * @param before the attribution that is edited; null for a new one
 */
export async function resolveReferences(
  change: WriteContext,
  claimId: number | null,
  before: Attribution | null,
  edit: AttributionEdit,
): Promise<Result<Patch<'attributions'>>> {
  const { source, source_id, speaker, voiced_by, recounted_by, occasion, selector, rank, ...more } = edit;
  const { set_aside_reason, ...plain } = more;
  const faults = await faultsOf(change, claimId, before, edit);
  const moves = before === null || source || (source_id && source_id !== before.source_id);
  const moved = moves ? await sourceOf(change, source_id ?? null, source ?? null) : null;
  if (moved && !moved.ok) faults.push(...moved.errors);
  const sourceId = moved?.ok ? moved.value : (before?.source_id ?? null);
  if (sourceId !== null && sourceId !== before?.source_id)
    faults.push(...(await ownPieceFaults(change, sourceId, sourcePath(edit))));
  faults.push(...(await copyFaults(change, edit, sourceId, before)));
  const said = await peopleAndPlace(change, edit, before);
  if (said.ok && claimId !== null)
    faults.push(...(await savedHiddenSpeakerFaults(change, claimId, before, said.value)));
  if (!said.ok || faults.length > 0) return refused([...faults, ...(said.ok ? [] : said.errors)]);
  return ok({
    ...(edit.wording === null && UNSEEN),
    ...(before && sourceId !== before.source_id && ELSEWHERE),
    ...plain,
    ...said.value,
    ...(rank && { rank }),
    ...(moved?.ok && { source_id: moved.value }),
    ...(selector !== undefined && selectorColumns(selector)),
  });
}

/** The field that names the source. */
export function sourcePath({ source }: { readonly source?: PickedSource | null }): string {
  return source ? 'source.title' : 'source_id';
}

async function peopleAndPlace(
  change: WriteContext,
  edit: AttributionEdit,
  before: Attribution | null,
): Promise<Result<Patch<'attributions'>>> {
  const found = {
    speaker_id: await resolveSpeakerRef(change, 'speaker', {
      named: edit.speaker,
      id: edit.speaker_id,
      had: before?.speaker_id,
    }),
    voiced_by_id: await resolveSpeakerRef(change, 'voiced_by', {
      named: edit.voiced_by,
      id: edit.voiced_by_id,
      had: before?.voiced_by_id,
    }),
    recounted_by_id: await resolveSpeakerRef(change, 'recounted_by', {
      named: edit.recounted_by,
      id: edit.recounted_by_id,
      had: before?.recounted_by_id,
    }),
    occasion_id: await resolveOccasionRef(change, 'occasion', {
      named: edit.occasion,
      id: edit.occasion_id,
      had: before?.occasion_id,
    }),
  };
  const faults = Object.values(found).flatMap((one) => (one.ok ? [] : one.errors));
  if (faults.length > 0) return refused(faults);
  const columns = Object.entries(found).map(([name, one]) => [name, one.ok ? one.value : undefined]);
  return ok(Object.fromEntries(columns));
}

/** A saved copy must be one of the attribution's source. */
async function copyFaults(
  change: WriteContext,
  { snapshot_id: given }: AttributionEdit,
  sourceId: number | null,
  before: Attribution | null,
): Promise<FieldError[]> {
  const asBefore = given === before?.snapshot_id && sourceId === before?.source_id;
  if (!given || sourceId === null || asBefore) return [];
  const id = given;
  const copy = await new SnapshotReader(change.tx, DESK).byId(sourceId, id);
  if (copy?.trashed_at === null) return [];
  const message = copy
    ? `Saved copy ${id} is in the trash. Enter another copy of this source, or leave this empty.`
    : `Source ${sourceId} has no saved copy ${id}. Enter the number of one of its copies, or leave this empty.`;
  return [{ path: 'snapshot_id', message }];
}

/** Cleared when another source is named, since they belong to the source's copy. */
const ELSEWHERE = { snapshot_id: null, ...selectorColumns(null) };
/** Cleared where nobody has seen the words. */
const UNSEEN = { language: null, locator: null, translation: null, ...selectorColumns(null) };
