import type { Selectable } from 'kysely';
import { amongListed } from '../../platform/db/among.js';
import { prepared } from '../../platform/db/prepared.js';
import type { Db, FindingEvidenceTable, FindingsTable, Tx } from '../../platform/db/schema.js';
import { visibleTo } from '../../platform/db/visible.js';
import { grouped } from '../../platform/lib/grouped.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { EvidenceKind, Role, StaleCause } from '../../vocabulary.js';

export type EvidenceRow = Selectable<FindingEvidenceTable>;

/** A finding with the names of those who stand behind it. */
export interface FindingRow extends Selectable<FindingsTable> {
  readonly author: string;
  readonly author_role: Role;
  readonly agreed_name: string | null;
  readonly actual_speaker: string | null;
  /** What it was said to rest on, in the order given. What it rests on by nature is not among it. */
  readonly evidence: readonly Evidence[];
  /** Why it no longer rests on that; empty while it does. */
  readonly causes: readonly Cause[];
}

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Null where it is not for this reader: then there is no passage either. */
  readonly id: number | null;
  /** The version that was seen. */
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

/** Something changed that is not for this reader: neither what, nor when, nor by whom. Once, however often. */
export interface UnseenCause {
  readonly cause: 'unseen';
  readonly at: null;
  readonly by: null;
}

type Bare = Omit<FindingRow, 'evidence' | 'causes'>;

/** Findings as one viewer may see them: what waits for a second person is for checkers and up. */
export class FindingReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  async byId(id: number): Promise<FindingRow | undefined> {
    const [row] = await this.whole(await rowsOf(this.db, this.sees).where('findings.id', '=', id).execute());
    return row;
  }

  /** Of a claim: those that stand and those that were superseded, newest first. */
  async ofClaim(claimId: number): Promise<FindingRow[]> {
    return this.ofClaims([claimId]);
  }

  /** Of several claims at once, newest first. */
  async ofClaims(claimIds: readonly number[]): Promise<FindingRow[]> {
    if (claimIds.length === 0) return [];
    return this.whole(await rowsOnClaims(this.db, { ids: JSON.stringify(claimIds) }, this.sees));
  }

  /** Those of a claim that nothing superseded. */
  async standing(claimId: number): Promise<FindingRow[]> {
    return this.whole(
      await rowsOf(this.db, this.sees)
        .where('findings.claim_id', '=', claimId)
        .where('findings.superseded_by', 'is', null)
        .orderBy('findings.id')
        .execute(),
    );
  }

  /** The id that the next finding gets in this transaction. */
  async nextId(): Promise<number> {
    const { last } = await this.db
      .selectFrom('findings')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirstOrThrow();
    return (last ?? 0) + 1;
  }

  private async whole(rows: readonly Bare[]): Promise<FindingRow[]> {
    if (rows.length === 0) return [];
    const ids = { ids: JSON.stringify(rows.map(({ id }) => id)) };
    const evidence = grouped(await evidenceOf(this.db, ids, this.sees), ({ finding_id }) => finding_id);
    const causes = grouped(await causesOf(this.db, ids, this.sees), ({ finding_id }) => finding_id);
    return rows.map((row) => ({
      ...row,
      // They name copies that not everybody may see.
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

const rowsOnClaims = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  rowsOf(db, sees).where(amongListed('findings.claim_id', ids)).orderBy('findings.id', 'desc'),
);

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
    .select(['stale_findings.finding_id', 'stale_findings.cause', 'events.at'])
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

function toCauses(rows: readonly (SeenCause & { readonly is_seen: number })[]): Cause[] {
  const seen = rows.filter(({ is_seen }) => is_seen === 1).map(({ cause, at, by }) => ({ cause, at, by }));
  return seen.length === rows.length ? seen : [...seen, { cause: 'unseen', at: null, by: null }];
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

/** The record that a row of evidence points at. */
export function targetOf(row: EvidenceRow): { readonly kind: EvidenceKind; readonly id: number } {
  const targets = [
    ['attribution', row.attribution_id],
    ['snapshot', row.snapshot_id],
    ['annotation', row.annotation_id],
    ['search', row.search_id],
    ['contact', row.contact_id],
  ] as const;
  const found = targets.find(([, id]) => id !== null);
  // The table holds exactly one of the five.
  return { kind: found?.[0] ?? 'attribution', id: found?.[1] ?? 0 };
}
