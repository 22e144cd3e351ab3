import { type Expression, type SqlBool, sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { build } from '../../platform/db/queries/build.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { PublicKind } from '../../platform/db/subjects.js';
import {
  attributionsOfOccasion,
  attributionsOfOutlet,
  attributionsOfSource,
  attributionsOfSpeaker,
  citationsOfSource,
  claimsOfList,
  claimsOfOccasion,
  claimsOfSpeaker,
  claimsOfTag,
  claimsOnRecord,
  findingsOfSpeaker,
  type Rule,
} from './uses-store.js';

// Which records everybody who may read is shown. Only checkers and up see a claim that is not on the record and
// everything that belongs to it; a speaker, occasion, outlet, source or tag that only such claims use is hidden too.
// NOTE: where this comes to show or hide something else, a migration has to fill `public_records` anew.

type Condition = Expression<SqlBool>;

/** The table whose rows are shown or hidden, and the condition on a row of it. */
interface PublicRule {
  readonly table:
    | 'speakers'
    | 'occasions'
    | 'sources'
    | 'outlets'
    | 'tags'
    | 'annotations'
    | 'lists'
    | 'views';
  readonly isPublic: () => Condition;
}

const MERGEABLE_RULES = {
  speaker: mergeable('speakers', (rule) => [
    claimsOfSpeaker(rule),
    attributionsOfSpeaker(rule),
    findingsOfSpeaker(rule),
  ]),
  occasion: mergeable('occasions', (rule) => [claimsOfOccasion(rule), attributionsOfOccasion(rule)]),
  source: citable(),
  outlet: mergeable('outlets', (rule) => [attributionsOfOutlet(rule)]),
  tag: mergeable('tags', (rule) => [claimsOfTag(rule)]),
} as const;

const PUBLIC_RULES: Readonly<Record<PublicKind, PublicRule>> = {
  ...MERGEABLE_RULES,
  // A saved copy contains the words of a restricted claim, too: one such claim hides it.
  copies: { table: 'sources', isPublic: () => not(attributionsOfSource('restricted')) },
  annotation: { table: 'annotations', isPublic: isNotePublic },
  list: {
    table: 'lists',
    isPublic: () =>
      both(
        build()('lists.owner_id', 'is', null),
        notOnlyRestricted((rule) => [claimsOfList(rule)]),
      ),
  },
  view: {
    table: 'views',
    isPublic: () => both(build()('views.owner_id', 'is', null), namesNothingHidden()),
  },
};

/** In the order in which reindex fills them. */
export const PUBLIC_KINDS = Object.keys(PUBLIC_RULES) as PublicKind[];

/** A record, whether everybody should be shown it, and whether it is stored that they are. */
export interface Shown {
  readonly id: number;
  readonly is_public: 0 | 1;
  readonly is_stored: 0 | 1;
}

/** The table of the records of a kind. */
export function tableOf(kind: PublicKind): PublicRule['table'] {
  return PUBLIC_RULES[kind].table;
}

export function shownAmong(db: Db | Tx, kind: PublicKind, ids: readonly number[]): Promise<Shown[]> {
  const { table } = PUBLIC_RULES[kind];
  return shown(db, kind)
    .where(among(`${table}.id`, ids))
    .execute();
}

/**
 * The rows of all records of a kind that everybody should be shown, for an INSERT.
 * @param which `hidden`: only those without a row
 */
export function allPublic(db: Db | Tx, kind: PublicKind, which: 'all' | 'hidden' = 'all') {
  const { table, isPublic } = PUBLIC_RULES[kind];
  const query = db.selectFrom(table).select([sql.lit(kind).as('kind'), `${table}.id`]);
  const chosen = which === 'all' ? query : query.where(not(isStored(kind, `${table}.id`)));
  return chosen.where(isPublic());
}

/** Whether a record is hidden from readers as it is within this change, before its followers ran. */
export async function isHiddenNow(db: Db | Tx, kind: PublicKind, id: number): Promise<boolean> {
  const [shown] = await shownAmong(db, kind, [id]);
  return shown?.is_public === 0;
}

/** Whether restricted claims alone use a source; one is hidden also where nothing cites it. */
export async function isSourceRestrictedNow(db: Db | Tx, id: number): Promise<boolean> {
  const source = db.selectFrom('sources').select('sources.id').where('sources.id', '=', id);
  const isUsed = build().or([
    build()('sources.merge_restricted', '=', 1),
    attributionsOfSource('restricted'),
  ]);
  const hidden = source.where(not(citable().isPublic())).where(isUsed);
  return (await hidden.executeTakeFirst()) !== undefined;
}

/** All records of a kind. */
export function shown(db: Db | Tx, kind: PublicKind) {
  const { table, isPublic } = PUBLIC_RULES[kind];
  return db
    .selectFrom(table)
    .select(`${table}.id`)
    .select(sql<0 | 1>`(${isPublic()})`.as('is_public'))
    .select(sql<0 | 1>`(${isStored(kind, `${table}.id`)})`.as('is_stored'));
}

function isStored(kind: PublicKind, id: string): Condition {
  return sql<SqlBool>`exists (select 1 from public_records as p where p.kind = ${sql.lit(kind)} and p.id = ${sql.ref(id)})`;
}

function mergeable(
  table: 'speakers' | 'occasions' | 'sources' | 'outlets' | 'tags',
  uses: (rule: Rule) => readonly Condition[],
): PublicRule {
  return {
    table,
    isPublic: () => both(build()(`${table}.merge_restricted`, '=', 0), notOnlyRestricted(uses)),
  };
}

/** A source that no claim cites which readers see may be a memo or notes: somebody has to make it public. */
function citable(): PublicRule {
  const used = mergeable('sources', (rule) => [attributionsOfSource(rule)]);
  return { ...used, isPublic: () => both(used.isPublic(), needsNoCitation()) };
}

/** NOTE: the address of a merged one leads to the other, which is hidden or shown by itself. */
function needsNoCitation(): Condition {
  const eb = build();
  return eb.or([
    eb('sources.shown', '=', 'as_before'),
    eb('sources.merged_into_id', 'is not', null),
    citationsOfSource(),
    both(eb('sources.shown', '=', 'always'), not(attributionsOfSource('restricted'))),
  ]);
}

function notOnlyRestricted(uses: (rule: Rule) => readonly Condition[]): Condition {
  const eb = build();
  return eb.or([...uses('public'), not(eb.or([...uses('restricted')]))]);
}

/** A note is as visible as its target; one on a source or a copy, as the copies of that source. */
function isNotePublic(): Condition {
  const eb = build();
  const onClaim = claimsOnRecord().whereRef('c.id', '=', 'annotations.claim_id' as never);
  const onAttribution = claimsOnRecord()
    .innerJoin('attributions as a', 'a.claim_id', 'c.id')
    .whereRef('a.id', '=', 'annotations.attribution_id' as never);
  return eb.or([
    eb.exists(onClaim),
    eb.exists(onAttribution),
    eb.exists(copiesShown().whereRef('sources.id', '=', 'annotations.source_id' as never)),
    eb.exists(
      copiesShown()
        .innerJoin('snapshots as s', 's.source_id', 'sources.id')
        .whereRef('s.id', '=', 'annotations.snapshot_id' as never),
    ),
  ]);
}

/** Sources whose saved copies everybody is shown. */
function copiesShown() {
  const isPublic = both(citable().isPublic(), not(attributionsOfSource('restricted')));
  return build().selectFrom('sources').select('sources.id').where(isPublic);
}

/** The records that a filter of /claims names, and the column it names them with. */
const FILTERED = [
  ['speaker', sql`speakers.id =`],
  ['source', sql`sources.id =`],
  ['outlet', sql`outlets.id =`],
  ['occasion', sql`occasions.id =`],
  // Matches the NOCASE index on names; anything else would scan all tags.
  ['tag', sql`tags.trashed_at is null and tags.name collate nocase =`],
] as const;

/** The name alone of a view by a hidden speaker would reveal that there is something to hide. */
function namesNothingHidden(): Condition {
  return build().and(
    FILTERED.map(([filter, isNamed]) => {
      const { table, isPublic } = MERGEABLE_RULES[filter];
      const value = sql<string | null>`query_value(views.query, ${filter})`;
      return sql<SqlBool>`(${value} is null
        or exists (select 1 from ${sql.table(table)} where ${isNamed} ${value} and ${isPublic()}))`;
    }),
  );
}

function not(condition: Condition): Condition {
  return build().not(condition);
}

function both(one: Condition, other: Condition): Condition {
  return build().and([one, other]);
}
