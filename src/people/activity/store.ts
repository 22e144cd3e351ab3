import { type SqlBool, sql } from 'kysely';
import { cursorAfter, type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import { events, inRow, SeenEvents } from './store/seen-events.js';
import { rowSeenBy } from './store/seen-rows.js';

// Reads events for people: only those of records that the viewer may see (store/seen-events.ts), with only the visible
// part of their rows (store/seen-rows.ts).

/** What was done to one row and by whom, with the row before and after as JSON text. */
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
  /** The event that erased the payload; null where it was not erased. */
  readonly erased_by: number | null;
}

/** The column of a child row with the id of its parent. */
const PARENTS = {
  speaker_name: 'speaker_id',
  speaker_title: 'speaker_id',
  speaker_member: 'body_id',
  merge_proposal: 'going_id',
  list_item: 'list_id',
  list_edition: 'list_id',
} as const;

/** The child tables whose rows are part of a record's history. */
const CHILDREN: Partial<Record<SubjectKind, readonly (keyof typeof PARENTS)[]>> = {
  speaker: ['speaker_name', 'speaker_title', 'speaker_member', 'merge_proposal'],
  list: ['list_item', 'list_edition'],
};

const NEWEST_FIRST = { direction: 'desc', keys: ['events.seq'] } as const;

/** The total length of the rows before and after on one page of a history. */
const MAX_CHARACTERS = 300_000;

export class ActivityReader extends ViewerReader {
  /** Newest first. @param by null for everybody */
  async page(wanted: {
    readonly by: number | null;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<Page<ActivityEvent>> {
    const { by, ...span } = wanted;
    const query = by === null ? this.seen() : this.seen().where('events.actor_id', '=', by);
    return pageOf(query, { ...span, ...NEWEST_FIRST });
  }

  /** What one person did, or everybody but one, after an event; newest first. Null excludes nobody. */
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

  /** The events of one change in order of time, from its first one on. @param seq the number of that */
  async ofChange(seq: number, limit: number): Promise<ActivityEvent[]> {
    const change = this.db
      .selectFrom('events as first')
      .select('first.change_id')
      .where('first.seq', '=', seq);
    return this.seen()
      .where('events.seq', '>=', seq)
      .where('events.seq', '<', seq + limit)
      .where('events.change_id', '=', change)
      .orderBy('events.seq')
      .execute();
  }

  /**
   * The history of a record and its child rows, newest first: fewer than the limit where their rows are longer than a
   * page holds.
   */
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
    return withinSize(await pageOf(this.seen().where(about), { ...wanted, ...NEWEST_FIRST }));
  }

  /** The changes of the row of a claim and of those of its attributions, newest first; without those that added one. */
  async editsOn(
    claimId: number,
    wanted: { readonly after: string | null; readonly limit: number },
  ): Promise<Page<ActivityEvent>> {
    const edits = this.seen()
      .where('events.claim_id', '=', claimId)
      .where('events.subject_kind', 'in', ['claim', 'attribution'])
      .where('event_payloads.before', 'is not', null);
    return withinSize(await pageOf(edits, { ...wanted, ...NEWEST_FIRST }));
  }

  private seen() {
    return this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .innerJoin('users', 'users.id', 'events.actor_id')
      .select(['events.seq', 'events.at', 'events.change_id', 'events.action', 'events.subject_id'])
      .select(['events.claim_id', 'users.name as actor', 'event_payloads.erased_by'])
      .select(rowSeenBy(this.viewer, 'event_payloads.before').as('before'))
      .select(rowSeenBy(this.viewer, 'event_payloads.after').as('after'))
      .select(sql<SubjectKind>`events.subject_kind`.as('subject_kind'))
      .where(new SeenEvents(this.viewer).condition());
  }
}

/** At least one event; where some are omitted, the cursor continues with the first of them. */
function withinSize(page: Page<ActivityEvent>): Page<ActivityEvent> {
  let characters = 0;
  const fitting = page.rows.filter(({ before, after }, at) => {
    characters += (before?.length ?? 0) + (after?.length ?? 0);
    return at === 0 || characters <= MAX_CHARACTERS;
  });
  const last = fitting.at(-1);
  if (last === undefined || fitting.length === page.rows.length) return page;
  return { rows: fitting, next: cursorAfter(last, NEWEST_FIRST) };
}
