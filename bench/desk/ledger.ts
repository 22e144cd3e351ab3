import { FIRST_PREV_HASH, hashEvent, hashPayload } from '../../src/people/activity/event-store.js';
import type { Connection, Statement } from '../../src/platform/db/connection/open.js';
import { schemaNumber } from '../../src/platform/db/known-migrations.js';
import { TABLES, type TableName } from '../../src/platform/db/subjects.js';
import { randomFrom } from './random.js';

// Writes rows with their events, as people/activity/row-store.ts does, on statements of its own and
// without asking the database for what it has just written: a million claims come to four million rows with
// as many events. The chain is the real one, and `onrecord audit verify` goes through it.

export type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly columns: readonly string[];
  readonly empty: Row;
  readonly insert: Statement;
  next: number;
}

interface Stamp {
  /** UTC ISO 8601. */
  readonly at: string;
  readonly actorId: number;
}

export class Ledger {
  readonly #connection: Connection;
  readonly #tables = new Map<TableName, Table>();
  readonly #event: Statement;
  readonly #payload: Statement;
  readonly #salt;
  #head: { seq: number; hash: string };

  constructor(connection: Connection, seed: number) {
    this.#connection = connection;
    this.#salt = randomFrom(seed);
    this.#event = connection.prepare(
      `insert into events (seq, at, change_id, actor_id, action, subject_kind, subject_id, claim_id,
       payload_hash, prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#payload = connection.prepare(
      'insert into event_payloads (seq, schema_number, salt, before, after) values (?, ?, ?, ?, ?)',
    );
    const head = connection.prepare('select seq, hash from events order by seq desc limit 1').get();
    this.#head = (head as { seq: number; hash: string } | undefined) ?? { seq: 0, hash: FIRST_PREV_HASH };
  }

  /** Adds a row with what was given, and nothing where nothing was; answers its number. */
  add(table: TableName, given: Row, stamp: Stamp): number {
    const into = this.#tableOf(table);
    const id = into.next;
    into.next += 1;
    const stamps = {
      ...('created_at' in into.empty && { created_at: stamp.at }),
      ...('created_by' in into.empty && { created_by: stamp.actorId }),
      ...('updated_at' in into.empty && { updated_at: stamp.at }),
    };
    const row: Row = { ...into.empty, ...stamps, ...given, id };
    into.insert.run(into.columns.map((column) => row[column]));
    this.#record(table, row, stamp);
    return id;
  }

  /** The number that the next row of a table will have. */
  nextId(table: TableName): number {
    return this.#tableOf(table).next;
  }

  #record(table: TableName, row: Row, { at, actorId }: Stamp): void {
    const payload = {
      schema_number: schemaNumber,
      salt: this.#hex(),
      before: null,
      after: JSON.stringify(row),
    };
    const claimId = table === 'claims' ? row.id : row.claim_id;
    const event = {
      seq: this.#head.seq + 1,
      at,
      change_id: this.#hex(),
      actor_id: actorId,
      action: 'added',
      subject_kind: TABLES[table].kind,
      subject_id: row.id as number,
      claim_id: typeof claimId === 'number' ? claimId : null,
      payload_hash: hashPayload(payload),
      prev_hash: this.#head.hash,
    };
    const hash = hashEvent(event);
    this.#event.run([...Object.values(event), hash]);
    this.#payload.run([event.seq, payload.schema_number, payload.salt, payload.before, payload.after]);
    this.#head = { seq: event.seq, hash };
  }

  #hex(): string {
    return Array.from({ length: 4 }, () =>
      this.#salt.below(0x1_0000_0000).toString(16).padStart(8, '0'),
    ).join('');
  }

  #tableOf(table: TableName): Table {
    const known = this.#tables.get(table);
    if (known) return known;
    const opened = openTable(this.#connection, table);
    this.#tables.set(table, opened);
    return opened;
  }
}

function openTable(connection: Connection, table: TableName): Table {
  const info = connection.pragma(`table_info(${table})`) as { name: string; dflt_value: string | null }[];
  const columns = info.map(({ name }) => name);
  const empty = Object.fromEntries(
    info.map(({ name, dflt_value }) => [
      name,
      dflt_value === null ? null : connection.prepare(`select ${dflt_value}`).pluck().get(),
    ]),
  );
  const marks = columns.map(() => '?').join(', ');
  const insert = connection.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`);
  const last = connection.prepare(`select max(id) from ${table}`).pluck().get() as number | null;
  return { columns, empty, insert, next: (last ?? 0) + 1 };
}
