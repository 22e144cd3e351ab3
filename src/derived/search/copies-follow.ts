import type { Follower, RecordedEvent, WriteContext } from '../../platform/db/transact.js';
import { TouchedReader } from '../match/touched-store.js';
import { FindableReader } from './copies-store.js';
import { indexCopy } from './indexed-copies-store.js';
import { SnapshotIndexReader, SnapshotIndexWriter } from './snapshot-index-store.js';

/** Updates the index of saved copies: which exist, and which are public. */
export const followCopies: Follower = async (change, events) => {
  const touched = events.filter(({ subjectKind }) => subjectKind === 'snapshot');
  const ids = new Set([
    ...touched.map(({ subjectId }) => subjectId),
    ...(await changedVisibility(change, events)),
  ]);
  for (const id of [...ids].sort((one, other) => one - other)) await indexCopy(change.tx, id);
  // Merges the whole index, since deleted words otherwise remain in its older segments.
  if (touched.some(({ action }) => action === 'erased')) await new SnapshotIndexWriter(change.tx).optimise();
};

/** Copies that became public or restricted because of claims that cite their source. */
async function changedVisibility(change: WriteContext, events: readonly RecordedEvent[]): Promise<number[]> {
  const copies = new FindableReader(change.tx);
  const claims = events.filter(isOfAnotherRule).map(({ subjectId }) => subjectId);
  const cited = claims.length === 0 ? [] : await new TouchedReader(change.tx).sourcesOf(claims);
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
