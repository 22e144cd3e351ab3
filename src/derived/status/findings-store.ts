import type { Selectable } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
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

/** Reads findings that one viewer may see: pending ones are for checkers and above. */
export class FindingReader extends ViewerReader {
  async byId(id: number): Promise<FindingRow | undefined> {
    const [row] = await this.whole(await rowsOf(this.db, this.sees).where('findings.id', '=', id).execute());
    return row;
  }

  /** All findings of a claim, superseded ones included, newest first. */
  async ofClaim(claimId: number): Promise<FindingRow[]> {
    return this.ofClaims([claimId]);
  }

  /** For several claims at once, newest first. */
  async ofClaims(claimIds: readonly number[]): Promise<FindingRow[]> {
    if (claimIds.length === 0) return [];
    return this.whole(await rowsOnClaims(this.db, { ids: JSON.stringify(claimIds) }, this.sees));
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
