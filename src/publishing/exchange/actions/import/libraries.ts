import type { Simple } from '../../../../nouns.js';
import { UserReader } from '../../../../people/accounts/store/users.js';
import { addRow, type NewRow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { toColumns } from '../../../../platform/lib/fields/noun-fields.js';
import { DESK } from '../../../../platform/viewer.js';
import { addOccasion } from '../../../../record/occasions/actions.js';
import { writeSource as addResolvedSource } from '../../../../record/sources/actions.js';
import { writeChildren } from '../../../../record/speakers/actions/children.js';
import { addSpeaker } from '../../../../record/speakers/actions.js';
import { TagReader } from '../../../../record/tags/store.js';
import { ImportWriter } from '../../imports-store.js';
import type { RecordOf } from '../../input/shapes.js';
import { SYSTEM_USERS } from '../../model.js';
import type { Refs } from './refs.js';

// Users, tags and the other libraries that the record references.

/** The user of that address, or a new one who cannot sign in and has the lowest role. */
export async function writeUser(change: WriteContext, user: RecordOf<'users'>, refs: Refs): Promise<void> {
  if (user.email === null)
    return refs.keep('users', user.ref, SYSTEM_USERS.get(user.name) ?? change.actor.id);
  const known = await new UserReader(change.tx).byEmail(user.email);
  if (known) await new ImportWriter(change.tx).unmark('users', known.id);
  const { id } =
    known ??
    (await addRow(change, 'users', {
      kind: 'person',
      name: user.name,
      email: user.email,
      role: 'viewer',
      password_hash: null,
      disabled_at: change.at,
    }));
  refs.keep('users', user.ref, id);
}

/** Writes records of a noun of which a file says its fields and nothing else. */
export function writeSimple(noun: Simple) {
  return async (change: WriteContext, { ref, ...record }: RecordOf<Simple['table']>, refs: Refs) => {
    const known = noun.kind === 'tag' ? await new TagReader(change.tx, DESK).named(record.name) : undefined;
    const columns = toColumns(noun.fields, record) as NewRow<Simple['table']>;
    refs.keep(noun.table, ref, (known ?? (await addRow(change, noun.table, columns))).id);
  };
}

export function writeSource(change: WriteContext, record: RecordOf<'sources'>, refs: Refs): void {
  const { ref, outlet, condition_seen_by, ...source } = record;
  const named = {
    outlet_id: refs.maybe('outlets', outlet),
    condition_seen_by: refs.maybe('users', condition_seen_by),
  };
  refs.keep('sources', ref, addResolvedSource(change, source, named).id);
}

/** A speaker with its other names and its titles; memberships are written once all speakers exist. */
export async function writeSpeaker(
  change: WriteContext,
  { ref, names, titles, members: _, ...speaker }: RecordOf<'speakers'>,
  refs: Refs,
): Promise<void> {
  const { id } = await addSpeaker(change, {
    ...speaker,
    names: names?.map((name) => ({
      ...name,
      restricted: name.restricted ? 1 : 0,
      by_one_person: name.by_one_person === true,
    })),
    titles: titles?.map(({ source, ...title }) => ({ ...title, source_id: refs.maybe('sources', source) })),
    members: undefined,
  });
  refs.keep('speakers', ref, id);
}

export async function writeMembers(
  change: WriteContext,
  { ref, members }: RecordOf<'speakers'>,
  refs: Refs,
): Promise<void> {
  if (members === null) return;
  await writeChildren(change, refs.id('speakers', ref), {
    members: members.map((member) => refs.id('speakers', member)),
  });
}

export async function writeOccasion(
  change: WriteContext,
  { ref, source, ...occasion }: RecordOf<'occasions'>,
  refs: Refs,
): Promise<void> {
  const source_id = refs.maybe('sources', source);
  refs.keep('occasions', ref, (await addOccasion(change, { ...occasion, source_id })).id);
}
