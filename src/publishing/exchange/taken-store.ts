import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/schema.js';

// The records that one import added, identified by its first event.

export interface Taken {
  readonly who: string;
  readonly at: string;
  readonly kind: 'claims' | 'sources';
  /** How many of each kind were added. */
  readonly added: Readonly<Record<string, number>>;
  /** The first of them, by id. */
  readonly first: readonly number[];
}

const MAX_FIRST_ROWS = 20;

/** NOTE: includes restricted claims, so it is only for those who see them all. */
export class TakenReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** Whether a change that began with this event is committed. */
  async isSaved(changeId: string, seq: number): Promise<boolean> {
    const first = await this.db
      .selectFrom('events')
      .select('change_id')
      .where('seq', '=', seq)
      .executeTakeFirst();
    return first?.change_id === changeId;
  }

  /** Undefined where no change begins with this event, or none that added claims or sources. */
  async from(seq: number): Promise<Taken | undefined> {
    const begun = await this.db
      .selectFrom('events')
      .innerJoin('users', 'users.id', 'events.actor_id')
      .select(['events.change_id', 'events.at', 'users.name as who'])
      .where('events.seq', '=', seq)
      .executeTakeFirst();
    if (begun === undefined) return undefined;
    const { change_id, at, who } = begun;
    const end = await this.endOf(change_id, seq);
    const added = await this.addedIn(seq, end);
    const kind = 'claim' in added ? 'claims' : 'sources';
    if (!('claim' in added || 'source' in added)) return undefined;
    return {
      who,
      at,
      kind,
      added,
      first: await this.firstOf(kind === 'claims' ? 'claim' : 'source', seq, end),
    };
  }

  /** The number of the first event after the change. */
  private async endOf(changeId: string, seq: number): Promise<number> {
    const next = await this.db
      .selectFrom('events')
      .select('seq')
      .where('seq', '>', seq)
      .where('change_id', '<>', changeId)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    return next?.seq ?? Number.MAX_SAFE_INTEGER;
  }

  private async addedIn(seq: number, end: number): Promise<Record<string, number>> {
    const rows = await this.added(seq, end)
      .select(['subject_kind', sql<number>`count(*)`.as('count')])
      .groupBy('subject_kind')
      .execute();
    return Object.fromEntries(rows.map(({ subject_kind, count }) => [subject_kind, count]));
  }

  private async firstOf(kind: 'claim' | 'source', seq: number, end: number): Promise<number[]> {
    const rows = await this.added(seq, end)
      .select('subject_id')
      .where(sql`+subject_kind`, '=', kind)
      .orderBy('seq')
      .limit(MAX_FIRST_ROWS)
      .execute();
    return rows.map(({ subject_id }) => subject_id);
  }

  private added(seq: number, end: number) {
    return this.db
      .selectFrom('events')
      .where('seq', '>=', seq)
      .where('seq', '<', end)
      .where('action', '=', 'added');
  }
}
