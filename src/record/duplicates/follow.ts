import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { RecordKeyWriter } from './key-store.js';
import type { RecordNoun } from './model.js';

/** Updates the duplicate keys of records with their names, titles and addresses. */
export async function followRecordKeys(change: WriteContext, events: Parameters<Follower>[1]): Promise<void> {
  const renamed = new Map<RecordNoun, Set<number>>();
  for (const event of events) {
    const record = recordOf(event);
    if (record === null) continue;
    const ids = renamed.get(record.noun) ?? new Set();
    renamed.set(record.noun, ids.add(record.id));
  }
  const keys = new RecordKeyWriter(change.tx);
  for (const [noun, ids] of renamed) await keys.refresh(noun, [...ids]);
}

const COMPARED = {
  speaker: ['name'],
  outlet: ['name', 'url'],
  occasion: ['name'],
  source: ['title', 'url', 'archive_url'],
} as const satisfies Record<RecordNoun, readonly string[]>;

/** The record whose keys may have changed; null where the event affects none. */
function recordOf({
  subjectKind,
  subjectId,
  before,
  after,
}: RecordedEvent): { readonly noun: RecordNoun; readonly id: number } | null {
  if (subjectKind === 'speaker_name') return { noun: 'speaker', id: Number((after ?? before)?.speaker_id) };
  if (!Object.hasOwn(COMPARED, subjectKind)) return null;
  const noun = subjectKind as RecordNoun;
  const isOther = COMPARED[noun].some((column) => before?.[column] !== after?.[column]);
  return isOther ? { noun, id: subjectId } : null;
}
