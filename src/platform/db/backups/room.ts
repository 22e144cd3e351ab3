import { dirname } from 'node:path';
import { formatBytes } from '../../lib/bytes.js';
import { AppError } from '../../lib/errors.js';
import { withConnection } from '../connection/open.js';
import type { ReadDisk } from '../disk.js';
import { datedBackups, type Pruning, removeBackups } from './backup-folder.js';
import { type DatedBackup, type Sort, until } from './backup-names.js';
import type { GoodBackups } from './good-backups.js';
import { type Keeping, MIN_GOOD, removalOrder } from './keeping.js';
import { type BackupNeeds, type BackupPlan, backupNeeds, bytesFreed, bytesInUse } from './needs.js';

// Room for the next backup, made before it is written.

export interface RoomOptions extends BackupPlan {
  /** Which backups are kept where space allows; null where none may be removed. */
  readonly keeping: Keeping | null;
  readonly readDisk: ReadDisk;
  readonly known: GoodBackups;
}

export interface Room extends Pruning {
  readonly needs: BackupNeeds;
  /** Why the backup does not fit, with what is needed, free and kept; null where it does. */
  readonly lack: string | null;
}

/**
 * Removes older good backups where the next one would not fit, but never one of the last two, nor any where that would
 * not be enough. Faulty copies are evidence and stay.
 */
export async function makeRoom(options: RoomOptions): Promise<Room> {
  const needs = await measure(options);
  if (lackOf(needs) <= 0) return { needs, removed: [], left: [], lack: null };
  const refused = (why: string, left: Room['left'] = []) => ({
    needs,
    removed: [],
    left,
    lack: describeLack(options, needs, `Nothing was removed: ${why}.`),
  });
  const reason = reasonToRemoveNone(options);
  if (reason !== null) return refused(reason);
  const { folder, file, at } = options;
  const { good, left } = await options.known.sort(datedBackups(folder, file, 'good'), at);
  const going = enoughOf(removable(good, options.keeping), lackOf(needs));
  if (going === null) return refused('removing all but two good backups would not be enough', left);
  return { ...(await removed(options, going)), left };
}

/** For a backup with a name of its own, which makes no room. @throws AppError `disk_full` where it does not fit */
export async function refuseWithoutRoom(
  target: string,
  { file, at, readDisk }: Omit<RoomOptions, 'folder' | 'keeping' | 'known'>,
): Promise<void> {
  const plan = { folder: dirname(target), file, at };
  const needs = await backupNeeds(plan, withConnection(file, 'read', bytesInUse), readDisk);
  if (lackOf(needs) > 0)
    throw new AppError('disk_full', `${describeNeeds(plan.folder, needs)} ${WHAT_TO_DO}`);
}

async function removed(options: RoomOptions, going: readonly DatedBackup[]): Promise<Omit<Room, 'left'>> {
  removeBackups(going);
  const needs = await measure(options);
  const lack =
    lackOf(needs) <= 0
      ? null
      : describeLack(options, needs, 'Older backups were removed, but that did not free enough space.');
  return { needs, removed: going.map(({ path }) => path), lack };
}

function measure({ readDisk, ...plan }: RoomOptions): Promise<BackupNeeds> {
  return backupNeeds(plan, withConnection(plan.file, 'read', bytesInUse), readDisk);
}

/** At most 0 where it fits. Bytes. */
function lackOf({ copy, reserve, free }: BackupNeeds): number {
  return copy + reserve - free;
}

function reasonToRemoveNone({ keeping, ...plan }: RoomOptions): string | null {
  if (keeping === null) return '--keep was not given';
  const [good, faulty] = [newestOf(plan, 'good'), newestOf(plan, 'faulty')];
  // The next one is likely to be faulty, too, and must not cost a good one.
  return faulty > good
    ? 'the newest copy is faulty, and good backups are not removed to make space for another'
    : null;
}

function newestOf({ folder, file, at }: BackupPlan, sort: Sort): number {
  return until(at, datedBackups(folder, file, sort))[0]?.at.getTime() ?? 0;
}

/** In the order in which they go. @param good newest first */
function removable(good: readonly DatedBackup[], keeping: Keeping | null): readonly DatedBackup[] {
  return keeping === null || good.length <= MIN_GOOD ? [] : removalOrder(good, keeping).slice(0, -MIN_GOOD);
}

/** The first of them that free so many bytes; null where all together do not. */
function enoughOf(backups: readonly DatedBackup[], bytes: number): readonly DatedBackup[] | null {
  let freed = 0;
  for (const [index, { path }] of backups.entries()) {
    freed += bytesFreed(path);
    if (freed >= bytes) return backups.slice(0, index + 1);
  }
  return null;
}

function describeLack({ folder, file }: RoomOptions, needs: BackupNeeds, what: string): string {
  const kept = `There are ${taken(folder, file, 'good')}, and ${taken(folder, file, 'faulty')}.`;
  return [describeNeeds(folder, needs), kept, what, WHAT_TO_DO].join(' ');
}

function describeNeeds(folder: string, { copy, reserve, free }: BackupNeeds): string {
  const parts = reserve > 0 ? ` (${formatBytes(copy)} for the copy, the rest stays for the database)` : '';
  return `There is not enough space for a backup in ${folder}: it needs ${formatBytes(copy + reserve)}${parts}, and ${formatBytes(free)} is free.`;
}

const WHAT_TO_DO = 'Free some space on that disk, or use a larger one.';

/** `3 backups (2.7 GB)` */
function taken(folder: string, file: string, sort: Sort): string {
  const found = datedBackups(folder, file, sort);
  const size = found.reduce((sum, { path }) => sum + bytesFreed(path), 0);
  const [one, several] = NOUNS[sort];
  return `${found.length} ${found.length === 1 ? one : several}${size > 0 ? ` (${formatBytes(size)})` : ''}`;
}

const NOUNS = { good: ['backup', 'backups'], faulty: ['faulty copy', 'faulty copies'] } as const;
