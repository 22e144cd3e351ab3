import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { reaches, seesRestricted, type Viewer } from '../accounts/model.js';
import { type Page, pageOf } from '../db/page-of.js';
import type { Db, Schema, Tx } from '../db/schema.js';
import type { SubjectKind } from '../db/subjects.js';
import { type Visible, visibleTo } from '../db/visible.js';

// Reads events for people: only those of records that the viewer may see. What was done while a claim was
// not on the record stays with checkers and up after it was put on it, since the words were others then.

/** What was done to one row, by whom, and the whole row before and after as JSON text. */
export interface ActivityEvent {
  readonly seq: number;
  readonly at: string;
  readonly change_id: string;
  readonly actor: string;
  readonly action: string;
  readonly subject_kind: SubjectKind;
  readonly subject_id: number;
  readonly claim_id: number | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The event that erased the payload; null while it stands. */
  readonly erased_by: number | null;
}

/** The column of a row that belongs to another which names that other. */
const PARENTS = {
  speaker_name: 'speaker_id',
  speaker_title: 'speaker_id',
  speaker_member: 'body_id',
  list_item: 'list_id',
} as const;

/** What belongs to a record and is told in its history. */
const CHILDREN: Partial<Record<SubjectKind, readonly (keyof typeof PARENTS)[]>> = {
  speaker: ['speaker_name', 'speaker_title', 'speaker_member'],
  list: ['list_item'],
};

type Condition = Expression<SqlBool>;

export class ActivityReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** Newest first. @param by null for everybody */
  async page(wanted: {
    readonly by: number | null;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<Page<ActivityEvent>> {
    const { by, ...span } = wanted;
    const query = by === null ? this.seen() : this.seen().where('events.actor_id', '=', by);
    return pageOf(query, { ...span, direction: 'desc', keys: ['events.seq'] });
  }

  /** What one person did, or all but one, after an event; newest first. Null stands for nobody left out. */
  async since(
    seq: number,
    who: { readonly by: number } | { readonly notBy: number | null },
    limit: number,
  ): Promise<ActivityEvent[]> {
    const query = this.seen().where('events.seq', '>', seq).orderBy('events.seq', 'desc').limit(limit);
    if ('by' in who) return query.where('events.actor_id', '=', who.by).execute();
    return who.notBy === null
      ? query.execute()
      : query.where(sql<SqlBool>`+events.actor_id <> ${who.notBy}`).execute();
  }

  /** What happened to a record and to what belongs to it, newest first. */
  async ofSubject(
    kind: SubjectKind,
    id: number,
    wanted: { readonly after: string | null; readonly limit: number },
  ): Promise<Page<ActivityEvent>> {
    const eb = events();
    const about = eb.or([
      eb.and([eb('events.subject_kind', '=', kind), eb('events.subject_id', '=', id)]),
      ...(kind === 'claim' ? [eb('events.claim_id', '=', id)] : []),
      ...(CHILDREN[kind] ?? []).map((child) =>
        eb.and([eb('events.subject_kind', '=', child), sql<SqlBool>`${inRow(PARENTS[child])} = ${id}`]),
      ),
    ]);
    return pageOf(this.seen().where(about), { ...wanted, direction: 'desc', keys: ['events.seq'] });
  }

  private seen() {
    return this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .innerJoin('users', 'users.id', 'events.actor_id')
      .select([
        'events.seq',
        'events.at',
        'events.change_id',
        'events.action',
        'events.subject_id',
        'events.claim_id',
        'users.name as actor',
        'event_payloads.before',
        'event_payloads.after',
        'event_payloads.erased_by',
      ])
      .select(sql<SubjectKind>`events.subject_kind`.as('subject_kind'))
      .where(this.isSeen());
  }

  private isSeen(): Condition {
    const eb = events();
    const users = reaches(this.viewer.role, 'admin');
    const guarded = [
      eb.and([isOf('user', 'token'), users ? sql<SqlBool>`1` : sql<SqlBool>`0`]),
      eb.and([isOf('list'), this.listIs(sql.ref('events.subject_id'))]),
      eb.and([isOf('list_item'), this.listIs(inRow('list_id')), this.claimIsSeen()]),
      eb.and([
        isOf('view'),
        exists('views', sql.ref('events.subject_id'), this.visible.views(this.viewer.userId)),
      ]),
    ];
    if (seesRestricted(this.viewer))
      return eb.or([...guarded, eb.not(isOf('user', 'token', 'list', 'list_item', 'view'))]);
    return eb.or([...guarded, ...this.onRecord()]);
  }

  private onRecord(): Condition[] {
    const eb = events();
    const own = sql.ref('events.subject_id');
    const onClaim = eb.and([eb('events.claim_id', 'is not', null), this.claimIsSeen()]);
    return [
      eb.and([isOf('claim', 'attribution', 'claim_tag', 'search', 'contact'), onClaim]),
      eb.and([isOf('finding'), onClaim, this.findingIs(own)]),
      eb.and([isOf('finding_evidence'), onClaim, this.findingIs(inRow('finding_id'))]),
      eb.and([isOf('claim_link'), onClaim, this.linkIs(own)]),
      eb.and([isOf('annotation'), this.claimIsSeen(), this.annotationIs(own)]),
      eb.and([isOf('speaker'), this.speakerIs(own)]),
      eb.and([isOf('speaker_name', 'speaker_title'), this.speakerIs(inRow('speaker_id'))]),
      eb.and([isOf('speaker_member'), this.speakerIs(inRow('body_id')), this.speakerIs(inRow('member_id'))]),
      eb.and([isOf('occasion'), exists('occasions', own, this.visible.occasions())]),
      eb.and([isOf('outlet'), exists('outlets', own, this.visible.outlets())]),
      eb.and([isOf('source'), exists('sources', own, this.visible.sources())]),
      eb.and([isOf('tag'), exists('tags', own, this.visible.tags())]),
      eb.and([isOf('snapshot'), exists('snapshots', own, this.visible.snapshots())]),
    ];
  }

  /** True as well where the event hangs on no claim. */
  private claimIsSeen(): Condition {
    if (seesRestricted(this.viewer)) return sql<SqlBool>`1`;
    const eb = events();
    return eb.or([
      eb('events.claim_id', 'is', null),
      eb.and([this.visible.ofClaim('events.claim_id'), eb.not(wasRestrictedThenOrLater())]),
    ]);
  }

  private listIs(id: Expression<unknown>): Condition {
    return exists('lists', id, this.visible.lists(this.viewer.userId));
  }

  private speakerIs(id: Expression<unknown>): Condition {
    return exists('speakers', id, this.visible.speakers());
  }

  private annotationIs(id: Expression<unknown>): Condition {
    return exists('annotations', id, this.visible.annotations());
  }

  /** One that waits for a second person is seen by nobody below a checker, and its traces neither. */
  private findingIs(id: Expression<unknown>): Condition {
    return exists('findings', id, this.visible.findings());
  }

  private linkIs(id: Expression<unknown>): Condition {
    const eb = events();
    return exists(
      'claim_links',
      id,
      eb.and([
        this.visible.ofClaim('claim_links.claim_id'),
        this.visible.ofClaim('claim_links.other_claim_id'),
      ]),
    );
  }
}

function events() {
  return expressionBuilder<Schema, 'events' | 'event_payloads'>();
}

function isOf(...kinds: SubjectKind[]): Condition {
  return events()('events.subject_kind', 'in', kinds);
}

/** A column of the row the event is about, which may be long gone. Null where its payload was erased. */
function inRow(column: string): Expression<unknown> {
  return sql`json_extract(coalesce(event_payloads.after, event_payloads.before), ${`$.${column}`})`;
}

type Named =
  | 'speakers'
  | 'occasions'
  | 'outlets'
  | 'sources'
  | 'tags'
  | 'snapshots'
  | 'annotations'
  | 'lists'
  | 'views'
  | 'findings'
  | 'claim_links';

function exists(table: Named, id: Expression<unknown>, condition: Condition): Condition {
  return sql<SqlBool>`exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.id`)} = ${id} and ${condition})`;
}

/** Where the payloads that told of it were erased, the entry that did so tells up to which entry it was. */
function wasRestrictedThenOrLater(): Condition {
  return sql<SqlBool>`exists (
    select 1 from events as later join event_payloads as said on said.seq = later.seq
    where later.subject_kind = 'claim' and later.subject_id = events.claim_id and later.seq >= events.seq
    and (json_extract(said.before, '$.ground_rule') <> 'on_record'
      or json_extract(said.after, '$.ground_rule') <> 'on_record'
      or json_extract(said.after, '$.restricted_until') >= events.seq))`;
}
