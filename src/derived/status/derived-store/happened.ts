import { sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import type { Tx } from '../../../platform/db/schema.js';
import type { Row } from '../../../platform/db/transact.js';
import type { EventSince, Since } from '../model/stale.js';

/** Reads what was done to records, and which claims have a finding based on a record. */
export class HappenedReader {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** The events of each of these records after a given one, oldest first. */
  async since(records: readonly Since[]): Promise<EventSince[]> {
    if (records.length === 0) return [];
    const asked = JSON.stringify(records.map(({ kind, id, seq }) => [kind, id, seq]));
    // NOTE: a cross join fixes the join order; in another, SQLite would scan every later event.
    const { rows } = await sql<Kept>`
      SELECT e.seq, e.action, e.subject_kind, e.subject_id, p.before, p.after
      FROM json_each(${asked}) AS asked
      CROSS JOIN events AS e ON e.subject_kind = asked.value ->> 0
        AND e.subject_id = asked.value ->> 1 AND e.seq > asked.value ->> 2
      LEFT JOIN event_payloads AS p ON p.seq = e.seq
      ORDER BY e.seq`.execute(this.tx);
    return rows.map(({ seq, action, subject_kind, subject_id, before, after }) => ({
      ...{ seq, action, subjectKind: subject_kind, subjectId: subject_id },
      ...{ before: rowIn(before), after: rowIn(after) },
    }));
  }

  /**
   * Claims with a finding, not superseded, that is based on one of these records, other than the claims themselves.
   */
  async restingOn(kind: string, ids: readonly number[]): Promise<number[]> {
    if (kind === 'occasion') return this.saidAt(ids);
    const column = CITED[kind];
    if (column === undefined) return [];
    const answered = kind === 'snapshot' ? await this.answering(ids) : [];
    const rows = await this.tx
      .selectFrom('finding_evidence')
      .innerJoin('findings', 'findings.id', 'finding_evidence.finding_id')
      .select('finding_evidence.claim_id')
      .distinct()
      .where(among(`finding_evidence.${column}`, ids))
      .where('findings.superseded_by', 'is', null)
      .execute();
    return [...answered, ...rows.map(({ claim_id }) => claim_id)];
  }

  /** Claims with a finding, not superseded, that answers a comparison with one of these copies. */
  private async answering(snapshotIds: readonly number[]): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('snapshots')
      .innerJoin('attributions', 'attributions.source_id', 'snapshots.source_id')
      .innerJoin('findings', 'findings.claim_id', 'attributions.claim_id')
      .select('findings.claim_id')
      .distinct()
      .where(among('snapshots.id', snapshotIds))
      .where('findings.superseded_by', 'is', null)
      .where('findings.answers', 'is not', null)
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  private async saidAt(occasionIds: readonly number[]): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('claims')
      .innerJoin('findings', 'findings.claim_id', 'claims.id')
      .select('claims.id')
      .distinct()
      .where(among('claims.occasion_id', occasionIds))
      .where('findings.superseded_by', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  }
}

interface Kept {
  readonly seq: number;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

const CITED: Readonly<
  Record<string, 'attribution_id' | 'snapshot_id' | 'annotation_id' | 'search_id' | 'contact_id'>
> = {
  attribution: 'attribution_id',
  snapshot: 'snapshot_id',
  annotation: 'annotation_id',
  search: 'search_id',
  contact: 'contact_id',
};

function rowIn(json: string | null): Row | null {
  return json === null ? null : (JSON.parse(json) as Row);
}
