import { eachInTurn } from '../../../../platform/db/connection/each-in-turn.js';
import type { Db, Tx } from '../../../../platform/db/schema.js';
import { DESK } from '../../../../platform/viewer.js';
import { SameClaimReader } from '../../../../record/claims/same-store.js';
import { SourceReader } from '../../../../record/sources/store.js';
import { byRef, type Desk, rememberedOf } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';

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
export async function heldAlready(db: Db | Tx, desk: Desk, most: number): Promise<HeldFound> {
  return desk.count('claims') > 0
    ? held({ desk, kind: 'claims', most }, findClaim(db, desk))
    : held({ desk, kind: 'sources', most }, findSource(db));
}

interface Among<K> {
  readonly desk: Desk;
  readonly kind: K;
  readonly most: number;
}

async function held<K extends Held['kind']>(
  { desk, kind, most }: Among<K>,
  find: (record: RecordOf<K>) => Promise<number | null>,
): Promise<HeldFound> {
  const first: Held[] = [];
  let count = 0;
  await eachInTurn(desk.each(kind), async (record, at) => {
    const id = await find(record);
    if (id === null) return;
    count += 1;
    const { ref } = record as { readonly ref: number };
    if (first.length < most) first.push({ kind, at: at + 1, ref, id });
  });
  return { count, first };
}

function findClaim(db: Db | Tx, desk: Desk) {
  const same = new SameClaimReader(db, DESK);
  return async ({ text, speaker, reference_attribution: reference }: RecordOf<'claims'>) => {
    const from = rememberedOf(desk, 'attributions', 'source', reference ?? 0) ?? null;
    const source = byRef(desk, 'sources', from)?.title ?? null;
    return same.sameAs({ text, speaker: byRef(desk, 'speakers', speaker)?.name ?? '', source });
  };
}

function findSource(db: Db | Tx) {
  const sources = new SourceReader(db, DESK);
  return async ({ title, url }: RecordOf<'sources'>) => {
    const same = (await sources.titled(title)).find((one) => one.url === url);
    return same?.id ?? null;
  };
}
