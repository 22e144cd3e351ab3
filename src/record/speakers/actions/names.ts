import { SilencedReader } from '../../../derived/match/silenced-store.js';
import { refuseUnlessSecond } from '../../../derived/set-asides/actions/second.js';
import { UserReader } from '../../../people/accounts/store/users.js';
import { addRow, changeRow, removeRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import { DESK } from '../../../platform/viewer.js';
import type { AwaitingName } from '../awaiting-store.js';
import type { NewName } from '../input.js';
import { SpeakerReader } from '../store.js';
import { renamedOf } from './renamed.js';

// Another name makes copies that credit it agree with the record. Where they credit somebody else until then, or where
// another speaker is called so, the name waits for a second person: it is saved, and counts for nothing until somebody
// agrees.

/** A name of a file may wait there already. */
export type AddedName = NewName & { readonly restricted?: 0 | 1; readonly awaits_second?: boolean | null };

export async function addName(
  change: WriteContext,
  speakerId: number,
  { awaits_second, ...name }: AddedName,
): Promise<void> {
  const awaits =
    awaits_second === true ||
    (await isAnothers(change, speakerId, name.name)) ||
    (await silences(change, speakerId, name.name));
  const isAlone = awaits && (await new UserReader(change.tx).isOnePersonDesk());
  const waiting = awaits && !isAlone ? { author_id: change.actor.id, awaits_since: change.at } : IN_FORCE;
  await addRow(change, 'speaker_names', { speaker_id: speakerId, ...name, ...waiting });
}

const IN_FORCE = { author_id: null, awaits_since: null };

/** Copies that credit the other speaker, also later ones, would agree with a record that names this one. */
async function isAnothers({ tx }: WriteContext, speakerId: number, name: string): Promise<boolean> {
  const bearers = await new SpeakerReader(tx, DESK).named(name);
  return bearers.some(({ id }) => id !== speakerId);
}

async function silences(change: WriteContext, speakerId: number, name: string): Promise<boolean> {
  const now = await renamedOf(change, speakerId);
  const copies = await new SilencedReader(change.tx).by({ ...now, names: [...now.names, name] });
  return copies.length > 0;
}

/**
 * A second person agrees: the name is in force.
 * @throws AppError forbidden for whoever added it, and for a checker where a checker did
 */
export async function agreeToName(change: WriteContext, name: AwaitingName): Promise<void> {
  await refuseUnlessSecond(change, name, MAY_NOT);
  await changeRow(change, 'speaker_names', name.id, null, IN_FORCE, { action: 'agreed' });
  await touch(change, name);
}

/** Anybody who may edit the speaker removes it. */
export async function removeName(change: WriteContext, name: AwaitingName): Promise<void> {
  await removeRow(change, 'speaker_names', name.id);
  await touch(change, name);
}

/** @throws AppError not_now */
async function touch(change: WriteContext, { speaker_id, speaker }: AwaitingName): Promise<void> {
  const touched = await changeRow(change, 'speakers', speaker_id, null, {}, { touch: true });
  if (touched.kind !== 'changed')
    throw new AppError('not_now', `${speaker} is in the trash. Restore the speaker first.`);
}

const MAY_NOT = {
  own: 'You added this name yourself. Someone else must agree.',
  needs_editor: 'Only an editor or admin can agree to a name that a checker added.',
};
