import { type Expression, type SqlBool, sql } from 'kysely';
import {
  attributionsOfOccasion,
  attributionsOfOutlet,
  attributionsOfSource,
  attributionsOfSpeaker,
  attributionsUnder,
  build,
  claimsOfList,
  claimsOfOccasion,
  claimsOfSpeaker,
  claimsOfTag,
  claimsUnder,
  findingsOfSpeaker,
  ON_THE_RECORD,
  type Rule,
} from './uses.js';

// What a viewer may see, as conditions for a query's `where`. Only checkers and up see a claim that is not on the
// record and everything that belongs to it; a speaker, occasion, outlet, source or tag that only such claims use is
// hidden too. Every Reader starts from here. NOTE: the conditions name their table as it is (`claims.id`), so the
// queries must not alias it.

type Condition = Expression<SqlBool>;

export interface Visible {
  claims(): Condition;
  /** For rows with a claim's id: attributions, links, notes on claims, items of lists. */
  ofClaim(
    column:
      | 'attributions.claim_id'
      | 'claim_links.claim_id'
      | 'claim_links.other_claim_id'
      | 'list_items.claim_id'
      | 'claim_tags.claim_id'
      | 'events.claim_id'
      | 'findings.claim_id'
      | 'searches.claim_id'
      | 'contacts.claim_id',
  ): Condition;
  speakers(): Condition;
  /** For former names of speakers: those that only restricted claims used before a merge are hidden. */
  names(): Condition;
  occasions(): Condition;
  sources(): Condition;
  outlets(): Condition;
  tags(): Condition;
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
  annotations(): Condition;
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
  ofClaim: (column) => claimOnRecord(column),
  speakers: () =>
    notOnlyRestricted(
      (rule) => [claimsOfSpeaker(rule), attributionsOfSpeaker(rule), findingsOfSpeaker(rule)],
      'speakers',
    ),
  names: () =>
    both(build()('speaker_names.restricted', '=', 0), build()('speaker_names.awaits_since', 'is', null)),
  occasions: () =>
    notOnlyRestricted((rule) => [claimsOfOccasion(rule), attributionsOfOccasion(rule)], 'occasions'),
  sources: () => notOnlyRestricted((rule) => [attributionsOfSource('sources.id', rule)], 'sources'),
  outlets: () => notOnlyRestricted((rule) => [attributionsOfOutlet(rule)], 'outlets'),
  tags: () => notOnlyRestricted((rule) => [claimsOfTag(rule)], 'tags'),
  snapshots: () => not(attributionsOfSource('snapshots.source_id', 'restricted')),
  checks: () => not(attributionsOfSource('source_checks.source_id', 'restricted')),
  copiesOf: (source) =>
    not(build().exists(attributionsUnder('restricted').where('a.source_id', '=', source as never))),
  evidence: () =>
    both(
      restsOnSeen('snapshots', sql.ref('finding_evidence.snapshot_id')),
      restsOnSeen('annotations', sql.ref('finding_evidence.annotation_id')),
    ),
  changedEvidence: () =>
    both(restsOnSeen('snapshots', changed('snapshot')), restsOnSeen('annotations', changed('annotation'))),
  annotations: () => annotationsOnRecord(),
  findings: () => both(claimOnRecord('findings.claim_id'), notPending()),
  lists: (id) =>
    build().or([
      own('lists.owner_id', id),
      both(
        isDesks('lists.owner_id'),
        notOnlyRestricted((rule) => [claimsOfList(rule)]),
      ),
    ]),
  views: (id) =>
    build().or([own('views.owner_id', id), both(isDesks('views.owner_id'), namesNothingHidden())]),
};

/** For those who see restricted claims: only lists and views are anybody's own. */
const EVERYTHING: Visible = {
  ...(Object.fromEntries(Object.keys(ON_RECORD).map((name) => [name, always])) as unknown as Visible),
  lists: (id) => ownOrDesk('lists.owner_id', id),
  views: (id) => ownOrDesk('views.owner_id', id),
};

/** @param merged the table, where its rows can be merged: what used one of them uses another since */
function notOnlyRestricted(
  uses: (rule: Rule) => readonly Condition[],
  merged: 'speakers' | 'occasions' | 'sources' | 'outlets' | 'tags' | null = null,
): Condition {
  const eb = build();
  const used = eb.or([...uses('public'), not(eb.or([...uses('restricted')]))]);
  return merged === null ? used : both(eb(`${merged}.merge_restricted`, '=', 0), used);
}

function not(condition: Condition): Condition {
  return build().not(condition);
}

function both(one: Condition, other: Condition): Condition {
  return build().and([one, other]);
}

function claimOnRecord(column: Parameters<Visible['ofClaim']>[0]): Condition {
  const claim = build().selectFrom('claims as c').select('c.id');
  return build().exists(claim.whereRef('c.id', '=', column).where('c.ground_rule', '=', ON_THE_RECORD));
}

/** Trashed and erased rows get the same answer as hidden ones, so that nobody can distinguish them. */
function restsOnSeen(table: 'snapshots' | 'annotations', id: Expression<unknown>): Condition {
  const [own, trashed, erased] = ['id', 'trashed_at', 'erased_by'].map((name) => sql.ref(`${table}.${name}`));
  return sql<SqlBool>`(${id} is null or exists (select 1 from ${sql.table(table)}
    where ${own} = ${id} and ${trashed} is null and ${erased} is null and ${ON_RECORD[table]()}))`;
}

function changed(kind: 'snapshot' | 'annotation'): Expression<unknown> {
  return sql`case when events.subject_kind = ${sql.lit(kind)} then events.subject_id end`;
}

/** All findings but those that need a second person's agreement and lack it. */
function notPending(): Condition {
  const eb = build();
  return eb.or([eb('findings.agreed_at', 'is not', null), eb('findings.needs_second', '=', 0)]);
}

/** The records that a filter of /claims names, by table and by the column it names them with. */
const FILTERED = [
  ['speaker', 'speakers', sql`speakers.id =`],
  ['source', 'sources', sql`sources.id =`],
  ['outlet', 'outlets', sql`outlets.id =`],
  ['occasion', 'occasions', sql`occasions.id =`],
  // Matches the NOCASE index on names; anything else would scan all tags.
  ['tag', 'tags', sql`tags.trashed_at is null and tags.name collate nocase =`],
] as const;

/** The name alone of a view by a hidden speaker would reveal that there is something to hide. */
function namesNothingHidden(): Condition {
  return build().and(
    FILTERED.map(([filter, table, isNamed]) => {
      const value = sql<string | null>`query_value(views.query, ${filter})`;
      return sql<SqlBool>`(${value} is null or exists (select 1 from ${sql.table(table)} where ${isNamed} ${value} and ${ON_RECORD[table]()}))`;
    }),
  );
}

type Owner = 'lists.owner_id' | 'views.owner_id';

/** A list or a view without an owner is shared; any other is its owner's alone. */
function ownOrDesk(owner: Owner, viewerId: number | null): Condition {
  return build().or([isDesks(owner), own(owner, viewerId)]);
}

function isDesks(owner: Owner): Condition {
  return build()(owner, 'is', null);
}

function own(owner: Owner, viewerId: number | null): Condition {
  return viewerId === null ? sql<SqlBool>`0` : build()(owner, '=', viewerId);
}

/** A note is as visible as its target; one on a source or a copy, as the copies of that source. */
function annotationsOnRecord(): Condition {
  const eb = build();
  const onClaim = claimsUnder('public').whereRef('c.id', '=', 'annotations.claim_id' as never);
  const onAttribution = attributionsUnder('public').whereRef(
    'a.id',
    '=',
    'annotations.attribution_id' as never,
  );
  const ofSnapshot = attributionsUnder('restricted')
    .innerJoin('snapshots as s', 's.source_id', 'a.source_id')
    .whereRef('s.id', '=', 'annotations.snapshot_id' as never);
  return eb.or([
    eb.exists(onClaim),
    eb.exists(onAttribution),
    eb.and([
      eb('annotations.source_id', 'is not', null),
      not(attributionsOfSource('annotations.source_id', 'restricted')),
    ]),
    eb.and([eb('annotations.snapshot_id', 'is not', null), not(eb.exists(ofSnapshot))]),
  ]);
}
