import { marked, type Ref, recordOf } from '../../../people/activity/names-model.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import { type SubjectKind, TABLES, type TableName } from '../../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { Viewer } from '../../../platform/viewer.js';
import { columnsBefore, differs, isTouched, kindOfChange, type NetChange, SHARED_KINDS } from '../model.js';
import { ChangeReader } from '../store.js';

// A change can be undone while nobody has changed its records since. Otherwise the undo would overwrite what came later.

const TABLE_OF = new Map<SubjectKind, TableName>(
  (Object.keys(TABLES) as TableName[]).map((table) => [TABLES[table].kind, table]),
);

/** The table whose rows events call so. @throws Error for none */
export function tableOf(kind: SubjectKind): TableName {
  const table = TABLE_OF.get(kind);
  if (table === undefined) throw new Error(`No table has rows of the kind ${kind}.`);
  return table;
}

/** @throws AppError not_now, which names the first record that was changed since */
export async function refuseStale(
  change: WriteContext,
  viewer: Viewer,
  changes: readonly NetChange[],
  lastSeq: number,
): Promise<void> {
  const stale: NetChange[] = [];
  for (const net of changes) if (await isStale(change, net, lastSeq)) stale.push(net);
  const [first] = stale;
  if (first === undefined) return;
  const name = await nameOf(change, viewer, first);
  const others = stale.length - 1;
  const were = others === 0 ? 'was' : `and ${howMany(others, 'other record')} were`;
  throw new AppError('not_now', `${name} ${were} changed since. Nothing was undone.`, {
    title: 'This can no longer be undone',
    instead: historyOf(first),
  });
}

async function isStale(change: WriteContext, net: NetChange, lastSeq: number): Promise<boolean> {
  // Names and titles are rows of their own: the version of the speaker tells whether they changed.
  if (isTouched(net) && net.kind !== 'speaker') return false;
  const was = kindOfChange(net);
  // What is there again by now is not added twice.
  if (was === 'removed') return false;
  const current = change.rows.byId(tableOf(net.kind), net.id);
  if (current === undefined || net.after === null) return true;
  if (differs(current, net.after, 'version') || differs(current, net.after, 'trashed_at')) return true;
  if (was === 'added' && net.kind === 'claim') return new ChangeReader(change.tx).isFollowed(net.id, lastSeq);
  return was === 'changed' && hasOtherValues(current, net);
}

function hasOtherValues(current: Row, net: NetChange): boolean {
  return Object.keys(columnsBefore(net)).some((column) => differs(current, net.after ?? {}, column));
}

/** `The quotation “…”`, or `The link` where it has no name. */
export async function nameOf(change: WriteContext, viewer: Viewer, net: NetChange): Promise<string> {
  const ref = refOf(net);
  const name = (await new NamesReader(change.tx, viewer).namesOf([ref])).get(`${ref.kind}:${ref.id}`);
  return name ? `The ${name.noun} ${marked(name.text, name.marks)}` : 'A record';
}

function refOf({ kind, id, after, before }: NetChange): Ref {
  return recordOf(kind, id, after ?? before);
}

const WITH_PAGE: readonly string[] = ['claim', 'list', 'search', 'attribution', ...SHARED_KINDS];

function historyOf(net: NetChange) {
  const ref = refOf(net);
  if (!WITH_PAGE.includes(ref.kind)) return null;
  const plural = ref.kind === 'search' ? 'searches' : `${ref.kind}s`;
  return { label: 'See its history', href: `/${plural}/${ref.id}/history` };
}
