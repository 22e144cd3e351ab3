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

  /** The next events after one, oldest first. */
  async after(seq: number, limit: number): Promise<EventSince[]> {
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
      .where('events.subject_kind', 'in', KINDS)
      .orderBy('events.seq')
      .limit(limit)
      .execute();
    return rows.map(({ before, after, kind, ...row }) => ({
      ...row,
      kind: kind as EventSince['kind'],
      before: rowIn(before),
      after: rowIn(after),
    }));
  }

  async wordsOf(claimIds: readonly number[]): Promise<string[]> {
    if (claimIds.length === 0) return [];
    const claims = this.db.selectFrom('claims').select('text').where(among('id', claimIds));
    return (await claims.execute()).map(({ text }) => text);
  }
}

function rowIn(json: string | null): Row | null {
  return json === null ? null : (JSON.parse(json) as Row);
}
