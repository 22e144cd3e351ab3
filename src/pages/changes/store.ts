import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { type SubjectKind, TABLES } from '../../platform/db/subjects.js';
import { type ChangeEvent, eventOf } from './model.js';

/** Who made a change, and when. */
export interface ChangeHead {
  readonly change_id: string;
  readonly actor_id: number;
  readonly at: string;
}

/** Reads a change by the number of its first event. Whoever asks must be allowed to see it. */
export class ChangeReader extends UnfilteredReader {
  /** Undefined where no change begins with this event. */
  async head(seq: number): Promise<ChangeHead | undefined> {
    const [first, before] = await this.db
      .selectFrom('events')
      .select(['seq', 'change_id', 'actor_id', 'at'])
      .where('seq', 'in', [seq - 1, seq])
      .orderBy('seq', 'desc')
      .execute();
    return first?.seq === seq && first.change_id !== before?.change_id ? first : undefined;
  }

  /**
   * Its events in order of time; none of an import in portions, or of its withdrawal, among which are the events of
   * others. Without rows where these were erased.
   */
  async events(seq: number, limit: number): Promise<ChangeEvent[]> {
    if (await this.isInPortions(seq)) return [];
    const rows = await this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['events.seq', 'action', 'subject_kind', 'subject_id', 'claim_id', 'before', 'after'])
      .where('events.seq', '>=', seq)
      .where('events.seq', '<', seq + limit)
      .where('change_id', '=', (eb) =>
        eb.selectFrom('events as first').select('first.change_id').where('first.seq', '=', seq),
      )
      .orderBy('events.seq')
      .execute();
    return rows.map((row) => eventOf({ ...row, subject_kind: row.subject_kind as SubjectKind }));
  }

  private async isInPortions(seq: number): Promise<boolean> {
    const event = await this.db
      .selectFrom('events')
      .select(['change_id', 'at', 'subject_kind', 'subject_id'])
      .where('seq', '=', seq)
      .executeTakeFirst();
    if (event === undefined) return false;
    const ofImport = this.db.selectFrom('imports').where('change_id', '=', event.change_id);
    const ofWithdrawal = this.db
      .selectFrom('import_ranges as range')
      .innerJoin('imports', 'imports.id', 'range.import_id')
      .where('range.hidden', '=', 0)
      .where('range.table_name', '=', TABLE_OF.get(event.subject_kind) ?? '')
      .where('range.first_id', '<=', event.subject_id)
      .where('range.last_id', '>=', event.subject_id)
      .where((eb) => eb(eb.fn.coalesce('imports.ended_at', eb.val(event.at)), '>=', event.at));
    const found = [ofImport, ofWithdrawal].map((query) => query.select('imports.id').executeTakeFirst());
    return (await Promise.all(found)).some((one) => one !== undefined);
  }

  /** Whether anything happened on a claim after an event. */
  async isFollowed(claimId: number, seq: number): Promise<boolean> {
    const later = await this.db
      .selectFrom('events')
      .select('seq')
      .where('claim_id', '=', claimId)
      .where('seq', '>', seq)
      .limit(1)
      .executeTakeFirst();
    return later !== undefined;
  }
}

const TABLE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLES).map(([table, { kind }]) => [kind, table]),
);
