import { renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Report } from '../../../people/integrity/job/check.js';
import type { Pruning } from '../../../platform/db/backups/backup-folder.js';
import type { DatedBackup } from '../../../platform/db/backups/backup-names.js';
import type { GoodBackups } from '../../../platform/db/backups/good-backups.js';
import type { Keeping } from '../../../platform/db/backups/keeping.js';
import type { LastBackup } from '../../../platform/db/backups/last-backup.js';
import type { ReadDisk } from '../../../platform/db/disk.js';
import { headListIn, readHeads } from '../../../platform/db/heads/places.js';
import { formatBytes } from '../../../platform/lib/bytes.js';
import type { Clock } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { addBackupHead, type ShorterHistory, shorterThanBefore } from './backup-heads.js';
import { faultsCounted, isDamaged, readWhole } from './whole-check.js';

// Writes a dated backup into a folder, and removes older ones.

export interface Into {
  readonly folder: string;
  readonly file: string;
  /** Files with heads of the history, beside those in the folder and beside the database. */
  readonly lists: readonly string[];
  /** Whether the folder may be new or empty although it held backups. */
  readonly isAnew?: boolean;
  /** Which good backups remain; null where nothing is removed. */
  readonly keeping: Keeping | null;
  readonly clock: Clock;
  readonly readDisk: ReadDisk;
}

/** The default number of faulty copies that remain. */
const KEPT_FAULTY = 14;

/**
 * Renames the backup only once it is complete and checked, so that an interruption never costs a good one.
 * @throws AppError `disk_full` where it does not fit; `database_unusable` where the database is damaged or does not
 * match its history
 */
export async function writeInto(into: Into, terminal: Terminal): Promise<void> {
  const { folder, file, keeping } = into;
  const [{ newBackupIn }, { GoodBackups }, { keepLastBackup }] = await Promise.all([
    import('../../../platform/db/backups/backup-folder.js'),
    import('../../../platform/db/backups/good-backups.js'),
    import('../../../platform/db/backups/last-backup.js'),
  ]);
  const at = into.clock.now();
  const known = new GoodBackups(file);
  if (into.isAnew !== true) await refuseMissing(folder, file, terminal);
  const { path, unverified } = newBackupIn(folder, file, at);
  await makeRoomFor({ ...into, at, known }, terminal);
  const stored = await readHeads({ file, lists: [...new Set([...into.lists, headListIn(folder, file)])] });
  const report = await writeChecked(file, unverified, terminal);
  const shorter = shorterThanBefore({ folder, file, copy: unverified }, stored, terminal);
  const fault = faultOf(file, report, shorter);
  if (fault !== null) return refuseFaulty(fault, unverified, { path, at }, into, terminal);
  await giveName(unverified, path);
  await addBackupHead({ folder, file, copy: path }, into.clock, terminal);
  await keepLastBackup(file, { folder, backup: basename(path) }).catch((error: Error) =>
    terminal.note(
      `The backup is good, but the file beside ${file} that names it was not written: ${error.message}`,
    ),
  );
  terminal.print(path);
  if (keeping === null) return;
  await prune(file, { path, at }, keeping, { known }, terminal).catch((error: Error) => {
    throw new NotPruned(folder, error);
  });
}

/** The backup is good; without space from older ones, a later one will not fit. Its message may name files. */
export class NotPruned extends AppError {
  constructor(folder: string, cause: Error) {
    super(
      'database_unusable',
      `The backup is good, but older ones in ${folder} were not removed: ${cause.message}`,
      { cause },
    );
  }
}

/** The folder lacks the last backup that was written there. Its message names no record. */
export class MissingBackups extends AppError {
  constructor({ folder, backup }: LastBackup) {
    super(
      'database_unusable',
      `${folder} is missing, or lacks ${backup}, which was written there. Mount its disk; or, if the earlier backups were removed on purpose, run this once with --anew.`,
    );
  }
}

/** @throws MissingBackups before anything is written: it would fill the disk below the mount */
async function refuseMissing(folder: string, file: string, terminal: Terminal): Promise<void> {
  const [{ BackupsGone, LastBackupUnread, refuseGone }, { readBackups }] = await Promise.all([
    import('../../../platform/db/backups/last-backup.js'),
    import('../../../platform/db/backups/read-backups.js'),
  ]);
  try {
    await refuseGone(folder, file, await readBackups(folder, file, () => {}));
  } catch (error) {
    if (error instanceof BackupsGone) throw new MissingBackups(error.last);
    // Creating the folder says so.
    if (isNotAFolder(error)) return;
    if (!(error instanceof LastBackupUnread)) throw error;
    terminal.note(
      `${error.message}. Whether the disk of ${folder} is mounted is not known, and this backup is written all the same. Let the owner of the database read the file, or remove it.`,
    );
  }
}

function isNotAFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
}

async function makeRoomFor(
  options: Into & { readonly at: Date; readonly known: GoodBackups },
  terminal: Terminal,
): Promise<void> {
  const { folder, file } = options;
  const [{ makeRoom }, { removeBrokenOff }] = await Promise.all([
    import('../../../platform/db/backups/room.js'),
    import('../../../platform/db/backups/broken-off.js'),
  ]);
  removeBrokenOff({ folder, file });
  const { needs, lack, ...pruning } = await makeRoom(options);
  notePruning(pruning, terminal);
  if (lack !== null) throw new AppError('disk_full', lack);
  const { copy, reserve, free } = needs;
  terminal.note(`The backup needs ${formatBytes(copy + reserve)}; ${formatBytes(free)} is free.`);
}

/** The report on the copy; null of a database with pending migrations, whose history is checked once it has them. */
async function writeChecked(file: string, unverified: string, terminal: Terminal): Promise<Report | null> {
  const [{ backupTo }, { pendingMigrations }] = await Promise.all([
    import('../../../platform/db/backups/backup.js'),
    import('../../../platform/db/migrate.js'),
  ]);
  await backupTo(file, unverified);
  try {
    if (pendingMigrations(file).length > 0) return null;
    const report = await readWhole(unverified, terminal, { recordOnly: true });
    if (!isDamaged(report)) return report;
    throw new AppError(
      'database_unusable',
      `The copy of ${file} is damaged (${faultsCounted(report)}, listed above). Check the database with \`onrecord db check\`, and the disk.`,
    );
  } catch (error) {
    // Of no use, and as large as a backup.
    rmSync(unverified, { force: true });
    throw error;
  }
}

/** A readable copy is kept all the same: one changed row must not end all backups. */
async function refuseFaulty(
  fault: AppError,
  unverified: string,
  { path, at }: DatedBackup,
  { file, keeping }: Into,
  terminal: Terminal,
): Promise<never> {
  const { faultyName } = await import('../../../platform/db/backups/backup-names.js');
  const faulty = { path: faultyName(path), at };
  await giveName(unverified, faulty.path);
  terminal.note(`Saved the copy as ${faulty.path}. It is not counted as a good backup.`);
  const kept = keeping !== null && 'newest' in keeping ? keeping : { newest: KEPT_FAULTY };
  await prune(file, faulty, kept, { sort: 'faulty' }, terminal).catch((error: Error) =>
    terminal.note(`Older faulty copies were not removed: ${error.message}`),
  );
  throw fault;
}

/** Null for a good copy. */
function faultOf(file: string, report: Report | null, shorter: ShorterHistory | null): AppError | null {
  if (report === null || report.sound) return shorter;
  return new AppError(
    'database_unusable',
    `${file} was changed outside Onrecord (${faultsCounted(report)}, listed above). Every backup is marked faulty until this is repaired: see \`onrecord db check\`.`,
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
  keeping: Keeping,
  options: { readonly sort?: 'faulty'; readonly known?: GoodBackups },
  terminal: Terminal,
): Promise<void> {
  const { pruneBackups } = await import('../../../platform/db/backups/backup-folder.js');
  notePruning(await pruneBackups(file, newest, keeping, options), terminal);
}

function notePruning({ removed, left }: Pruning, terminal: Terminal): void {
  for (const path of removed) terminal.note(`Removed ${path}`);
  for (const { path, why } of left) terminal.note(`Kept ${path}: it ${why}.`);
}
