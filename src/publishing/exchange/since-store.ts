import { among } from '../../platform/db/queries/among.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { Row } from '../../platform/db/transact.js';

/** The kinds of record that a table of claims or sources can depend on. */
const KINDS = [
  'speaker',
  'speaker_name',
  'occasion',
  'source',
  'outlet',
  'tag',
  'claim',
  'attribution',
] as const;

const ARE_KINDS: ReadonlySet<string> = new Set(KINDS);

export interface EventSince {
  readonly seq: number;
  readonly kind: (typeof KINDS)[number];
  readonly id: number;
  readonly action: string;
  readonly claimId: number | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Reads the events since a table was checked that can affect it. */
export class SinceReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /**
   * Those among the next `limit` events after one, oldest first.
   * @returns also the last of all that were read; null where there are no more
   */
  async after(
    seq: number,
    limit: number,
  ): Promise<{ readonly events: readonly EventSince[]; readonly last: number | null }> {
    const rows = await this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select([
        'events.seq',
        'events.action',
        'events.subject_kind as kind',
        'events.subject_id as id',
        'events.claim_id as claimId',
        'event_payloads.before',
        'event_payloads.after',
      ])
      .where('events.seq', '>', seq)
      .orderBy('events.seq')
      .limit(limit)
      .execute();
    // NOTE: not by SQL, which would take the index of subjects and read every event of these kinds.
    const events = rows.filter(({ kind }) => ARE_KINDS.has(kind)).map(eventOf);
    return { events, last: rows.at(-1)?.seq ?? null };
  }

  async wordsOf(claimIds: readonly number[]): Promise<string[]> {
    if (claimIds.length === 0) return [];
    const claims = this.db.selectFrom('claims').select('text').where(among('id', claimIds));
    return (await claims.execute()).map(({ text }) => text);
  }
}

interface EventRow extends Omit<EventSince, 'kind' | 'before' | 'after'> {
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
}

function eventOf({ before, after, kind, ...row }: EventRow): EventSince {
  return { ...row, kind: kind as EventSince['kind'], before: rowIn(before), after: rowIn(after) };
}

function rowIn(json: string | null): Row | null {
  return json === null ? null : (JSON.parse(json) as Row);
}
