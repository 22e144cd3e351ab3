import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLLOWERS } from '../../src/followers.js';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { type Connection, openConnection } from '../../src/platform/db/connection/open.js';
import { migrate } from '../../src/platform/db/migrate.js';
import { makeTransact } from '../../src/platform/db/transact.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { TERMINAL } from '../../src/platform/viewer.js';
import { exportDesk } from '../../src/publishing/exchange/actions/export/desk.js';
import { importDesk } from '../../src/publishing/exchange/actions/import.js';
import { checkDeskText } from '../../src/publishing/exchange/desk-job/check.js';
import { deskOf } from '../desk/make.js';
import type { Desk, Figure } from '../ground/figure.js';
import { median, short, timed } from '../ground/numbers.js';

const ROUNDS = 3;
const MAX_CLAIMS = 5_000;

/**
 * P6: taking in a whole desk from a file. On one side the text of the file, read, checked, recorded, followed up
 * and committed, as `onrecord import` does it; on the other every row that it comes to (of the record, its events,
 * and all that is derived), inserted by itself on prepared statements, and one fill of the full-text index.
 */
export async function importing(desk: Desk): Promise<readonly Figure[]> {
  const claims = Math.min(desk.claims, MAX_CLAIMS);
  const text = await exported(await deskOf(claims, desk.tell));
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const [ours, raw]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [taken, copied] = [join(folder, `${round}.db`), join(folder, `${round}-raw.db`)];
    for (const file of [taken, copied]) await migrate({ file, clock: systemClock });
    ours.push(await timed(() => takeIn(taken, text)));
    const inserted = insertAll(taken, copied);
    raw.push(inserted.milliseconds);
    rows = inserted.rows;
  }
  rmSync(folder, { recursive: true });
  const ratio = median(raw) / median(ours);
  return [
    {
      id: 'P6',
      what: 'Import of a desk, checked and recorded, beside raw inserts of every row it comes to and one index fill',
      needed: '≥ 0.5 ×',
      reached: `${short(ratio)} ×`,
      passes: ratio >= 0.5,
      from: `${claims.toLocaleString('en-GB')} claims, ${rows.toLocaleString('en-GB')} rows: ${short(median(ours) / 1000)} and ${short(median(raw) / 1000)} s`,
    },
  ];
}

/** The onrecord-json of a database. */
export async function exported(file: string): Promise<string> {
  const connection = openConnection(file, 'read');
  const text = await exportDesk(kyselyOn(connection), async ({ pieces }) => {
    const all: string[] = [];
    for await (const piece of pieces()) all.push(piece);
    return all.join('');
  });
  connection.close();
  return text;
}

/** Imports onrecord-json into an empty database, as `onrecord import` does. */
export async function takeIn(file: string, text: string): Promise<void> {
  const read = checkDeskText(text);
  if (!read.ok) throw new Error(`The exported desk is refused: ${read.errors.slice(0, 3).join(' ')}`);
  const transactor = makeTransact({ file, clock: systemClock, followers: FOLLOWERS });
  await transactor.transact({ id: TERMINAL.userId ?? 0 }, (change) => importDesk(change, read.value));
  await transactor.close();
  read.value.close();
}

interface Inserted {
  readonly milliseconds: number;
  readonly rows: number;
}

/**
 * Every row of one database into an empty one: prepared statements, one transaction, and the full-text index filled
 * once from the words that are there. Nothing is checked, not even that references lead somewhere, so that the raw
 * part is rather too fast than too slow.
 */
function insertAll(from: string, to: string): Inserted {
  const [source, target] = [openConnection(from, 'read'), openConnection(to, 'write')];
  const tables = tablesOf(source).map((name) => ({ name, rows: rowsOf(source, name) }));
  for (const { name } of tables) target.exec(`drop trigger if exists ${name}_never_go`);
  // What this trigger writes is among the rows.
  target.exec('drop trigger claim_entries_added');
  target.pragma('foreign_keys = OFF');
  const started = performance.now();
  target.exec('BEGIN IMMEDIATE');
  for (const { name, rows } of tables) {
    const marks = (rows[0] ?? []).map(() => '?').join(', ');
    if (marks === '') continue;
    const insert = target.prepare(`insert or replace into ${name} values (${marks})`);
    for (const row of rows) insert.run(row);
  }
  target.exec("insert into claim_index (claim_index) values ('rebuild')");
  target.exec('COMMIT');
  const milliseconds = performance.now() - started;
  source.close();
  target.close();
  return { milliseconds, rows: tables.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function tablesOf(connection: Connection): string[] {
  return connection
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' order by name`,
    )
    .pluck()
    .all() as string[];
}

function rowsOf(connection: Connection, table: string): unknown[][] {
  // Without generated columns, which cannot be written.
  const columns = connection.prepare('select name from pragma_table_info(?)').pluck().all(table);
  return connection
    .prepare(`select ${columns.join(', ')} from ${table}`)
    .raw()
    .all() as unknown[][];
}
