import { ActivityReader } from '../../people/activity/store.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { moveRecord } from './actions/move.js';
import { isPart, undoParts } from './actions/parts.js';
import { refuseContradictions } from './actions/rules.js';
import { nameOf, refuseStale } from './actions/stale.js';
import { putBack } from './actions/values.js';
import {
  type ChangeEvent,
  isTouched,
  kindOfChange,
  MAX_EVENTS,
  MAX_OWN_MINUTES,
  type NetChange,
  netChanges,
  whyNotUndone,
  withoutParts,
  withoutShared,
} from './model.js';
import { type ChangeHead, ChangeReader } from './store.js';

/** A record that an undo moved to the trash. */
export interface Trashed {
  readonly kind: SubjectKind;
  readonly id: number;
  readonly claimId: number | null;
  readonly row: Row;
}

/**
 * Undoes a change by the actions that people would take, as a change with its own events. All of it or nothing.
 * @param seq the number of its first event
 * @returns the records that are now in the trash
 * @throws AppError not_found; forbidden; not_now, which names what stands in the way
 */
export async function undoChange(change: WriteContext, viewer: Viewer, seq: number): Promise<Trashed[]> {
  const events = await eventsToUndo(change, viewer, seq);
  const obstacle = whyNotUndone(events);
  if (obstacle)
    throw new AppError('not_now', obstacle.words, {
      title: 'This cannot be undone',
      instead: obstacle.instead,
    });
  const changes = withoutShared(withoutParts(netChanges(events)));
  await refuseStale(change, viewer, changes, events.at(-1)?.seq ?? seq);
  return undoAll(change, viewer, changes);
}

async function eventsToUndo(change: WriteContext, viewer: Viewer, seq: number): Promise<ChangeEvent[]> {
  const reader = new ChangeReader(change.tx);
  const head = await reader.head(seq);
  const seen = await new ActivityReader(change.tx, viewer).ofChange(seq, MAX_EVENTS);
  if (head === undefined || seen.length === 0) throw new AppError('not_found', 'There is no such change.');
  const events = await reader.events(seq, MAX_EVENTS);
  refuseUnlessAllowed(change, viewer, head, events);
  const seqs = new Set(seen.map((event) => event.seq));
  if (events.some((event) => !seqs.has(event.seq) && event.subject_kind !== 'list'))
    throw new AppError(
      'not_now',
      'This change includes records that you may not see. Ask an editor to undo it.',
    );
  return events;
}

/** @throws AppError forbidden for another person's change, an old one, and for records that the viewer may not write */
function refuseUnlessAllowed(
  change: WriteContext,
  viewer: Viewer,
  head: ChangeHead,
  events: readonly ChangeEvent[],
): void {
  const isOnRecord = events.some(({ subject_kind: kind }) => !OF_ANYBODY.has(kind));
  if (isOnRecord && !mayWrite(viewer)) throw new AppError('forbidden', 'Viewers cannot change the record.');
  if (reaches(viewer.role, 'editor')) return;
  if (head.actor_id !== viewer.userId)
    throw new AppError('forbidden', 'Only editors and admins can undo the changes of others.');
  if (Date.parse(change.at) - Date.parse(head.at) > MAX_OWN_MINUTES * 60_000)
    throw new AppError('forbidden', 'You can undo your own changes for an hour. After that, ask an editor.');
}

const OF_ANYBODY: ReadonlySet<SubjectKind> = new Set(['list', 'list_item', 'view']);

/** First what others rest on returns, then values and parts, and last what was added goes. */
async function undoAll(
  change: WriteContext,
  viewer: Viewer,
  changes: readonly NetChange[],
): Promise<Trashed[]> {
  const latestFirst = changes.filter((net) => !isTouched(net)).toReversed();
  const records = latestFirst.filter((net) => !isPart(net));
  const of = (wanted: ReturnType<typeof kindOfChange>) =>
    records.filter((net) => kindOfChange(net) === wanted);
  const gone = [...of('restored'), ...of('added')];
  // Of two files of a style only one is in use.
  for (const net of gone.filter(isStyle)) await move(change, viewer, 'trash', net);
  for (const net of of('trashed')) await move(change, viewer, 'restore', net);
  for (const net of of('changed')) await putBack(change, viewer, net, await nameOf(change, viewer, net));
  await undoParts(change, viewer, latestFirst.filter(isPart));
  for (const net of gone.filter((net) => !isStyle(net))) await move(change, viewer, 'trash', net);
  await refuseContradictions(change, viewer, of('changed'));
  return gone.map(({ kind, id, claimId, after }) => ({ kind, id, claimId, row: after ?? {} }));
}

function isStyle({ kind }: NetChange): boolean {
  return kind === 'style';
}

async function move(change: WriteContext, viewer: Viewer, to: 'trash' | 'restore', net: NetChange) {
  const { kind, id, after } = net;
  const name = await nameOf(change, viewer, net);
  await moveRecord(change, viewer, to, { kind, id, row: after ?? {} }, name);
}
