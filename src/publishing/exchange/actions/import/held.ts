import type { WriteContext } from '../../../../platform/db/transact.js';
import { DESK } from '../../../../platform/viewer.js';
import { SameClaimReader } from '../../../../record/claims/same-store.js';
import { SourceReader } from '../../../../record/sources/store.js';
import { byRef, type Desk, rememberedOf } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';
import { eachInTurn } from './refs.js';

// Finds records of a file that exist already: importing a file twice would duplicate everything. A claim is matched by
// its words, its speaker’s name and the title of its source; a file without claims by its sources.

/** A record of the file, and the id of the existing one. */
export interface Held {
  readonly kind: 'claims' | 'sources';
  /** Its place in the file, from 1. */
  readonly at: number;
  readonly ref: number;
  readonly id: number;
}

/** All that there are, and the first of them. */
export interface HeldFound {
  readonly count: number;
  readonly first: readonly Held[];
}

/** @param most how many of them are returned */
export async function heldAlready(change: WriteContext, desk: Desk, most: number): Promise<HeldFound> {
  return desk.count('claims') > 0
    ? held(change, { desk, kind: 'claims', most }, findClaim(change, desk))
    : held(change, { desk, kind: 'sources', most }, findSource(change));
}

interface Among<K> {
  readonly desk: Desk;
  readonly kind: K;
  readonly most: number;
}

async function held<K extends Held['kind']>(
  change: WriteContext,
  { desk, kind, most }: Among<K>,
  find: (record: RecordOf<K>) => Promise<number | null>,
): Promise<HeldFound> {
  const first: Held[] = [];
  let count = 0;
  await eachInTurn(change, desk.each(kind), async (record, at) => {
    const id = await find(record);
    if (id === null) return;
    count += 1;
    const { ref } = record as { readonly ref: number };
    if (first.length < most) first.push({ kind, at: at + 1, ref, id });
  });
  return { count, first };
}

function findClaim(change: WriteContext, desk: Desk) {
  const same = new SameClaimReader(change.tx, DESK);
  return async ({ text, speaker, reference_attribution: reference }: RecordOf<'claims'>) => {
    const from = rememberedOf(desk, 'attributions', 'source', reference ?? 0) ?? null;
    const source = byRef(desk, 'sources', from)?.title ?? null;
    return same.sameAs({ text, speaker: byRef(desk, 'speakers', speaker)?.name ?? '', source });
  };
}

function findSource(change: WriteContext) {
  const sources = new SourceReader(change.tx, DESK);
  return async ({ title, url }: RecordOf<'sources'>) => {
    const same = (await sources.titled(title)).find((one) => one.url === url);
    return same?.id ?? null;
  };
}
