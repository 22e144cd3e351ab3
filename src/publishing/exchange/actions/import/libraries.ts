import { UserReader } from '../../../../people/accounts/store/users.js';
import { addRow, addRowNow, type NewRow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { toColumns } from '../../../../platform/lib/fields/noun-fields.js';
import { DESK } from '../../../../platform/viewer.js';
import { OCCASION_FIELDS } from '../../../../record/occasions/fields.js';
import { SOURCE_FIELDS } from '../../../../record/sources/fields.js';
import { toAuthors } from '../../../../record/sources/model.js';
import { TagReader } from '../../../../record/tags/store.js';
import type { RecordOf } from '../../input/shapes.js';
import { SYSTEM_USERS } from '../../model.js';
import type { Refs } from './refs.js';

// Users, tags and the other libraries that the record references.

/** The user of that address, or a new one who cannot sign in and has the lowest role. */
export async function writeUser(change: WriteContext, user: RecordOf<'users'>, refs: Refs): Promise<void> {
  if (user.email === null)
    return refs.keep('users', user.ref, SYSTEM_USERS.get(user.name) ?? change.actor.id);
  const known = await new UserReader(change.tx).byEmail(user.email);
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

/** Names of tags are unique: an existing one is unchanged. */
export async function writeTag(
  change: WriteContext,
  { ref, ...tag }: RecordOf<'tags'>,
  refs: Refs,
): Promise<void> {
  const known = await new TagReader(change.tx, DESK).named(tag.name);
  const { id } = known ?? (await addRow(change, 'tags', tag));
  refs.keep('tags', ref, id);
}

export function writeOutlet(change: WriteContext, outlet: RecordOf<'outlets'>, refs: Refs): void {
  const { ref, ...columns } = outlet;
  refs.keep('outlets', ref, addRowNow(change, 'outlets', columns).id);
}

export function writeSource(change: WriteContext, source: RecordOf<'sources'>, refs: Refs): void {
  const { ref, outlet, authors, issued, no_author, no_date, condition, condition_seen_by } = source;
  const names = toAuthors(authors ?? []);
  const columns = {
    ...toColumns(SOURCE_FIELDS, source),
    outlet_id: refs.maybe('outlets', outlet),
    authors: JSON.stringify(names),
    no_author: no_author && names.length === 0 ? 1 : 0,
    no_date: no_date && issued === null ? 1 : 0,
    condition: condition ?? 'as_published',
    condition_seen_by: refs.maybe('users', condition_seen_by),
  };
  refs.keep('sources', ref, addRowNow(change, 'sources', columns as NewRow<'sources'>).id);
}

export function writeOccasion(change: WriteContext, occasion: RecordOf<'occasions'>, refs: Refs): void {
  const { ref, source } = occasion;
  const columns = { ...toColumns(OCCASION_FIELDS, occasion), source_id: refs.maybe('sources', source) };
  refs.keep('occasions', ref, addRowNow(change, 'occasions', columns as NewRow<'occasions'>).id);
}
