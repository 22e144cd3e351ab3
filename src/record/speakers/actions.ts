import { addRow, changeRow, type Patch, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { ReadContext, WriteContext } from '../../platform/db/transact.js';
import { matchesFields } from '../../platform/lib/fields/noun-fields.js';
import { type NamedRef, pickOne, resolveRef } from '../../platform/lib/fields/picks.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { howManyOf } from '../../platform/lib/text/how-many.js';
import { DESK } from '../../platform/viewer.js';
import { writeChildren } from './actions/children.js';
import type { ResolvedSpeaker } from './actions/resolve.js';
import { SPEAKER_FIELDS } from './fields.js';
import type { DescribedSpeaker, NewSpeaker, PickedSpeaker, SpeakerEdit } from './input.js';
import { type Speaker, SpeakerReader } from './store.js';

/**
 * Takes a resolved input, or the few fields with which a claim describes a speaker. The kind is a person by default.
 */
export async function addSpeaker(
  change: WriteContext,
  input: ResolvedSpeaker<NewSpeaker> | DescribedSpeaker,
): Promise<Speaker> {
  const { names, titles, members, ...columns } = { ...BARE, ...input };
  const speaker = await addRow(change, 'speakers', { ...columns, kind: columns.kind ?? 'person' });
  // A new speaker has no rows that would have to be removed.
  const children = { names: names ?? undefined, titles: titles ?? undefined, members: members ?? undefined };
  await writeChildren(change, speaker.id, children);
  return speaker;
}

const BARE = { sort_name: null, wikidata_id: null, names: null, titles: null, members: null } as const;

/** One edit is one change and one version, though each name, title and member has its event. */
export async function editSpeaker(
  change: WriteContext,
  id: number,
  version: number,
  edit: ResolvedSpeaker<SpeakerEdit>,
): Promise<RowChange<'speakers'>> {
  const { names, titles, members, kind, ...columns } = edit;
  const patch: Patch<'speakers'> = kind === undefined ? columns : { ...columns, kind: kind ?? 'person' };
  const current = await new SpeakerReader(change.tx, DESK).byId(id);
  const before = change.events.length;
  if (current?.version === version) await writeChildren(change, id, { names, titles, members }, columns.name);
  return changeRow(change, 'speakers', id, version, patch, { touch: change.events.length > before });
}

/** Fails with `in_use` where words are credited to it, or it is a member of a body. */
export async function trashSpeaker(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'speakers'> | { readonly kind: 'in_use'; readonly by: string }> {
  const { claims, attributions, bodies } = await new SpeakerReader(change.tx, DESK).uses(id);
  const by = howManyOf([
    [claims, 'quotation'],
    [attributions, 'source of a quotation', 'sources of quotations'],
    [bodies, 'organisation', 'organisations'],
  ]);
  return by === null ? trashRow(change, 'speakers', id, version) : { kind: 'in_use', by };
}

export async function restoreSpeaker(change: WriteContext, id: number): Promise<RowChange<'speakers'>> {
  return restoreRow(change, 'speakers', id, null);
}

/**
 * The speaker that was picked, the one that matches the description by its name or else by another of its names, or a
 * new one. Fails where several match. NOTE: an unnamed speaker is new unless picked: the "senior officials" of two
 * stories may be different people.
 */
export async function findOrCreateSpeaker(
  change: WriteContext,
  picked: PickedSpeaker,
): Promise<Result<Speaker>> {
  const meant = await findMatchingSpeaker(change, picked);
  if (!meant.ok) return meant;
  const { id: _, ...described } = picked;
  return ok(meant.value ?? (await addSpeaker(change, described)));
}

/** The id of a speaker that is named or given by id: found or created. */
export function resolveSpeakerRef(change: WriteContext, at: string, ref: NamedRef<PickedSpeaker>) {
  return resolveRef(at, ref, {
    noun: 'speaker',
    find: (picked) => findOrCreateSpeaker(change, picked),
    byId: (id) => new SpeakerReader(change.tx, DESK).byId(id),
  });
}

/** The speaker that `findOrCreateSpeaker` would return; null where it would create one. */
export async function findMatchingSpeaker(
  read: ReadContext,
  { id, ...described }: PickedSpeaker,
): Promise<Result<Speaker | null>> {
  const speakers = new SpeakerReader(read.tx, DESK);
  const called = await speakers.named(described.name);
  const all = called.length > 0 ? called : await speakers.alsoNamed(described.name);
  return pickOne({
    noun: 'speaker',
    field: 'name',
    id,
    name: described.name,
    byId: typeof id === 'number' ? await speakers.byId(id) : undefined,
    named: id === null ? all.filter(({ kind }) => kind !== 'unnamed' && described.kind !== 'unnamed') : all,
    matches: (speaker) => matchesFields(SPEAKER_FIELDS, speaker, described),
    nameOf: ({ name }) => name,
    distinguish: ({ description }) => description,
  });
}
