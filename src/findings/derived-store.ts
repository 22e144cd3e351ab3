import type { Tx } from '../db/schema.js';
import type { Row } from '../db/transact.js';
import type { StaleCause } from '../vocabulary.js';
import type { Happened, Rests } from './model/stale.js';
import { type Status, statusOf, type Weighed } from './model/status.js';
import { targetOf } from './store.js';

// What follows from findings and is never typed: which of them are stale and why, and the status of each
// claim. Only standing findings have stale marks; one that is superseded loses them.

/** A standing finding, with the event that recorded it. */
export interface RestsSince extends Rests {
  readonly since: number;
}

export interface Mark {
  readonly finding_id: number;
  readonly seq: number;
  readonly cause: StaleCause;
}

export class DerivedFindings {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** Standing findings of these claims, with what they rest on. */
  async standingOf(claimIds: readonly number[]): Promise<RestsSince[]> {
    const standing: RestsSince[] = [];
    for (const some of inSome(claimIds)) standing.push(...(await this.standingOfSome(some)));
    return standing;
  }

  private async standingOfSome(claimIds: readonly number[]): Promise<RestsSince[]> {
    const rows = await this.tx
      .selectFrom('findings')
      .innerJoin('events', (join) =>
        join
          .on('events.subject_kind', '=', 'finding')
          .on('events.action', '=', 'added')
          .onRef('events.subject_id', '=', 'findings.id'),
      )
      .select(['findings.id', 'findings.facet', 'findings.claim_id', 'events.seq as since'])
      .where('findings.claim_id', 'in', claimIds)
      .where('findings.superseded_by', 'is', null)
      .execute();
    const evidence = await this.tx
      .selectFrom('finding_evidence')
      .selectAll()
      .where(
        'finding_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    return rows.map((row) => {
      const own = evidence.filter(({ finding_id }) => finding_id === row.id);
      return {
        ...row,
        reference_id: own.find(({ basis }) => basis === 1)?.attribution_id ?? null,
        evidence: own.filter(({ basis }) => basis === 0).map(targetOf),
      };
    });
  }

  /** Those of these claims on which something was found. */
  async withFindings(claimIds: readonly number[]): Promise<number[]> {
    const found: number[] = [];
    for (const some of inSome(claimIds)) {
      const rows = await this.tx
        .selectFrom('findings')
        .select('claim_id')
        .distinct()
        .where('claim_id', 'in', some)
        .execute();
      found.push(...rows.map(({ claim_id }) => claim_id));
    }
    return found;
  }

  /** The status of claims on which nothing was found. */
  async open(claimIds: readonly number[]): Promise<void> {
    const status = statusOf([]);
    for (const some of inSome(claimIds))
      await this.tx
        .insertInto('claim_status')
        .values(some.map((claim_id) => ({ claim_id, ...status })))
        .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(status))
        .execute();
  }

  /** Claims with a standing finding that cites this record. */
  async citing(kind: string, id: number): Promise<number[]> {
    const column = CITED[kind];
    if (column === undefined) return [];
    const rows = await this.tx
      .selectFrom('finding_evidence')
      .innerJoin('findings', 'findings.id', 'finding_evidence.finding_id')
      .select('finding_evidence.claim_id')
      .distinct()
      .where(column, '=', id)
      .where('findings.superseded_by', 'is', null)
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  /** Claims said at this occasion on which something was found. */
  async saidAt(occasionId: number): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('claims')
      .innerJoin('findings', 'findings.claim_id', 'claims.id')
      .select('claims.id')
      .distinct()
      .where('claims.occasion_id', '=', occasionId)
      .where('findings.superseded_by', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    for (const one of marks)
      await this.tx
        .insertInto('stale_findings')
        .values(one)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }

  /** Takes the marks off findings that something superseded. */
  async unmark(findingIds: readonly number[]): Promise<void> {
    if (findingIds.length === 0) return;
    await this.tx.deleteFrom('stale_findings').where('finding_id', 'in', findingIds).execute();
  }

  async clear(): Promise<void> {
    await this.tx.deleteFrom('stale_findings').execute();
    await this.tx.deleteFrom('claim_status').execute();
  }

  /** Derives the status of a claim again and writes it. */
  async settle(claimId: number): Promise<Status> {
    const status = statusOf(await this.weighed(claimId));
    await this.tx
      .insertInto('claim_status')
      .values({ claim_id: claimId, ...status })
      .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(status))
      .execute();
    return status;
  }

  /** Every claim on which something was found, by number. */
  async checkedIds(): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('findings')
      .select('claim_id')
      .distinct()
      .orderBy('claim_id')
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  /** Gives every claim that has no status the one of a claim on which nothing was found; answers how many. */
  async openRest(): Promise<number> {
    const { status, finding_id, checked, settled, stale, pending } = statusOf([]);
    const written = await this.tx
      .insertInto('claim_status')
      .columns(['claim_id', 'status', 'finding_id', 'checked', 'settled', 'stale', 'pending'])
      .expression((eb) =>
        eb
          .selectFrom('claims')
          .select('claims.id')
          .select([
            eb.val(status).as('status'),
            eb.val(finding_id).as('finding_id'),
            eb.val(checked).as('checked'),
            eb.val(settled).as('settled'),
            eb.val(stale).as('stale'),
            eb.val(pending).as('pending'),
          ])
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('claim_status')
                  .select('claim_status.claim_id')
                  .whereRef('claim_status.claim_id', '=', 'claims.id'),
              ),
            ),
          ),
      )
      .executeTakeFirstOrThrow();
    return Number(written.numInsertedOrUpdatedRows ?? 0n);
  }

  /** What happened after an event to a claim or to what its findings cite, oldest first. */
  async happenedSince(
    seq: number,
    about: readonly { kind: string; id: number }[],
  ): Promise<(Happened & { seq: number })[]> {
    const happened: (Happened & { seq: number })[] = [];
    // NOTE: one after another. Asked for all at once, SQLite would walk every event since.
    for (const one of about) happened.push(...(await this.happenedTo(one, seq)));
    return happened.sort((one, other) => one.seq - other.seq);
  }

  private async happenedTo(
    { kind, id }: { kind: string; id: number },
    since: number,
  ): Promise<(Happened & { seq: number })[]> {
    const rows = await this.tx
      .selectFrom('events')
      .leftJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['events.seq', 'events.action', 'event_payloads.before', 'event_payloads.after'])
      .where('events.subject_kind', '=', kind)
      .where('events.subject_id', '=', id)
      .where('events.seq', '>', since)
      .execute();
    return rows.map(({ seq, action, before, after }) => ({
      seq,
      action,
      subjectKind: kind,
      subjectId: id,
      before: rowIn(before),
      after: rowIn(after),
    }));
  }

  async occasionOf(claimId: number): Promise<number | null> {
    const row = await this.tx
      .selectFrom('claims')
      .select('occasion_id')
      .where('id', '=', claimId)
      .executeTakeFirst();
    return row?.occasion_id ?? null;
  }

  private async weighed(claimId: number): Promise<Weighed[]> {
    const rows = await this.tx
      .selectFrom('findings')
      .select(['id', 'facet', 'value', 'agreed_at', 'superseded_by'])
      .select((eb) =>
        eb
          .selectFrom('stale_findings')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('stale_findings.finding_id', '=', 'findings.id')
          .as('marks'),
      )
      .where('claim_id', '=', claimId)
      .where('superseded_by', 'is', null)
      .execute();
    return rows.map(({ marks, ...row }) => ({ ...row, stale: (marks ?? 0) > 0 }));
  }
}

/** SQLite takes 32,766 parameters. */
function inSome(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, at) => ids.slice(at * 500, at * 500 + 500));
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
