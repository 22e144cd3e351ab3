import { addRow, changeRow, removeRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import type { NewName } from '../input.js';
import { MemberReader } from '../member-store.js';
import { pairRows } from '../model.js';
import { SpeakerReader } from '../store.js';
import { addName } from './names.js';
import type { ResolvedTitle } from './resolve.js';

// Other names, titles and members: rows that belong to a speaker. Each addition, removal and change leaves an event;
// unchanged rows leave none.

export interface Children {
  readonly names?: readonly NewName[] | null | undefined;
  readonly titles?: readonly ResolvedTitle[] | null | undefined;
  readonly members?: readonly number[] | null | undefined;
}

/**
 * Changes the rows to the wanted ones. Undefined leaves a list unchanged; null empties it.
 * @param main the main name that the speaker is getting by the same edit
 */
export async function writeChildren(
  change: WriteContext,
  id: number,
  wanted: Children,
  main?: string,
): Promise<void> {
  if (wanted.names !== undefined) await writeNames(change, id, wanted.names ?? [], main);
  if (wanted.titles !== undefined) await writeTitles(change, id, wanted.titles ?? []);
  if (wanted.members !== undefined) await writeMembers(change, id, wanted.members ?? []);
}

async function writeNames(
  change: WriteContext,
  id: number,
  wanted: readonly NewName[],
  main: string | undefined,
): Promise<void> {
  const old = await new SpeakerReader(change.tx, DESK).namesOf(id);
  const { kept, removed, added } = pairRows(old, wanted, [(a, b) => a.name === b.name]);
  for (const { id: gone } of removed) await removeRow(change, 'speaker_names', gone);
  for (const pair of kept) await changeRow(change, 'speaker_names', pair.old.id, null, pair.wanted);
  for (const name of added) await addName(change, id, name, main);
}

type TitleColumns = ReturnType<typeof titleColumns>;

async function writeTitles(
  change: WriteContext,
  id: number,
  titles: readonly ResolvedTitle[],
): Promise<void> {
  const old = await new SpeakerReader(change.tx, DESK).titlesOf([id]);
  const { kept, removed, added } = pairRows(old, titles.map(titleColumns), TITLE_SENSES);
  for (const { id: gone } of removed) await removeRow(change, 'speaker_titles', gone);
  for (const pair of kept) await changeRow(change, 'speaker_titles', pair.old.id, null, pair.wanted);
  for (const title of added) await addRow(change, 'speaker_titles', { speaker_id: id, ...title });
}

/** In order: the same office and time; the same office; the same time, with a corrected office. */
const TITLE_SENSES = [
  (a: TitleColumns, b: TitleColumns) => isSameOffice(a, b) && isSameTime(a, b),
  isSameOffice,
  isSameTime,
] as const;

function isSameOffice(a: TitleColumns, b: TitleColumns): boolean {
  return a.title === b.title && a.body === b.body;
}

function isSameTime(a: TitleColumns, b: TitleColumns): boolean {
  return a.held_from === b.held_from && a.held_to === b.held_to;
}

function titleColumns({ title, body, held_from, held_to, source_id }: ResolvedTitle) {
  return {
    title,
    body,
    held_from: held_from?.text ?? null,
    held_from_min: held_from?.min ?? null,
    held_to: held_to?.text ?? null,
    held_to_max: held_to?.max ?? null,
    source_id,
  };
}

/** A member in the trash stays a member: no form shows it, so no form can remove it. */
async function writeMembers(change: WriteContext, id: number, wanted: readonly number[]): Promise<void> {
  const old = await new MemberReader(change.tx, DESK).rowsOf(id);
  const { removed, added } = pairRows(old, wanted, [(a, b) => a.member_id === b]);
  for (const { id: gone } of removed) await removeRow(change, 'speaker_members', gone);
  for (const member of added) await addRow(change, 'speaker_members', { body_id: id, member_id: member });
}
