import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../lib/errors.js';
import { knownMigrations } from '../known-migrations.js';
import { refuseLost } from './was-served.js';

// Which files are refused: those that are missing, were emptied, or are not an Onrecord database of this version or an
// older one.

/** The application id in the file's header, which marks an Onrecord database. The letters "OnRc". */
export const APPLICATION_ID = 0x4f6e5263;

/** The name of a restored database until it is complete and renamed as the last step. */
export function unfinishedRestore(file: string): string {
  return `${file}.restoring`;
}

/**
 * @throws AppError where the folder, or the file to read, is missing; where the file was emptied; or where an
 * interrupted restore was about to replace it
 */
export function refuseMissing(file: string, mode: 'read' | 'write'): void {
  refuseMissingFolder(file);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  // A new empty database would be taken for the restored one.
  if (size === null && existsSync(unfinishedRestore(file))) {
    throw new AppError(
      'database_unusable',
      `${file} was only partly restored. Run \`onrecord restore\` again; to start an empty one, remove ${unfinishedRestore(file)} first.`,
    );
  }
  refuseLost(file, size);
  if (size === null && mode === 'read') {
    throw new AppError(
      'database_unusable',
      `${file} does not exist. Give another file with --db, or create one with \`onrecord migrate\`.`,
    );
  }
  // NOTE: SQLite would take the empty file for a new one and discard the log, which holds the last changes.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 && log > 0) {
    throw new AppError(
      'database_unusable',
      `${file} is empty, but ${file}-wal still has changes. Restore a backup with \`onrecord restore\`.`,
    );
  }
}

/** @throws AppError where the folder of a file is missing */
export function refuseMissingFolder(file: string): void {
  const folder = dirname(resolve(file));
  if (existsSync(folder)) return;
  throw new AppError(
    'database_unusable',
    `${file}: the folder ${folder} does not exist. Create it, or give another file.`,
  );
}

/** @throws AppError where the file belongs to another program, or to a newer version of this one */
export function refuseForeign(file: string, connection: Database): void {
  const tables = connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
  const id = connection.pragma('application_id', { simple: true });
  if (tables === 0 && id === 0) return;
  if (id !== APPLICATION_ID) {
    throw new AppError(
      'database_unusable',
      `${file} is a database of another program. Nothing was changed. Give another file with --db.`,
    );
  }
  const unknown = appliedMigrations(connection).find((name) => !knownMigrations.includes(name));
  if (unknown !== undefined) {
    throw new AppError(
      'database_unusable',
      `${file} was written by a newer Onrecord (${unknown}). Use that version, or restore an older backup with \`onrecord restore\`.`,
    );
  }
}

/** Names of a file's applied migrations, in order; empty for a new file. */
export function appliedMigrations(connection: Database): string[] {
  const exists = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`).get();
  if (exists === undefined) return [];
  return connection.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}
