import type { RenamedSpeaker } from '../../../derived/match/names-store.js';
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
// agrees. Any other name is in force at once, and makes no later copy agree before somebody agreed to it.

/** What a file says of a name: on the desk that it comes from, two people may have agreed to it. */
interface OfFile {
  readonly restricted?: 0 | 1;
  readonly awaits_second?: boolean | null;
  readonly by_one_person?: boolean | null;
}
export type AddedName = NewName & OfFile;

/** @param main the main name that the speaker is getting by the same edit, if any */
export async function addName(
  change: WriteContext,
  speakerId: number,
  { awaits_second, by_one_person: isByOne = true, ...name }: AddedName,
  main?: string,
): Promise<void> {
  const awaits =
    awaits_second === true ||
    (await isAnothers(change, speakerId, name.name)) ||
    (await silences(change, speakerId, name.name, main));
  const stands = await standingOf(change, awaits, isByOne === true);
  await addRow(change, 'speaker_names', { speaker_id: speakerId, ...name, ...stands });
}

async function standingOf(change: WriteContext, awaits: boolean, isByOne: boolean) {
  if (!(awaits || isByOne) || (await new UserReader(change.tx).isOnePersonDesk())) return AGREED;
  const { actor, at } = change;
  return awaits
    ? { ...AGREED, author_id: actor.id, awaits_since: at }
    : { ...AGREED, sole_author_id: actor.id };
}

const AGREED = { author_id: null, awaits_since: null, sole_author_id: null };

/** Copies that credit the other speaker, also later ones, would agree with a record that names this one. */
async function isAnothers({ tx }: WriteContext, speakerId: number, name: string): Promise<boolean> {
  const bearers = await new SpeakerReader(tx, DESK).named(name);
  return bearers.some(({ id }) => id !== speakerId);
}

async function silences(
  change: WriteContext,
  speakerId: number,
  name: string,
  main: string | undefined,
): Promise<boolean> {
  const { names, ...now } = await renamedOf(change, speakerId);
  const reader = new SilencedReader(change.tx);
  if (main === undefined || main === names[0])
    return (await reader.by({ ...now, names: [...names, name] })).length > 0;
  const [, ...others] = names;
  const renamed: RenamedSpeaker['names'] = [main, ...others];
  return reader.isNeeded({ ...now, names: renamed }, { ...now, names: [...renamed, name] });
}

/**
 * A second person agrees: the name is in force.
 * @throws AppError forbidden for whoever added it, and for a checker where a checker did
 */
export async function agreeToName(change: WriteContext, name: AwaitingName): Promise<void> {
  await refuseUnlessSecond(change, name, MAY_NOT);
  await changeRow(change, 'speaker_names', name.id, null, AGREED, { action: 'agreed' });
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
