import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { type Connection, openConnection } from '../../src/platform/db/connection/open.js';
import { migrate } from '../../src/platform/db/migrate.js';
import { fakeClock, freshFolder } from './database.js';

/** When everything in a database of an earlier version was written. */
export const AT = '2026-01-01T00:00:00.000Z';

export interface Upgraded {
  readonly connection: Connection;
  close(): void;
}

/**
 * A database that an earlier version filled, brought up to date. It has an editor and a checker, numbered 3 and 4, and
 * a speaker with two claims, numbered 1 and 2.
 * @param before the first migration that the earlier version lacks @param sql what else the database has
 */
export async function upgradedDatabase(before: string, sql: string): Promise<Upgraded> {
  const file = join(freshFolder(), 'onrecord.db');
  const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < before));
  await migrate({ file, clock: fakeClock(), migrations: earlier });
  const old = openConnection(file, 'write');
  old.exec(`
    INSERT INTO users (name, email, role, created_at) VALUES ('Ada', 'ada@desk.example', 'editor', '${AT}'),
      ('Ben', 'ben@desk.example', 'checker', '${AT}');
    INSERT INTO speakers (kind, name, created_at, created_by, updated_at) VALUES ('person', 'Ilse Marren', '${AT}', 1, '${AT}');
    INSERT INTO claims (text, form, speaker_id, created_at, created_by, updated_at)
      VALUES ('One.', 'direct', 1, '${AT}', 1, '${AT}'), ('Two.', 'direct', 1, '${AT}', 1, '${AT}');
    ${sql}`);
  old.close();
  await migrate({ file, clock: fakeClock() });
  const connection = openConnection(file, 'write');
  return {
    connection,
    close() {
      connection.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
}
