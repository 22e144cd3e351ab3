import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/schema.js';
import { ImportReader } from './imports-store.js';

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

/** The events of a change, from its first to before `end`. */
interface Span {
  readonly seq: number;
  readonly end: number;
  readonly change_id: string;
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
    const span = { seq, end: await this.endOf(change_id, seq), change_id };
    const added = await this.addedIn(span);
    const kind = 'claim' in added ? 'claims' : 'sources';
    if (!('claim' in added || 'source' in added)) return undefined;
    return {
      who,
      at,
      kind,
      added,
      first: await this.firstOf(kind === 'claims' ? 'claim' : 'source', span),
    };
  }

  /** The number of the first event after the change. Events of others stand between the portions of one. */
  private async endOf(changeId: string, seq: number): Promise<number> {
    const inPortions = await new ImportReader(this.db).byFirstEvent(seq);
    if (inPortions?.last_seq) return inPortions.last_seq + 1;
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

  private async addedIn(span: Span): Promise<Record<string, number>> {
    const rows = await this.added(span)
      .select(['subject_kind', sql<number>`count(*)`.as('count')])
      .groupBy('subject_kind')
      .execute();
    return Object.fromEntries(rows.map(({ subject_kind, count }) => [subject_kind, count]));
  }

  private async firstOf(kind: 'claim' | 'source', span: Span): Promise<number[]> {
    const rows = await this.added(span)
      .select('subject_id')
      .where(sql`+subject_kind`, '=', kind)
      .orderBy('seq')
      .limit(MAX_FIRST_ROWS)
      .execute();
    return rows.map(({ subject_id }) => subject_id);
  }

  private added({ seq, end, change_id }: Span) {
    return this.db
      .selectFrom('events')
      .where('seq', '>=', seq)
      .where('seq', '<', end)
      .where('change_id', '=', change_id)
      .where('action', '=', 'added');
  }
}
