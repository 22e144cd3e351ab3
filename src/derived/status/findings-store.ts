import type { Selectable } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { cursorAfter, type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { nextId } from '../../platform/db/queries/reserved-ids.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, FindingEvidenceTable, FindingsTable, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { EvidenceKind, Role, StaleCause } from '../../vocabulary.js';

export type EvidenceRow = Selectable<FindingEvidenceTable>;

/** A finding with the names of its author and of the person who agreed. */
export interface FindingRow extends Selectable<FindingsTable> {
  readonly author: string;
  readonly author_role: Role;
  readonly agreed_name: string | null;
  readonly actual_speaker: string | null;
  /** Its evidence, in the given order, without what it is always based on. */
  readonly evidence: readonly Evidence[];
  /** Why it is stale; empty where it is not. */
  readonly causes: readonly Cause[];
}

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Null where it is hidden from the viewer: then there is no passage either. */
  readonly id: number | null;
  /** The version at the time of the finding. */
  readonly version: number;
  readonly selector: {
    readonly exact: string;
    readonly prefix: string | null;
    readonly suffix: string | null;
    readonly start_utf16: number | null;
    readonly end_utf16: number | null;
  } | null;
}

export type Cause = SeenCause | UnseenCause;

export interface SeenCause {
  readonly cause: StaleCause;
  /** When it was changed, and by whom. */
  readonly at: string;
  readonly by: string;
}

/** Something hidden from the viewer changed: neither what, nor when, nor by whom. Once, however often. */
export interface UnseenCause {
  readonly cause: 'unseen';
  readonly at: null;
  readonly by: null;
}

type Bare = Omit<FindingRow, 'evidence' | 'causes'>;

/** Superseded findings in a part: a reason may have 10,000 characters, each of which is formatted. */
const ROWS = 10;

const NEWEST_FIRST = { keys: ['findings.id'], direction: 'desc' } as const;

/** Reads findings that one viewer may see: pending ones are for checkers and above. */
export class FindingReader extends ViewerReader {
  async byId(id: number): Promise<FindingRow | undefined> {
    const [row] = await this.whole(await rowsOf(this.db, this.sees).where('findings.id', '=', id).execute());
    return row;
  }

  /**
   * A part of the findings of a claim, newest first. The first has all that are not superseded, and the newest
   * superseded ones; the others go on with those.
   */
  async ofClaim(claimId: number, after: string | null): Promise<Page<FindingRow>> {
    const first = after === null ? await firstOfClaim(this.db, { id: claimId }, this.sees) : null;
    if (first !== null && first.length <= ROWS) return { rows: await this.whole(first), next: null };
    const query = supersededOf(this.db, claimId, this.sees);
    const { rows, next } = await pageOf(query, { after, limit: ROWS, ...NEWEST_FIRST });
    const part = await this.whole(rows);
    return { rows: after === null ? withStanding(await this.standing(claimId), part) : part, next };
  }

  /** The `after` of the part that a finding is in; null for the first. */
  async partWith({ id, claim_id, superseded_by }: FindingRow): Promise<string | null> {
    if (superseded_by === null) return null;
    const newer = await supersededOf(this.db, claim_id, this.sees)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('findings.id', '>', id)
      .executeTakeFirstOrThrow();
    return newer.count < ROWS ? null : cursorAfter({ id: id + 1 }, NEWEST_FIRST);
  }

  /** The numbers of the superseded findings of a claim, newest first. */
  async supersededIds(claimId: number): Promise<number[]> {
    const query = supersededOf(this.db, claimId, this.sees).clearSelect().select('findings.id');
    return (await query.orderBy('findings.id', 'desc').execute()).map(({ id }) => id);
  }

  /** The findings of a claim that are not superseded, and these that are, newest first. */
  async withSuperseded(claimId: number, ids: readonly number[]): Promise<FindingRow[]> {
    if (ids.length === 0) return withStanding(await this.standing(claimId), []);
    const query = supersededOf(this.db, claimId, this.sees).where(
      amongListed('findings.id', JSON.stringify(ids)),
    );
    const part = await this.whole(await query.orderBy('findings.id', 'desc').execute());
    return withStanding(await this.standing(claimId), part);
  }

  /** The findings with this value on several claims that are not superseded, newest first. */
  async standingOnAll(
    claimIds: readonly number[],
    { facet, value }: Pick<FindingRow, 'facet' | 'value'>,
  ): Promise<FindingRow[]> {
    const rows: FindingRow[] = [];
    for (let at = 0; at < claimIds.length; at += ROWS) {
      const query = rowsOf(this.db, this.sees)
        .where(amongListed('findings.claim_id', JSON.stringify(claimIds.slice(at, at + ROWS))))
        .where('findings.superseded_by', 'is', null)
        .where('findings.facet', '=', facet)
        .where('findings.value', '=', value);
      rows.push(...(await this.whole(await query.execute())));
    }
    return rows.sort(newestFirst);
  }

  /** The findings of a claim that are not superseded. */
  async standing(claimId: number): Promise<FindingRow[]> {
    return this.whole(
      await rowsOf(this.db, this.sees)
        .where('findings.claim_id', '=', claimId)
        .where('findings.superseded_by', 'is', null)
        .orderBy('findings.id')
        .execute(),
    );
  }

  /** The id of the next finding in this transaction. */
  nextId(): Promise<number> {
    return nextId(this.db, 'findings');
  }

  private async whole(rows: readonly Bare[]): Promise<FindingRow[]> {
    if (rows.length === 0) return [];
    const ids = { ids: JSON.stringify(rows.map(({ id }) => id)) };
    const evidence = grouped(await evidenceOf(this.db, ids, this.sees), ({ finding_id }) => finding_id);
    const causes = grouped(await causesOf(this.db, ids, this.sees), ({ finding_id }) => finding_id);
    return rows.map((row) => ({
      ...row,
      // They name copies that may be restricted.
      answers: this.sees ? row.answers : null,
      evidence: (evidence.get(row.id) ?? []).map(toEvidence),
      causes: toCauses(causes.get(row.id) ?? []),
    }));
  }
}

function rowsOf(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('findings')
    .innerJoin('users as authors', 'authors.id', 'findings.author_id')
    .leftJoin('users as seconds', 'seconds.id', 'findings.agreed_by')
    .leftJoin('speakers', 'speakers.id', 'findings.actual_speaker_id')
    .selectAll('findings')
    .select(['authors.name as author', 'authors.role as author_role'])
    .select(['seconds.name as agreed_name', 'speakers.name as actual_speaker'])
    .where(visibleTo({ seesRestricted: sees }).findings());
}

/** Most claims have one part, which is then read by a query that is compiled once. */
const firstOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db, sees)
    .where('findings.claim_id', '=', id)
    .orderBy('findings.id', 'desc')
    .limit(ROWS + 1),
);

function supersededOf(db: Db | Tx, claimId: number, sees: boolean) {
  return rowsOf(db, sees)
    .where('findings.claim_id', '=', claimId)
    .where('findings.superseded_by', 'is not', null);
}

function withStanding(standing: readonly FindingRow[], superseded: readonly FindingRow[]): FindingRow[] {
  return [...standing, ...superseded].sort(newestFirst);
}

function newestFirst(one: FindingRow, other: FindingRow): number {
  return other.id - one.id;
}

const evidenceOf = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('finding_evidence')
    .selectAll()
    .select((eb) =>
      eb
        .case()
        .when(visibleTo({ seesRestricted: sees }).evidence())
        .then(1)
        .else(0)
        .end()
        .as('is_seen'),
    )
    .where(amongListed('finding_id', ids))
    .where('basis', '=', 0)
    .orderBy('id'),
);

const causesOf = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('stale_findings')
    .innerJoin('events', 'events.seq', 'stale_findings.seq')
    .innerJoin('users', 'users.id', 'events.actor_id')
    .select(['stale_findings.finding_id', 'stale_findings.cause', 'events.at', 'events.change_id'])
    .select((eb) =>
      eb
        .case()
        .when(visibleTo({ seesRestricted: sees }).changedEvidence())
        .then(1)
        .else(0)
        .end()
        .as('is_seen'),
    )
    .select('users.name as by')
    .where(amongListed('stale_findings.finding_id', ids))
    .orderBy('stale_findings.seq'),
);

interface CauseRow extends SeenCause {
  readonly change_id: string;
  readonly is_seen: number;
}

function toCauses(rows: readonly CauseRow[]): Cause[] {
  const seen = rows.filter(({ is_seen }) => is_seen === 1);
  const told = seen.filter((row) => !isToldBy(row, seen)).map(({ cause, at, by }) => ({ cause, at, by }));
  return seen.length === rows.length ? told : [...told, { cause: 'unseen', at: null, by: null }];
}

/** The clearer causes: editing a quotation also changes its source’s wording, which may be cited. */
const CLEARER: Readonly<Partial<Record<StaleCause, readonly StaleCause[]>>> = {
  reference: ['text'],
  attribution: ['text', 'reference'],
};

/** Whether a clearer cause tells of the same change. */
function isToldBy({ cause, change_id }: CauseRow, seen: readonly CauseRow[]): boolean {
  const clearer = CLEARER[cause] ?? [];
  return seen.some((other) => other.change_id === change_id && clearer.includes(other.cause));
}

function toEvidence(row: EvidenceRow & { readonly is_seen: number }): Evidence {
  const { selector_exact: exact, evidence_version: version } = row;
  const target = targetOf(row);
  if (row.is_seen !== 1) return { kind: target.kind, id: null, version, selector: null };
  return {
    ...target,
    version,
    selector:
      exact === null
        ? null
        : {
            exact,
            prefix: row.selector_prefix,
            suffix: row.selector_suffix,
            start_utf16: row.selector_start_utf16,
            end_utf16: row.selector_end_utf16,
          },
  };
}

/** The record to which a row of evidence refers. */
export function targetOf(row: EvidenceRow): { readonly kind: EvidenceKind; readonly id: number } {
  const targets = [
    ['attribution', row.attribution_id],
    ['snapshot', row.snapshot_id],
    ['annotation', row.annotation_id],
    ['search', row.search_id],
    ['contact', row.contact_id],
  ] as const;
  const found = targets.find(([, id]) => id !== null);
  // A table constraint ensures that exactly one of the five is set.
  return { kind: found?.[0] ?? 'attribution', id: found?.[1] ?? 0 };
}
