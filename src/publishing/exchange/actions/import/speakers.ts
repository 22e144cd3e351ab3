import { addRow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { RecordOf } from '../../input/shapes.js';
import type { Refs } from './refs.js';

/** A speaker with its other names and its titles; memberships are written once all speakers exist. */
export async function writeSpeaker(
  change: WriteContext,
  speaker: RecordOf<'speakers'>,
  refs: Refs,
): Promise<void> {
  const { ref, names, titles, members: _, ...columns } = speaker;
  const { id } = await addRow(change, 'speakers', columns);
  refs.keep('speakers', ref, id);
  for (const name of names ?? [])
    if (name)
      await addRow(change, 'speaker_names', { ...name, speaker_id: id, restricted: name.restricted ? 1 : 0 });
  for (const title of titles ?? []) {
    if (title === null) continue;
    await addRow(change, 'speaker_titles', {
      speaker_id: id,
      title: title.title,
      body: title.body,
      held_from: title.held_from?.text ?? null,
      held_from_min: title.held_from?.min ?? null,
      held_to: title.held_to?.text ?? null,
      held_to_max: title.held_to?.max ?? null,
      source_id: refs.maybe('sources', title.source),
    });
  }
}

export async function writeMembers(
  change: WriteContext,
  speaker: RecordOf<'speakers'>,
  refs: Refs,
): Promise<void> {
  const body_id = refs.id('speakers', speaker.ref);
  for (const member of speaker.members ?? []) {
    if (member === null) continue;
    await addRow(change, 'speaker_members', { body_id, member_id: refs.id('speakers', member) });
  }
}
