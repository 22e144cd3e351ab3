import type { WriteContext } from '../../../platform/db/transact.js';
import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import { errorsAt, refFault } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { SourceReader } from '../../sources/store.js';
import type { NewSpeaker, NewTitle, SpeakerEdit } from '../input.js';
import { MemberReader } from '../member-store.js';
import { kindFaults } from '../model.js';
import { type Speaker, SpeakerReader } from '../store.js';
import { resolveMembers } from './members.js';
import { silencingFaults } from './renamed.js';

/** A title whose source, if any, has been resolved. */
export type ResolvedTitle = Omit<NewTitle, 'source'>;

/** An input whose members and sources have been resolved. */
export type ResolvedSpeaker<T extends SpeakerEdit> = Omit<T, 'members' | 'titles'> & {
  readonly titles?: readonly ResolvedTitle[] | null | undefined;
  readonly members?: readonly number[] | null | undefined;
};

/**
 * Resolves what an input names, and reports what is wrong: ids that do not exist, unknown or ambiguous names, and
 * fields that this kind of speaker may not have. Writes nothing.
 * @param id the speaker that is edited; null for a new one
 */
export async function resolveSpeaker<T extends NewSpeaker | SpeakerEdit>(
  change: WriteContext,
  input: T,
  id: number | null,
): Promise<Result<ResolvedSpeaker<T>>> {
  const speakers = new SpeakerReader(change.tx, DESK);
  const titles = await resolveTitles(change, input.titles ?? [], id);
  const members = await resolveMembers(speakers, input.members ?? [], id);
  const current = id === null ? undefined : await speakers.byId(id);
  const errors = [
    ...(await numberFaults(speakers, input.wikidata_id ?? null, current)),
    ...(members.ok ? [] : members.errors),
    ...(titles.ok ? [] : titles.errors),
    ...kindFaults(await wholeAfter(change, input, current)),
  ];
  if (id !== null && current !== undefined && errors.length === 0 && members.ok)
    errors.push(...(await silencingFaults(change, id, editedOf(input, members.value))));
  if (errors.length > 0 || !members.ok || !titles.ok) return refused(errors);
  const found = {
    ...(input.members !== undefined && { members: members.value }),
    ...(input.titles !== undefined && { titles: titles.value }),
  };
  const { members: _, titles: __, ...rest } = input;
  return ok({ ...rest, ...found } as ResolvedSpeaker<T>);
}

function editedOf({ name, kind, members }: NewSpeaker | SpeakerEdit, resolved: readonly number[]) {
  return { name: name ?? undefined, kind, members: members === undefined ? undefined : resolved };
}

/** A source that a title already has may stay, even where it is in the trash by now. */
async function resolveTitles(
  change: WriteContext,
  titles: readonly NewTitle[],
  id: number | null,
): Promise<Result<readonly ResolvedTitle[]>> {
  const [speakers, sources] = [new SpeakerReader(change.tx, DESK), new SourceReader(change.tx, DESK)];
  const had = new Set((id === null ? [] : await speakers.titlesOf([id])).map(({ source_id }) => source_id));
  const [resolved, faults]: [ResolvedTitle[], FieldError[]] = [[], []];
  for (const [at, { source, source_id, ...title }] of titles.entries()) {
    const where = `titles.${sentAt(titles, at)}`;
    const meant = source ? await sources.meantBy(source) : null;
    if (meant && !meant.ok) faults.push(...errorsAt(`${where}.source`, meant.errors));
    const given = source_id === null || had.has(source_id) ? null : source_id;
    const message = given === null ? null : refFault('source', given, await sources.byId(given));
    if (message !== null) faults.push({ path: `${where}.source_id`, message });
    resolved.push({ ...title, source_id: meant?.ok ? meant.value.id : source_id });
  }
  return faults.length > 0 ? refused(faults) : ok(resolved);
}

/** A Wikidata id that it already has may stay, even where another speaker has it: its page shows that. */
export async function numberFaults(
  speakers: SpeakerReader,
  wikidataId: string | null,
  current: Pick<Speaker, 'id' | 'wikidata_id'> | undefined,
): Promise<FieldError[]> {
  if (wikidataId === null || wikidataId === current?.wikidata_id) return [];
  const other = (await speakers.numbered(wikidataId)).find(({ id }) => id !== current?.id);
  if (other === undefined) return [];
  const message = `${other.name} (speaker ${other.id}) already has ${wikidataId}. Use that speaker, or enter another number`;
  return [{ path: 'wikidata_id', message }];
}

/** Fields that an edit does not name keep their value, and count for what the kind allows. */
async function wholeAfter(
  change: WriteContext,
  input: NewSpeaker | SpeakerEdit,
  current: Speaker | undefined,
) {
  const speakers = new SpeakerReader(change.tx, DESK);
  const { id } = current ?? { id: 0 };
  const { kind, wikidata_id, names, titles, members } = input;
  return {
    kind: (kind === undefined ? current?.kind : kind) ?? 'person',
    wikidata_id: wikidata_id === undefined ? (current?.wikidata_id ?? null) : wikidata_id,
    names: names === undefined ? await speakers.namesOf(id) : (names ?? []),
    titles: titles === undefined ? await speakers.titlesOf([id]) : (titles ?? []),
    members: members === undefined ? await new MemberReader(change.tx, DESK).rowsOf(id) : (members ?? []),
  };
}
