import { sql } from 'kysely';
import { among } from './queries/among.js';
import type { Db, Tx } from './schema.js';
import type { SubjectKind } from './subjects.js';

// The payloads of events, which keep text that is in no row any more. Payloads can only be erased; the events
// themselves, and the chain, stay.

/** Events about these rows that still have their payload, in order. */
export async function seqsAbout(db: Db | Tx, kind: SubjectKind, ids: readonly number[]): Promise<number[]> {
  const rows = await unerased(db)
    .where('events.subject_kind', '=', kind)
    .where(among('events.subject_id', ids))
    .execute();
  return rows.map(({ seq }) => seq);
}

/** The last event of each row whose last event is an erasure that records the remaining row: by id of the row. */
export async function lastErasures(
  db: Db | Tx,
  kind: SubjectKind,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await unerased(db)
    .select('events.subject_id')
    .where('events.action', '=', 'erased')
    .where('event_payloads.after', 'is not', null)
    .where('events.seq', 'in', (eb) =>
      eb
        .selectFrom('events as last')
        .select((last) => last.fn.max('last.seq').as('seq'))
        .where('last.subject_kind', '=', kind)
        .where(among('last.subject_id', ids))
        .groupBy('last.subject_id'),
    )
    .execute();
  return new Map(rows.map(({ seq, subject_id }) => [subject_id, seq]));
}

/** Events with a payload about child rows, found by the payload, since the rows may be gone. */
export async function seqsAboutChildren(
  db: Db | Tx,
  kind: SubjectKind,
  column: string,
  id: number,
): Promise<number[]> {
  const rows = await unerased(db)
    .where('events.subject_kind', '=', kind)
    .where(
      sql<boolean>`json_extract(coalesce("event_payloads"."after", "event_payloads"."before"), ${`$.${column}`}) = ${id}`,
    )
    .execute();
  return rows.map(({ seq }) => seq);
}

/** Events with a locator or a note of a row of a list, which may be gone, by its claim or its list. */
export async function seqsAboutDescribed(db: Db | Tx, of: 'claim' | 'list', id: number): Promise<number[]> {
  const said = (row: 'before' | 'after', column: string) =>
    sql<string | null>`json_extract(${sql.ref(`event_payloads.${row}`)}, ${`$.${column}`})`;
  const owner = sql`coalesce(${said('after', `${of}_id`)}, ${said('before', `${of}_id`)})`;
  const texts = (['before', 'after'] as const).flatMap((row) => [said(row, 'locator'), said(row, 'note')]);
  const rows = await unerased(db)
    .where('events.subject_kind', '=', 'list_item')
    .where(sql<boolean>`${owner} = ${id}`)
    .where(sql<boolean>`coalesce(${sql.join(texts)}) is not null`)
    .execute();
  return rows.map(({ seq }) => seq);
}

/** The last event that has a claim off the record, before or after it; null for none. */
export async function lastRestricted(db: Db | Tx, claimId: number): Promise<number | null> {
  const rule = (row: 'before' | 'after') =>
    sql<boolean>`json_extract(${sql.ref(`event_payloads.${row}`)}, '$.ground_rule') <> 'on_record'`;
  const last = await db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select('events.seq')
    .where('events.subject_kind', '=', 'claim')
    .where('events.subject_id', '=', claimId)
    .where((eb) => eb.or([rule('before'), rule('after')]))
    .orderBy('events.seq', 'desc')
    .executeTakeFirst();
  return last?.seq ?? null;
}

// NOTE: an erasing event keeps its own payload, which names what it erased; without it the chain does not verify.
function unerased(db: Db | Tx) {
  return db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select('events.seq')
    .where('event_payloads.erased_by', 'is', null)
    .where(sql<boolean>`json_extract("event_payloads"."after", '$.erased_payloads') IS NULL`)
    .orderBy('events.seq');
}

/** Erases the contents of payloads for good, with a reference to the erasing event. */
export async function erasePayloads(tx: Tx, seqs: readonly number[], erasedBy: number): Promise<void> {
  await tx
    .updateTable('event_payloads')
    .set({ salt: null, before: null, after: null, erased_by: erasedBy })
    .where(among('seq', seqs))
    .execute();
}

export interface PayloadTexts {
  readonly seq: number;
  readonly subject_kind: string;
  readonly subject_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** One batch of remaining payloads after an event, in order. Empty at the end. */
export function payloadsAfter(db: Db, seq: number, limit: number): Promise<PayloadTexts[]> {
  return db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select(['events.seq', 'subject_kind', 'subject_id', 'before', 'after'])
    .where('events.seq', '>', seq)
    .where('event_payloads.erased_by', 'is', null)
    .orderBy('events.seq')
    .limit(limit)
    .execute();
}
