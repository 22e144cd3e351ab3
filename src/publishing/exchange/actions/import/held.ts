import type { WriteContext } from '../../../../platform/db/transact.js';
import { DESK } from '../../../../platform/viewer.js';
import { SameClaimReader } from '../../../../record/claims/same-store.js';
import { SourceReader } from '../../../../record/sources/store.js';
import type { Desk, RecordOf } from '../../input/shapes.js';

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

export async function heldAlready(change: WriteContext, desk: Desk): Promise<readonly Held[]> {
  return desk.claims.length > 0
    ? held(change, 'claims', desk.claims, findClaim(change, desk))
    : held(change, 'sources', desk.sources, findSource(change));
}

async function held<R extends { readonly ref: number }>(
  change: WriteContext,
  kind: Held['kind'],
  records: readonly R[],
  find: (record: R) => Promise<number | null>,
): Promise<readonly Held[]> {
  const found: Held[] = [];
  for (const [at, record] of records.entries()) {
    const id = await find(record);
    if (id !== null) found.push({ kind, at: at + 1, ref: record.ref, id });
    const othersTurn = change.rows.yieldIfDue();
    if (othersTurn !== null) await othersTurn;
  }
  return found;
}

function findClaim(change: WriteContext, desk: Desk) {
  const same = new SameClaimReader(change.tx, DESK);
  const names = new Map(desk.speakers.map(({ ref, name }) => [ref, name]));
  const titles = new Map(desk.sources.map(({ ref, title }) => [ref, title]));
  const sources = new Map(desk.attributions.map(({ ref, source }) => [ref, source]));
  return async ({ text, speaker, reference_attribution: reference }: RecordOf<'claims'>) => {
    const source = reference === null ? null : sources.get(reference);
    const title = titles.get(source ?? 0) ?? null;
    return same.sameAs({ text, speaker: names.get(speaker) ?? '', source: title });
  };
}

function findSource(change: WriteContext) {
  const sources = new SourceReader(change.tx, DESK);
  return async ({ title, url }: RecordOf<'sources'>) => {
    const same = (await sources.titled(title)).find((one) => one.url === url);
    return same?.id ?? null;
  };
}
