import { type Expression, type SqlBool, sql } from 'kysely';
import { nounOf } from '../../../nouns.js';
import type { OfClaimTable, PublicKind, StoredKind } from '../subjects.js';
import { build } from './build.js';

// What a viewer may see, as conditions for a query's `where`. Only checkers and up see a claim that is not on the
// record and everything that belongs to it. Which other records everybody is shown is stored (derived/visibility/).
// Every Reader starts from here. NOTE: the conditions name their table as it is (`claims.id`), so the queries must not
// alias it.

type Condition = Expression<SqlBool>;

type OfClaim =
  | `${OfClaimTable}.claim_id`
  | `${'claim_links' | 'list_items' | 'claim_tags' | 'events'}.claim_id`
  | 'claim_links.other_claim_id';

export interface Visible {
  claims(): Condition;
  /** For records of which it is stored whether everybody is shown them, in their own table. */
  record(kind: StoredKind): Condition;
  /** For rows with a claim's id: attributions, links, notes on claims, items of lists. */
  ofClaim(column: OfClaim): Condition;
  /** For former names of speakers: those that only restricted claims used before a merge are hidden. */
  names(): Condition;
  /** A saved copy contains the words of a restricted claim, too: one such claim hides it. */
  snapshots(): Condition;
  /** Checks of a source are visible with its copies. */
  checks(): Condition;
  /** Whether the copies of a source are visible, by its number. */
  copiesOf(source: Expression<unknown>): Condition;
  /** For evidence: whether its copy or note is visible. */
  evidence(): Condition;
  /** For events that made a finding stale: whether the copy or note that they changed is visible. */
  changedEvidence(): Condition;
  /** Pending findings are for checkers and up. */
  findings(): Condition;
  /** Always one's own; the visibility of its claims is decided separately. */
  lists(viewerId: number | null): Condition;
  /** Always one's own; a shared one unless a filter of it names something hidden. */
  views(viewerId: number | null): Condition;
}

export function visibleTo(viewer: { readonly seesRestricted: boolean }): Visible {
  return viewer.seesRestricted ? EVERYTHING : ON_RECORD;
}

const always = (): Condition => sql<SqlBool>`1`;

const ON_RECORD: Visible = {
  claims: () => build()('claims.ground_rule', '=', 'on_record'),
  record: (kind) => isPublic(kind, sql.ref(`${nounOf(kind).table}.id`)),
  ofClaim: (column) => claimOnRecord(column),
  names: () =>
    both(build()('speaker_names.restricted', '=', 0), build()('speaker_names.awaits_since', 'is', null)),
  snapshots: () => copiesShown(sql.ref('snapshots.source_id')),
  checks: () => copiesShown(sql.ref('source_checks.source_id')),
  copiesOf: (source) => copiesShown(source),
  evidence: () =>
    both(
      restsOnSeen('snapshots', sql.ref('finding_evidence.snapshot_id')),
      restsOnSeen('annotations', sql.ref('finding_evidence.annotation_id')),
    ),
  changedEvidence: () =>
    both(restsOnSeen('snapshots', changed('snapshot')), restsOnSeen('annotations', changed('annotation'))),
  findings: () => both(claimOnRecord('findings.claim_id'), notPending()),
  lists: (id) => ownOr(id, 'lists.owner_id', isPublic('list', sql.ref('lists.id'))),
  views: (id) => ownOr(id, 'views.owner_id', isPublic('view', sql.ref('views.id'))),
};

/** For those who see restricted claims: only lists and views are anybody's own. */
const EVERYTHING: Visible = {
  ...(Object.fromEntries(Object.keys(ON_RECORD).map((name) => [name, always])) as unknown as Visible),
  lists: (id) => ownOr(id, 'lists.owner_id'),
  views: (id) => ownOr(id, 'views.owner_id'),
};

/** Whether everybody is shown a record, by its number; of `copies`, by that of their source. */
function isPublic(kind: PublicKind, id: Expression<unknown>): Condition {
  return sql<SqlBool>`exists (select 1 from public_records where public_records.kind = ${sql.lit(kind)}
    and public_records.id = ${id})`;
}

/** Copies are never shown without their source. */
function copiesShown(source: Expression<unknown>): Condition {
  return both(isPublic('copies', source), isPublic('source', source));
}

/** Whether no restricted claim cites a source. Of a claim that readers see, this alone says whether they see its copies. */
export function copiesUnrestricted(source: Expression<unknown>): Condition {
  return isPublic('copies', source);
}

function both(one: Condition, other: Condition): Condition {
  return build().and([one, other]);
}

function claimOnRecord(column: OfClaim): Condition {
  const claim = build().selectFrom('claims as c').select('c.id');
  return build().exists(claim.whereRef('c.id', '=', column).where('c.ground_rule', '=', 'on_record'));
}

const ON_RECORD_OF = {
  snapshots: () => ON_RECORD.snapshots(),
  annotations: () => ON_RECORD.record('annotation'),
} as const;

/** Trashed and erased rows get the same answer as hidden ones, so that nobody can distinguish them. */
function restsOnSeen(table: keyof typeof ON_RECORD_OF, id: Expression<unknown>): Condition {
  const [own, trashed, erased] = ['id', 'trashed_at', 'erased_by'].map((name) => sql.ref(`${table}.${name}`));
  return sql<SqlBool>`(${id} is null or exists (select 1 from ${sql.table(table)}
    where ${own} = ${id} and ${trashed} is null and ${erased} is null and ${ON_RECORD_OF[table]()}))`;
}

function changed(kind: 'snapshot' | 'annotation'): Expression<unknown> {
  return sql`case when events.subject_kind = ${sql.lit(kind)} then events.subject_id end`;
}

/** All findings but those that need a second person's agreement and lack it. */
function notPending(): Condition {
  const eb = build();
  return eb.or([eb('findings.agreed_at', 'is not', null), eb('findings.needs_second', '=', 0)]);
}

type Owner = 'lists.owner_id' | 'views.owner_id';

/** A list or a view without an owner is shared; any other is its owner's alone. @param isShown of a shared one */
function ownOr(viewerId: number | null, owner: Owner, isShown: Condition = always()): Condition {
  const eb = build();
  const own = viewerId === null ? sql<SqlBool>`0` : eb(owner, '=', viewerId);
  // NOTE: names the column on both sides, so that the index of owners finds either.
  return eb.or([own, both(eb(owner, 'is', null), isShown)]);
}
