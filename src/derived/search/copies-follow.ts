import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { FindableReader } from './copies-store.js';
import { SnapshotIndexReader, SnapshotIndexWriter } from './snapshot-index-store.js';

/** Updates the index of saved copies: which exist, and which are public. */
export const followCopies: Follower = async (change, events) => {
  const index = new SnapshotIndexWriter(change.tx);
  const copies = new FindableReader(change.tx);
  const touched = events.filter(({ subjectKind }) => subjectKind === 'snapshot');
  const ids = new Set([...touched.map(({ subjectId }) => subjectId), ...(await turned(change, events))]);
  for (const id of [...ids].sort((one, other) => one - other)) {
    await index.remove(id);
    const copy = await copies.byId(id);
    if (copy !== undefined) await index.add(copy);
  }
  // Merges the whole index, since deleted words otherwise remain in its older segments.
  if (touched.some(({ action }) => action === 'erased')) await index.optimise();
};

/** Copies that became public or restricted because of claims that cite their source. */
async function turned(change: WriteContext, events: readonly RecordedEvent[]): Promise<number[]> {
  const copies = new FindableReader(change.tx);
  const claims = events.filter(isOfAnotherRule).map(({ subjectId }) => subjectId);
  const cited = claims.length === 0 ? [] : await copies.sourcesOf(claims);
  const sources = new Set([...events.flatMap(sourcesCited), ...cited]);
  if (sources.size === 0) return [];
  const wanted = await copies.ofSources([...sources]);
  const standing = await new SnapshotIndexReader(change.tx, { seesRestricted: true }).standing(
    wanted.map(({ id }) => id),
  );
  return wanted.filter(({ id, isPublic }) => standing.get(id)?.isPublic !== isPublic).map(({ id }) => id);
}

function isOfAnotherRule({ subjectKind, before, after }: RecordedEvent): boolean {
  return subjectKind === 'claim' && before !== null && before.ground_rule !== after?.ground_rule;
}

function sourcesCited({ subjectKind, before, after }: RecordedEvent): number[] {
  if (subjectKind !== 'attribution') return [];
  return [before?.source_id, after?.source_id].filter((id) => typeof id === 'number');
}
