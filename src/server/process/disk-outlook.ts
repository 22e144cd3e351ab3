import type { Context } from '../../context.js';
import { isUnreadableFolder } from '../../platform/db/backups/backup-folder.js';
import { describeShortage, readOutlook, type Shortage } from '../../platform/db/backups/outlook.js';

/** What the disks lack until tomorrow; null where there is room, or no folder for backups. */
export async function findShortage({
  db,
  clock,
  config,
}: Pick<Context, 'db' | 'clock'> & {
  readonly config: { readonly file: string; readonly backups: string | null };
}): Promise<Shortage | null> {
  const { backups: folder, file } = config;
  if (folder === null) return null;
  try {
    return describeShortage(await readOutlook(db, { folder, file, at: clock.now() }));
  } catch (error) {
    if (!isUnreadableFolder(error)) throw error;
    return UNREADABLE;
  }
}

const UNREADABLE: Shortage = {
  brief: 'the folder for backups cannot be read',
  detail: 'Check that ONRECORD_BACKUPS names a folder that this account may read.',
};
