import { hash as hashOf, randomUUID } from 'node:crypto';
import { schemaNumber } from '../../platform/db/known-migrations.js';
import type { EventPayloadsTable, EventsTable } from '../../platform/db/schema.js';
import { sha256OfSecret } from '../../platform/db/secrets.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { EventToRecord, RecordedEvent, Row, WriteContext } from '../../platform/db/transact.js';

// The only writer of events. Each event contains the hash of the previous one, so that changing, removing or inserting
// an event breaks the chain (chain-store.ts verifies it). What a person typed is only in the payload, which can be erased:
// the event holds its hash, salted so that short text cannot be guessed from it.

export type { RecordedEvent } from '../../platform/db/transact.js';

/** The columns of an event that its hash covers, in hashing order. */
export type HashedColumns = Omit<EventsTable, 'hash' | 'seq'> & { readonly seq: number };

/** The previous hash of the first event. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/** Appends the event of one changed row to the chain, within the change's transaction. */
export function record(change: WriteContext, event: EventToRecord): RecordedEvent {
  const before = withoutSecrets(event.subjectKind, event.before);
  const after = withoutSecrets(event.subjectKind, event.after);
  const head = change.events.at(-1) ?? chainHead(change);
  const payload = {
    seq: head.seq + 1,
    schema_number: schemaNumber,
    // As random as 16 bytes, but from Node's pool: an import needs one per row.
    salt: randomUUID().replaceAll('-', ''),
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(before === null ? withoutNulls(after) : after),
  };
  const { action, subjectKind, subjectId, claimId } = event;
  const columns = {
    seq: payload.seq,
    at: change.at,
    change_id: change.id,
    actor_id: change.actor.id,
    action,
    subject_kind: subjectKind,
    subject_id: subjectId,
    claim_id: claimId,
    payload_hash: hashPayload(payload),
    prev_hash: head.hash,
    hash: '',
  };
  columns.hash = hashEvent(columns);
  change.rows.insertBare('events', columns);
  change.rows.insertBare('event_payloads', payload);
  // A literal, so that all events share one hidden class: followers read a hundred thousand of them after an import.
  const recorded = {
    action,
    subjectKind,
    subjectId,
    claimId,
    before,
    after,
    seq: columns.seq,
    hash: columns.hash,
  };
  change.events.push(recorded);
  return recorded;
}

/** SHA-256 of an event's other columns: lower-case hexadecimal. */
export function hashEvent(event: HashedColumns): string {
  return sha256OfJson([
    event.seq,
    event.at,
    event.change_id,
    event.actor_id,
    event.action,
    event.subject_kind,
    event.subject_id,
    event.claim_id,
    event.payload_hash,
    event.prev_hash,
  ]);
}

/** SHA-256 of a stored payload: lower-case hexadecimal. */
export function hashPayload(payload: Omit<EventPayloadsTable, 'seq' | 'erased_by'>): string {
  return sha256OfJson([payload.schema_number, payload.salt, payload.before, payload.after]);
}

function sha256OfJson(values: readonly unknown[]): string {
  return hashOf('sha256', JSON.stringify(values), 'hex');
}

// NOTE: the number comes from SQLite's own AUTOINCREMENT counter, not from the last row, so that rows deleted by hand
// leave a visible gap.
function chainHead({ rows }: WriteContext): { seq: number; hash: string } {
  const { given, hash } = rows.chainEnd();
  return { seq: given ?? 0, hash: hash ?? FIRST_PREV_HASH };
}

/** Columns that events omit: a snapshot or a style is identified by the SHA-256 of its text, which is in its row. */
export const OMITTED_COLUMNS: Partial<Record<SubjectKind, readonly string[]>> = {
  user: ['password_hash'],
  token: ['token_hash'],
  snapshot: ['text'],
  style: ['csl'],
};

/** What events hold instead of the stored hash of a secret: the column, and the name in the event. */
export const SECRET_COLUMNS: Partial<
  Record<SubjectKind, { readonly column: string; readonly name: string }>
> = {
  user: { column: 'password_hash', name: 'password_sha256' },
  token: { column: 'token_hash', name: 'token_sha256' },
};

/** Half of the bytes of an added row would be names of empty columns. */
function withoutNulls(row: Row): Row {
  const filled: Record<string, unknown> = {};
  for (const name in row) if (row[name] !== null) filled[name] = row[name];
  return filled;
}

function withoutSecrets(kind: SubjectKind, row: Row | null): Row | null {
  const leftOut = OMITTED_COLUMNS[kind];
  if (row === null || leftOut === undefined) return row;
  const secret = SECRET_COLUMNS[kind];
  const isHeld = secret !== undefined && Object.hasOwn(row, secret.column);
  return {
    ...Object.fromEntries(Object.entries(row).filter(([column]) => !leftOut.includes(column))),
    ...(isHeld && { [secret.name]: sha256OfSecret(row[secret.column]) }),
  };
}
