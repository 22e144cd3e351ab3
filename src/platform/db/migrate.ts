import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Migration, Migrator } from 'kysely';
import { migrations } from '../../../migrations/index.js';
import type { Clock } from '../lib/clock.js';
import { AppError } from '../lib/errors.js';
import { backupOnce } from './backups/backup.js';
import { kyselyOn } from './connection/dialect.js';
import { lockDeadline, WRITE_WAIT_MS, whileBusy } from './connection/lock-wait.js';
import { type Connection, openConnection, openInMemory, withConnection } from './connection/open.js';
import { APPLICATION_ID, appliedMigrations, refuseMissing } from './connection/refused-files.js';
import { explained } from './connection/sqlite-errors.js';
import { refuseLostTail } from './heads/head-keeper.js';
import { knownMigrations } from './known-migrations.js';

// Migrates a database to the present schema in one transaction: all pending migrations, Kysely's own tables and the
// application id that marks the file as ours.

export interface MigrateParts {
  readonly file: string;
  /** Dates the backup. */
  readonly clock: Clock;
  /** Runs everything, then rolls back; makes no backup and no file. */
  readonly dryRun?: boolean;
  /** For tests; by default the program's own. */
  readonly migrations?: Readonly<Record<string, Migration>>;
  /** How long to wait for another program's lock, in milliseconds; by default as long as a write does. */
  readonly lockWaitMs?: number;
}

export interface MigrationOutcome {
  /** Names of the migrations that ran (or would run, in a dry run), in order. */
  readonly applied: readonly string[];
  /** The backup made beforehand, now or by an earlier failed run; null where the file was empty. */
  readonly backup: string | null;
}

/**
 * Runs pending migrations. Idempotent, and safe for two processes at once.
 * @throws AppError `database_unusable` for files that are not ours, `busy` while another program writes
 */
export async function migrate(parts: MigrateParts): Promise<MigrationOutcome> {
  const all = parts.migrations ?? migrations;
  if (parts.dryRun && isNothingYet(parts.file)) return { applied: Object.keys(all), backup: null };
  const connection = openConnection(parts.file, 'write');
  try {
    refuseLostTail(parts.file, connection);
    const pending = pendingOf(connection, all);
    const first = pending[0];
    if (first === undefined) return { applied: [], backup: null };
    const holdsRows = pending.length < Object.keys(all).length;
    const backup = holdsRows && !parts.dryRun ? await backUp(parts, first) : null;
    const applied = await runAll(connection, all, parts).catch((error: unknown) => {
      throw backup === null ? error : namingBackup(error, backup);
    });
    return { applied, backup };
  } finally {
    connection.close();
  }
}

/** A dry run creates no file, and what it would do to a new one is known. */
function isNothingYet(file: string): boolean {
  refuseMissing(file, 'write');
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** Names of the migrations that a file still needs, in order; all of them for a missing file. */
export function pendingMigrations(file: string): readonly string[] {
  if (!existsSync(file)) return knownMigrations;
  return withConnection(file, 'read', (connection) => pendingOf(connection, migrations));
}

/** An empty, fully migrated database in memory. The caller closes it. */
export async function migratedInMemory(): Promise<Connection> {
  const connection = openInMemory();
  await runAll(connection, migrations, {});
  return connection;
}

function pendingOf(connection: Connection, all: Readonly<Record<string, Migration>>): string[] {
  const applied = appliedMigrations(connection);
  return Object.keys(all).filter((name) => !applied.includes(name));
}

/**
 * A failing migration is retried at each start. While nothing else changes, the first backup is reused, since one more
 * each time would fill the disk.
 */
async function backUp({ file, clock }: MigrateParts, migration: string): Promise<string> {
  const stamp = clock.now().toISOString().replaceAll(/[-:.]/g, '');
  const beginning = `${file}.before-${migration}-`;
  const known = readdirSync(dirname(file))
    .filter((name) => name.startsWith(basename(beginning)) && name.endsWith('.backup'))
    .map((name) => join(dirname(file), name));
  return backupOnce(file, `${beginning}${stamp}.backup`, known);
}

function namingBackup(error: unknown, backup: string): unknown {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // What the data does not allow is no bug of the command: scripts tell the two apart by its exit code.
  return new AppError('database_unusable', `${message} The backup made before the migration: ${backup}.`, {
    cause: error,
  });
}

async function runAll(
  connection: Connection,
  all: Readonly<Record<string, Migration>>,
  { dryRun, lockWaitMs }: Pick<MigrateParts, 'dryRun' | 'lockWaitMs'>,
): Promise<string[]> {
  // NOTE: SQLite ignores this inside a transaction. Off, since a migration may rebuild a table that others reference;
  // foreign keys are checked before the commit.
  connection.pragma('foreign_keys = OFF');
  await whileBusy(
    async () => execute(connection, 'BEGIN IMMEDIATE'),
    lockDeadline(lockWaitMs ?? WRITE_WAIT_MS),
  );
  try {
    const applied = await runPending(connection, all);
    refuseBrokenKeys(connection);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    execute(connection, dryRun ? 'ROLLBACK' : 'COMMIT');
    return applied;
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.pragma('foreign_keys = ON');
  }
}

async function runPending(
  connection: Connection,
  all: Readonly<Record<string, Migration>>,
): Promise<string[]> {
  const migrator = new Migrator({
    db: kyselyOn(connection),
    provider: { getMigrations: async () => ({ ...all }) },
    // Our transaction includes Kysely's own tables, which Kysely's would leave behind after a failure.
    disableTransactions: true,
    // Kysely orders applied migrations by the clock, which may have been set back between two versions.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw failed(error, results?.find(({ status }) => status === 'Error')?.migrationName);
  return (results ?? []).map(({ migrationName }) => migrationName);
}

function failed(error: unknown, name: string | undefined): unknown {
  if (error instanceof AppError || name === undefined) return error;
  return new Error(
    `Migration ${name} failed, and nothing was changed: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  );
}

function refuseBrokenKeys(connection: Connection): void {
  const broken = connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  const first = broken[0];
  if (first === undefined) return;
  throw new Error(
    `The migrations would leave ${broken.length} rows with broken references, first ${first.table} ${first.rowid} to ${first.parent}: nothing was changed.`,
  );
}

function execute(connection: Connection, sql: string): void {
  explained(() => connection.exec(sql));
}
