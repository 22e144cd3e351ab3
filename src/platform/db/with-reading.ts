import { statSync } from 'node:fs';
import { AppError } from '../lib/errors.js';
import { kyselyOn } from './connection/dialect.js';
import { openConnection } from './connection/open.js';
import { naming } from './connection/open-failures.js';
import { pendingMigrations } from './migrate.js';
import type { Db } from './schema.js';

/**
 * For a command that only reads: opens the database, does the work and closes it in any case. No byte of the file
 * changes, so a backup stays valid.
 * @throws AppError database_unusable where it is missing, not ours, or not migrated
 */
export async function withReading<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const connection = openConnection(file, 'read');
  try {
    refuseOlder(file);
    return await work(kyselyOn(connection));
  } catch (error) {
    throw naming(file, error);
  } finally {
    connection.close();
  }
}

/** @throws AppError database_unusable where the file is empty, or migrations are pending */
export function refuseOlder(file: string): void {
  const pending = pendingMigrations(file);
  if (pending.length === 0) return;
  if (statSync(file, { throwIfNoEntry: false })?.size === 0)
    throw new AppError(
      'database_unusable',
      `${file} is empty: it has no database. Restore a backup with \`onrecord restore\`, begin a new one with \`onrecord migrate\`, or give another file with --db.`,
    );
  const what = `${file} is from an older version (${pending.length} migrations are pending)`;
  throw new AppError('database_unusable', `${what}. Run \`onrecord migrate\` first.`);
}
