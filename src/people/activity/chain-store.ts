import type { Head } from '../../platform/db/heads/head.js';
import type { Db, EventPayloadsTable, EventsTable, Tx } from '../../platform/db/schema.js';
import { othersTurn } from '../../platform/lib/others-turn.js';
import { FIRST_PREV_HASH, hashEvent, hashPayload } from './event-store.js';

// Verifies the history: no event changed, removed, inserted, or cut off the end. It cannot detect that the whole chain
// was rewritten; a chain head stored elsewhere can.

export type ChainVerdict =
  | { readonly ok: true; readonly count: number; readonly head: Head | null }
  /** The first entry that is not as it was written, and in what way. */
  | { readonly ok: false; readonly seq: number; readonly what: string };

interface Entry extends Omit<EventsTable, 'seq'>, Omit<NullableIn<EventPayloadsTable>, 'seq'> {
  readonly seq: number;
  readonly payload_seq: number | null;
}
type NullableIn<T> = { readonly [K in keyof T]: T[K] | null };

interface Fault {
  readonly seq: number;
  readonly what: string;
}

// Small enough for constant memory at a million events, large enough that queries cost nothing beside hashing.
const BATCH = 1000;

/**
 * Verifies the chain from its first event. Reads every event and payload in batches; safe beside writers.
 * @param options.head an earlier head, which must still be there
 */
export async function verifyChain(
  reading: Db | Tx,
  options: {
    readonly head?: Head | null;
    readonly progress?: (done: number, total: number) => void;
  } = {},
): Promise<ChainVerdict> {
  const db = withEveryEvent(reading);
  const anchor = options.head ?? null;
  const given = await highestGiven(db);
  let head: Head = { seq: 0, hash: FIRST_PREV_HASH };
  for (;;) {
    const entries = await readEntries(db, head);
    if (entries.length === 0) break;
    const fault = await faultIn(db, entries, head, anchor);
    if (fault !== null) return { ok: false, ...fault };
    const last = entries[entries.length - 1] as Entry;
    head = { seq: last.seq, hash: last.hash };
    options.progress?.(head.seq, given);
    // Yields between batches, since a long chain would block a server.
    await othersTurn();
  }
  const cut = faultAtEnd(head, given, anchor);
  if (cut !== null) return { ok: false, ...cut };
  return { ok: true, count: head.seq, head: head.seq === 0 ? null : head };
}

/** The last event of the chain; null for an empty history. */
export async function readHead(db: Db | Tx): Promise<Head | null> {
  const last = await withEveryEvent(db)
    .selectFrom('events')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
}

/** `SEQ:HASH`, as it is printed and stored. */
export function formatHead(head: Head): string {
  return `${head.seq}:${head.hash}`;
}

/** Also those of a running import, which readers do not see. */
function withEveryEvent(db: Db | Tx): Db | Tx {
  return db.withSchema('main');
}

async function readEntries(db: Db | Tx, head: Head): Promise<Entry[]> {
  const query = db
    .selectFrom('events')
    .leftJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select(['events.seq', 'at', 'change_id', 'actor_id', 'action', 'subject_kind', 'subject_id', 'claim_id'])
    .select(['payload_hash', 'prev_hash', 'hash'])
    .select(['event_payloads.seq as payload_seq', 'schema_number', 'salt', 'before', 'after', 'erased_by'])
    .orderBy('events.seq')
    .limit(BATCH);
  // Without a lower bound, so that an event inserted before the first is found.
  return head.seq === 0 ? query.execute() : query.where('events.seq', '>', head.seq).execute();
}

async function faultIn(
  db: Db | Tx,
  entries: readonly Entry[],
  head: Head,
  anchor: Head | null,
): Promise<Fault | null> {
  const erasures = await readErasures(db, entries);
  let before = head;
  for (const entry of entries) {
    const what = linkFault(entry, before) ?? anchorFault(entry, anchor) ?? payloadFault(entry, erasures);
    // A gap is reported by the missing number, anything else by the wrong event.
    if (what !== null) return { seq: entry.seq === before.seq + 1 ? entry.seq : before.seq + 1, what };
    before = entry;
  }
  return null;
}

function linkFault(entry: Entry, before: Head): string | null {
  if (entry.seq !== before.seq + 1) return `the entry is missing (the next one there is ${entry.seq})`;
  if (entry.prev_hash !== before.hash) return 'its previous hash is not the hash of the entry before it';
  return hashEvent(entry) === entry.hash
    ? null
    : 'the entry was changed: its hash does not match its content';
}

function anchorFault(entry: Entry, anchor: Head | null): string | null {
  if (anchor?.seq !== entry.seq || anchor.hash === entry.hash) return null;
  return `the entry does not match the stored head (${formatHead(anchor)})`;
}

function payloadFault(entry: Entry, erasures: ReadonlyMap<number, ReadonlySet<unknown>>): string | null {
  const { payload_seq, schema_number, salt, before, after, erased_by } = entry;
  if (payload_seq === null || schema_number === null)
    return 'its content was removed, but not by `onrecord erase`';
  if (erased_by === null) {
    const isWhole = hashPayload({ schema_number, salt, before, after }) === entry.payload_hash;
    return isWhole ? null : 'its recorded content was changed';
  }
  if (salt !== null || before !== null || after !== null) return 'it is marked as erased but still has text';
  if (erasures.get(erased_by)?.has(entry.seq)) return null;
  return `it is marked as erased by entry ${erased_by}, which did not erase it`;
}

/** For each erasing event that these events name: the events that it says it erased. */
async function readErasures(
  db: Db | Tx,
  entries: readonly Entry[],
): Promise<Map<number, ReadonlySet<unknown>>> {
  const named = [...new Set(entries.flatMap(({ erased_by }) => erased_by ?? []))];
  if (named.length === 0) return new Map();
  const rows = await db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select(['events.seq', 'after'])
    .where('events.action', '=', 'erased')
    .where('events.seq', 'in', named)
    .execute();
  return new Map(rows.map(({ seq, after }) => [seq, erasedBy(after)]));
}

function erasedBy(after: string | null): ReadonlySet<unknown> {
  const listed = after === null ? null : listedIn(after);
  return new Set(Array.isArray(listed) ? listed : []);
}

// A payload that is not JSON was tampered with, and is reported when it is verified itself.
function listedIn(after: string): unknown {
  try {
    return JSON.parse(after)?.erased_payloads;
  } catch {
    return null;
  }
}

function faultAtEnd(head: Head, given: number, anchor: Head | null): Fault | null {
  if (anchor !== null && anchor.seq > head.seq) {
    return {
      seq: head.seq + 1,
      what: `later entries are missing: the stored head is ${formatHead(anchor)}`,
    };
  }
  if (given <= head.seq) return null;
  return { seq: head.seq + 1, what: `later entries are missing: entries up to ${given} were written` };
}

/** The highest number ever assigned to an event. Read before the verification, since writers continue. */
async function highestGiven(db: Db | Tx): Promise<number> {
  const row = await db
    .withTables<{ sqlite_sequence: { name: string; seq: number } }>()
    .selectFrom('sqlite_sequence')
    .select('seq')
    .where('name', '=', 'events')
    .executeTakeFirst();
  return row?.seq ?? 0;
}
