import { renameSync } from 'node:fs';
import type { Report } from '../../../people/integrity/job/check.js';
import type { DatedBackup } from '../../../platform/db/backups/backup-folder.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { faultsCounted, isDamaged, readWhole } from './whole-check.js';

// Writes a dated backup into a folder, and removes older ones.

interface Into {
  readonly folder: string;
  readonly file: string;
  /** How many good backups remain; null where nothing is removed. */
  readonly keep: number | null;
}

/** The default number of faulty copies that remain. */
const KEPT_FAULTY = 14;

/**
 * Renames the backup only once it is complete and checked, so that an interruption never costs a good one.
 * @throws AppError `database_unusable` where the database is damaged or does not match its history
 */
export async function writeInto(into: Into, terminal: Terminal): Promise<void> {
  const { folder, file, keep } = into;
  const [{ backupTo }, { newBackupIn }, { systemClock }] = await Promise.all([
    import('../../../platform/db/backups/backup.js'),
    import('../../../platform/db/backups/backup-folder.js'),
    import('../../../platform/lib/clock.js'),
  ]);
  const at = systemClock.now();
  const { path, unverified } = newBackupIn(folder, file, at);
  await backupTo(file, unverified);
  const report = (await isOlder(file)) ? null : await readWhole(unverified, terminal, { recordOnly: true });
  if (report !== null && !report.sound) return refuseFaulty(report, { path, at }, into, terminal);
  await giveName(unverified, path);
  terminal.print(path);
  if (keep !== null) await prune(file, { path, at }, keep, terminal);
}

/** A database with pending migrations: its history is checked once it has them. */
async function isOlder(file: string): Promise<boolean> {
  const { pendingMigrations } = await import('../../../platform/db/migrate.js');
  return pendingMigrations(file).length > 0;
}

/** A readable copy is kept all the same: one changed row must not end all backups. */
async function refuseFaulty(
  report: Report,
  { path, at }: DatedBackup,
  { file, keep }: Into,
  terminal: Terminal,
): Promise<never> {
  const counted = `${faultsCounted(report)}, listed above`;
  if (isDamaged(report))
    throw new AppError(
      'database_unusable',
      `${report.file} is damaged (${counted}). Restore a backup with \`onrecord restore\`.`,
    );
  const { faultyName } = await import('../../../platform/db/backups/backup-names.js');
  const faulty = { path: faultyName(path), at };
  await giveName(report.file, faulty.path);
  terminal.note(`Saved the copy as ${faulty.path}. It is not counted as a good backup.`);
  await prune(file, faulty, keep ?? KEPT_FAULTY, terminal, 'faulty');
  throw new AppError(
    'database_unusable',
    `${file} was changed outside Onrecord (${counted}). Every backup is marked faulty until this is repaired: see \`onrecord db check\`.`,
  );
}

async function giveName(unverified: string, path: string): Promise<void> {
  const { syncFolderOf } = await import('../../../platform/db/backups/copies.js');
  renameSync(unverified, path);
  syncFolderOf(path);
}

async function prune(
  file: string,
  newest: DatedBackup,
  keep: number,
  terminal: Terminal,
  sort: 'good' | 'faulty' = 'good',
): Promise<void> {
  const { pruneBackups } = await import('../../../platform/db/backups/backup-folder.js');
  const { removed, left } = await pruneBackups(file, newest, keep, sort);
  for (const path of removed) terminal.note(`Removed ${path}`);
  for (const { path, why } of left) terminal.note(`Kept ${path}: it ${why}.`);
}
