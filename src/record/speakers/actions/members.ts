import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import { errorsAt, pickOne } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import type { MemberRef } from '../input.js';
import type { Speaker, SpeakerReader } from '../store.js';

/**
 * The members that a body names, without duplicates; all must exist.
 * @param self the body that is edited; null for a new one
 */
export async function resolveMembers(
  speakers: SpeakerReader,
  refs: readonly MemberRef[],
  self: number | null,
): Promise<Result<readonly number[]>> {
  const found: number[] = [];
  const errors: FieldError[] = [];
  for (const [at, ref] of refs.entries()) {
    const meant = await findMember(speakers, ref);
    const faults = meant.ok ? memberFaults(meant.value, ref, found, self) : meant.errors;
    if (meant.ok && faults.length === 0) found.push(meant.value.id);
    errors.push(...errorsAt(`members.${sentAt(refs, at)}`, faults));
  }
  return errors.length > 0 ? refused(errors) : ok(found);
}

function memberFaults(
  member: Speaker,
  { name }: MemberRef,
  found: readonly number[],
  self: number | null,
): FieldError[] {
  const path = name === null ? 'id' : 'name';
  if (member.id === self) return [{ path, message: 'An organisation cannot be a member of itself' }];
  return found.includes(member.id) ? [{ path, message: `${member.name} is entered twice` }] : [];
}

/** By its id alone, or as any record is named (platform/lib/fields/picks.ts); never creates a speaker. */
async function findMember(speakers: SpeakerReader, { id, name }: MemberRef): Promise<Result<Speaker>> {
  const byId = id === null ? undefined : await speakers.byId(id);
  if (name === null)
    return byId?.trashed_at === null
      ? ok(byId)
      : refused([
          { path: 'id', message: `Speaker ${id} does not exist. Enter the number in a speaker’s address` },
        ]);
  const first = await speakers.named(name);
  const picked = pickOne({
    noun: 'speaker',
    field: 'name',
    id,
    name,
    byId,
    named: first.length > 0 ? first : await speakers.alsoNamed(name),
    matches: () => true,
    nameOf: (speaker) => speaker.name,
    distinguish: ({ description }) => description,
    makes: false,
  });
  if (!picked.ok) return picked;
  if (picked.value) return ok(picked.value);
  return refused([{ path: 'name', message: `No speaker is called ${name}. Add them first` }]);
}
