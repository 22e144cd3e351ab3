import { sql } from 'kysely';
import type { Db, Tx } from './schema.js';
import type { SubjectKind } from './subjects.js';

// The payloads of events, where words stand that are no longer in any row. The one thing that can be done
// to them is to erase them; the events themselves, and the chain, stay.

// SQLite takes 32,766 parameters; this many ids in a list are read in one go.
const CHUNK = 500;

/** Entries about these rows that still have their payload, in order. */
export async function seqsAbout(db: Db | Tx, kind: SubjectKind, ids: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const some of chunksOf(ids)) {
    const rows = await unerased(db)
      .where('events.subject_kind', '=', kind)
      .where('events.subject_id', 'in', some)
      .execute();
    found.push(...rows.map(({ seq }) => seq));
  }
  return found;
}

/** Of these rows, the last entry of each whose last entry is an erasure that says what is left: by id of the row. */
export async function lastErasures(
  db: Db | Tx,
  kind: SubjectKind,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const some of chunksOf(ids)) {
    const rows = await unerased(db)
      .select('events.subject_id')
      .where('events.action', '=', 'erased')
      .where('event_payloads.after', 'is not', null)
      .where('events.seq', 'in', (eb) =>
        eb
          .selectFrom('events as last')
          .select((last) => last.fn.max('last.seq').as('seq'))
          .where('last.subject_kind', '=', kind)
          .where('last.subject_id', 'in', some)
          .groupBy('last.subject_id'),
      )
      .execute();
    for (const { seq, subject_id } of rows) found.set(subject_id, seq);
  }
  return found;
}

/** Entries with a payload about rows that belonged to another row, found by the payload: they may be long gone. */
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

/** The last entry about a claim that has it off the record, before or after; null for none. */
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

// NOTE: an erasing entry's own payload names what it erased. Without it the chain would no longer verify.
function unerased(db: Db | Tx) {
  return db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select('events.seq')
    .where('event_payloads.erased_by', 'is', null)
    .where(sql<boolean>`json_extract("event_payloads"."after", '$.erased_payloads') IS NULL`)
    .orderBy('events.seq');
}

/** Takes the contents of payloads away for good, in the name of the entry that says so. */
export async function erasePayloads(tx: Tx, seqs: readonly number[], erasedBy: number): Promise<void> {
  for (const some of chunksOf(seqs)) {
    await tx
      .updateTable('event_payloads')
      .set({ salt: null, before: null, after: null, erased_by: erasedBy })
      .where('seq', 'in', some)
      .execute();
  }
}

export interface PayloadTexts {
  readonly seq: number;
  readonly subject_kind: string;
  readonly subject_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Payloads that still stand, after an entry, in order: one batch. Empty at the end. */
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

function chunksOf(ids: readonly number[]): number[][] {
  const unique = [...new Set(ids)];
  return Array.from({ length: Math.ceil(unique.length / CHUNK) }, (_, at) =>
    unique.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}
