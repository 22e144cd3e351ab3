import type { PublicKind } from '../../platform/db/subjects.js';
import type { Follower } from '../../platform/db/transact.js';
import { type Touched, touchedBy, type Use } from './model.js';
import { PublicRecords } from './public-store.js';
import { UsedReader } from './used-store.js';

/** What views name. */
const NAMED = ['speaker', 'occasion', 'source', 'outlet', 'tag'] as const;

/** Stores which records everybody is shown, where a change may show or hide them. */
export const followVisibility: Follower = async ({ tx }, events) => {
  const touched = touchedBy(events);
  const { records } = touched;
  const [read, shown] = [new UsedReader(tx), new PublicRecords(tx)];
  await addUsed(touched, read);
  await addOutlets(touched, read);
  await addUses(touched, read, shown);
  if (touched.anySpeaker) await shown.refreshAll('speaker');
  let mayNameOthers = touched.anySpeaker || touched.anyView;
  let sources: readonly number[] = [];
  for (const kind of NAMED) {
    const changed = await shown.refresh(kind, records[kind]);
    if (changed.length > 0) mayNameOthers = true;
    if (kind === 'source') sources = changed;
  }
  await shown.refresh('list', records.list);
  for (const id of await notesOnCopies(touched, sources, read, shown)) records.annotation.add(id);
  await shown.refresh('annotation', records.annotation);
  if (mayNameOthers) for (const id of await read.sharedViews()) records.view.add(id);
  await shown.refresh('view', records.view);
};

/** Adds everything that claims use which are newly shown or hidden. */
async function addUsed({ records, claims, ruled }: Touched, read: UsedReader): Promise<void> {
  if (claims.size === 0) return;
  const add = (kind: PublicKind, ids: readonly (number | null)[]) => {
    for (const id of ids) if (id !== null) records[kind].add(id);
  };
  const ids = [...claims];
  for (const { speaker_id, occasion_id } of await read.claims(ids)) {
    add('speaker', [speaker_id]);
    add('occasion', [occasion_id]);
  }
  const attributions = await read.attributionsOf(ids);
  for (const one of attributions) {
    add('speaker', [one.speaker_id, one.voiced_by_id, one.recounted_by_id]);
    add('occasion', [one.occasion_id]);
    add('source', [one.source_id]);
    if (ruled.has(one.claim_id)) add('copies', [one.source_id]);
  }
  add('speaker', await read.speakersFoundOn(ids));
  add('tag', await read.tagsOf(ids));
  add('list', await read.listsWith(ids));
  add('annotation', await read.notesOn('claim_id', ids));
  const attributionIds = attributions.map(({ id }) => id);
  add('annotation', await read.notesOn('attribution_id', attributionIds));
}

/** An outlet is used where one of its sources is. */
async function addOutlets({ records, uses }: Touched, read: UsedReader): Promise<void> {
  const cited = uses.filter(({ kind }) => kind === 'source');
  if (cited.length + records.source.size === 0) return;
  const outlets = await read.outletsOf([...records.source, ...cited.map(({ id }) => id)]);
  const outletOf = (source: number) => outlets.get(source) ?? null;
  for (const source of records.source) {
    const id = outletOf(source);
    if (id !== null) records.outlet.add(id);
  }
  for (const { id: source, claimId } of cited) {
    const id = outletOf(source);
    if (id !== null) uses.push({ kind: 'outlet', id, claimId });
  }
}

/**
 * Adds the records that new uses may show or hide: hidden ones that a claim on the record uses, and shown ones that a
 * restricted claim does. So those that are used often are seldom among them, whose uses would have to be searched.
 */
async function addUses({ records, uses }: Touched, read: UsedReader, shown: PublicRecords): Promise<void> {
  if (uses.length === 0) return;
  const rules = await read.rulesOf([...new Set(uses.map(({ claimId }) => claimId))]);
  for (const kind of [...NAMED, 'list'] as const) {
    const own = uses.filter((use) => use.kind === kind);
    if (own.length === 0) continue;
    const stored = await shown.storedAmong(kind, [...new Set(own.map(({ id }) => id))]);
    const mayMatter = ({ id, claimId }: Use) =>
      rules.get(claimId) === (stored.has(id) ? 'restricted' : 'public');
    for (const use of own.filter(mayMatter)) records[kind].add(use.id);
  }
}

/**
 * Shows or hides saved copies.
 * @param changed sources that are newly shown or hidden
 * @returns the notes that may be shown or hidden with them
 */
async function notesOnCopies(
  { records, ruled, citing, moved }: Touched,
  changed: readonly number[],
  read: UsedReader,
  shown: PublicRecords,
): Promise<number[]> {
  const restricted = new Set(await read.sourcesRestrictedBy([...ruled, ...citing]));
  const hidden = await shown.hide('copies', [...restricted]);
  const others = [...records.copies].filter((id) => !restricted.has(id));
  const sources = [...changed, ...hidden, ...(await shown.refresh('copies', others))];
  const copies = [...moved, ...(sources.length === 0 ? [] : await read.snapshotsOf(sources))];
  return [
    ...(sources.length === 0 ? [] : await read.notesOn('source_id', sources)),
    ...(copies.length === 0 ? [] : await read.notesOn('snapshot_id', copies)),
  ];
}
