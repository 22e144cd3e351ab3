import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { NOUNS } from '../../../nouns.js';
import { type Visible, visibleTo } from '../../../platform/db/queries/visible.js';
import type { Schema } from '../../../platform/db/schema.js';
import type { SubjectKind } from '../../../platform/db/subjects.js';
import { reaches, seesRestricted, type Viewer } from '../../../platform/viewer.js';

/** Conditions on events, which are always read with their payloads. */
export function events() {
  return expressionBuilder<Schema, 'events' | 'event_payloads'>();
}

/** A column of the event's row, which may no longer exist. Null where its payload was erased. */
export function inRow(column: string): Expression<unknown> {
  return sql`json_extract(coalesce(event_payloads.after, event_payloads.before), ${`$.${column}`})`;
}

type Condition = Expression<SqlBool>;

/** Kinds whose events not even all who see restricted claims may see. */
const GUARDED = ['user', 'token', 'list', 'list_item', 'list_edition', 'view'] as const;

/** What is seen with its claim, and has no pending state of its own. */
const WITH_CLAIM = NOUNS.flatMap((noun) =>
  noun.seen === 'of claim' && noun.name !== null ? [noun.kind] : [],
);
const STORED = NOUNS.filter((noun) => noun.seen === 'stored');
const OPEN = NOUNS.flatMap((noun) => (noun.seen === 'everybody' ? [noun.kind] : []));

/**
 * The events that a viewer may see: those of visible records. What happened while a claim was not on the record stays
 * with checkers and up even afterwards, since the wording was another then.
 */
export class SeenEvents {
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  condition(): Condition {
    const eb = events();
    const users = reaches(this.viewer.role, 'admin');
    const guarded = [
      eb.and([isOf('user', 'token'), users ? sql<SqlBool>`1` : sql<SqlBool>`0`]),
      eb.and([isOf('list'), this.listIs(sql.ref('events.subject_id')), this.listChangeIsSeen()]),
      eb.and([isOf('list_item'), this.listIs(inRow('list_id')), this.claimIsSeen()]),
      eb.and([isOf('list_edition'), this.listIs(inRow('list_id'))]),
      eb.and([
        isOf('view'),
        exists('views', sql.ref('events.subject_id'), this.visible.views(this.viewer.userId)),
      ]),
    ];
    if (seesRestricted(this.viewer)) return eb.or([...guarded, eb.not(isOf(...GUARDED))]);
    return eb.or([...guarded, ...this.onRecord()]);
  }

  private onRecord(): Condition[] {
    const eb = events();
    const own = sql.ref('events.subject_id');
    const onClaim = eb.and([eb('events.claim_id', 'is not', null), this.claimIsSeen()]);
    return [
      eb.and([isOf('claim', 'claim_tag', ...WITH_CLAIM), onClaim]),
      eb.and([isOf('finding'), onClaim, this.findingIs(own)]),
      eb.and([isOf('finding_evidence'), onClaim, this.findingIs(inRow('finding_id'))]),
      eb.and([isOf('claim_link'), onClaim, this.linkIs(own)]),
      ...STORED.map(({ kind, table }) =>
        eb.and([isOf(kind), this.claimIsSeen(), exists(table, own, this.visible.record(kind))]),
      ),
      eb.and([isOf('speaker_name'), this.speakerIs(inRow('speaker_id')), isOpenName()]),
      eb.and([isOf('speaker_title'), this.speakerIs(inRow('speaker_id'))]),
      eb.and([isOf('speaker_member'), this.speakerIs(inRow('body_id')), this.speakerIs(inRow('member_id'))]),
      isOf(...OPEN),
      eb.and([isOf('snapshot'), exists('snapshots', own, this.visible.snapshots())]),
    ];
  }

  /** Also true where the event belongs to no claim. */
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

  /** An event of a list itself is omitted: events of its visible items say the same. */
  private listChangeIsSeen(): Condition {
    if (seesRestricted(this.viewer)) return sql<SqlBool>`1`;
    const rest = (side: string) => sql`json_remove(${sql.ref(side)}, '$.version', '$.updated_at',
      '$.open_version', '$.open_updated_at')`;
    const [before, after] = [rest('event_payloads.before'), rest('event_payloads.after')];
    return sql<SqlBool>`(${before} is not ${after} or event_payloads.before is null)`;
  }

  private speakerIs(id: Expression<unknown>): Condition {
    return exists('speakers', id, this.visible.record('speaker'));
  }

  /** A pending finding is hidden below checkers, and so are its traces. */
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

/** Hides names that only restricted claims used before a merge, and those that wait for a second person. */
function isOpenName(): Condition {
  return sql<SqlBool>`coalesce(${inRow('restricted')}, 0) = 0 and ${inRow('awaits_since')} is null`;
}

function isOf(...kinds: SubjectKind[]): Condition {
  return events()('events.subject_kind', 'in', kinds);
}

function exists(table: keyof Schema, id: Expression<unknown>, condition: Condition): Condition {
  return sql<SqlBool>`exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.id`)} = ${id} and ${condition})`;
}

/** Where the payloads that show it were erased, the erasing event says up to which event it was restricted. */
function wasRestrictedThenOrLater(): Condition {
  return sql<SqlBool>`exists (
    select 1 from events as later join event_payloads as said on said.seq = later.seq
    where later.subject_kind = 'claim' and later.subject_id = events.claim_id and later.seq >= events.seq
    and (json_extract(said.before, '$.ground_rule') <> 'on_record'
      or json_extract(said.after, '$.ground_rule') <> 'on_record'
      or json_extract(said.after, '$.restricted_until') >= events.seq))`;
}
