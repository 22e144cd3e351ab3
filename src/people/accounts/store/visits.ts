import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';

// When a person was last active, and the newest event at that time. Like sessions, visits leave no event.

/** An absence begins after this long without a request. Milliseconds. */
const AWAY_MS = 3_600_000;

/** When somebody left before they came back, and the newest event then (0 for none). */
export interface Absence {
  readonly since: string;
  readonly seq: number;
}

export class VisitReader extends UnfilteredReader {
  /**
   * Null for somebody who was never away. The same whether the current visit is recorded yet or not.
   * @param at UTC, ISO 8601
   */
  async awayOf(userId: number, at: string): Promise<Absence | null> {
    const visit = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (visit === undefined) return null;
    if (Date.parse(at) - Date.parse(visit.seen_at) > AWAY_MS)
      return { since: visit.seen_at, seq: await this.newestAt(visit.seen_at) };
    return visit.away_since === null ? null : { since: visit.away_since, seq: visit.away_seq ?? 0 };
  }

  /**
   * The newest event that readers saw at a time, 0 for none: while an import ran, the last before its first, since its
   * events appear together at its end. Reads backwards from the newest one.
   */
  async newestAt(at: string): Promise<number> {
    const running = await this.db
      .selectFrom('imports')
      .select((eb) => eb.fn.min('first_seq').as('first'))
      .where('started_at', '<=', at)
      .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)]))
      .executeTakeFirst();
    if (running?.first) return running.first - 1;
    const event = await this.db
      .selectFrom('events')
      .select('seq')
      .where('at', '<=', at)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return event?.seq ?? 0;
  }
}

export class VisitWriter extends InTransaction {
  /** Never backwards: two requests may come at once. */
  async touch(userId: number, at: string): Promise<void> {
    const away = await new VisitReader(this.tx).awayOf(userId, at);
    const columns = { seen_at: at, away_since: away?.since ?? null, away_seq: away?.seq ?? null };
    await this.tx
      .insertInto('visits')
      .values({ user_id: userId, ...columns })
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet(columns).where('visits.seen_at', '<', at),
      )
      .execute();
  }
}
