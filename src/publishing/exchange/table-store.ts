import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { type ToldClaim, toldInTable } from '../citations/model/columns/told-claim.js';
import { sourcesMadeOnce } from '../citations/model/entry.js';
import type { SourceRow } from '../citations/model/rows.js';
import { EntryReader } from '../lists/entry-store.js';

/** Rows read at a time: few enough that requests are answered in between. */
const AT_ONCE = 250;

/** Reads the contents of CSV files of claims, as one viewer may see them, and of all sources. */
export class TableReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** In order of id; trashed and erased ones are omitted. */
  async *claims(batches: Batches): AsyncIterable<ToldClaim> {
    const reader = new EntryReader(this.db, this.viewer);
    const makeSource = sourcesMadeOnce();
    for await (const ids of inSome(batches))
      for (const one of await reader.entries(ids))
        if (one.claim.text !== '') yield toldInTable(one, makeSource);
  }

  async *sources(batches: Batches): AsyncIterable<SourceRow> {
    for await (const ids of inSome(batches))
      yield* await this.db
        .selectFrom('sources')
        .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
        .selectAll('sources')
        .select(['outlets.name as outlet_name', 'outlets.kind as outlet_kind'])
        .select('outlets.is_ours as outlet_is_ours')
        .where(among('sources.id', ids))
        .orderBy('sources.id')
        .execute();
  }

  /** Ids of all claims, or of all sources, that are not in the trash, oldest first. */
  async ids(table: 'claims' | 'sources'): Promise<number[]> {
    const rows = await this.db
      .selectFrom(table as 'claims')
      .select('id')
      .where('trashed_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** How many attributions of these claims there are beside the one in each row. */
  async furtherAttributions(ids: readonly number[]): Promise<number> {
    const { n } = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .leftJoin('attributions as told', 'told.id', 'claims.reference_attribution_id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('claims.id', 'in', ids)
      .where('claims.trashed_at', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('told.id', 'is', null),
          eb.and([
            eb('attributions.id', '<>', eb.ref('told.id')),
            eb.or([
              eb('told.relayed_from_id', 'is', null),
              eb('attributions.id', '<>', eb.ref('told.relayed_from_id')),
            ]),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow();
    return n;
  }
}

type Batches = Iterable<readonly number[]> | AsyncIterable<readonly number[]>;

async function* inSome(batches: Batches): AsyncIterable<readonly number[]> {
  const timer = new YieldTimer();
  for await (const ids of batches)
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      yield ids.slice(at, at + AT_ONCE);
      if (timer.isDue) await timer.yield();
    }
}
