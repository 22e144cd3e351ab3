import type { Config } from '../../../config.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { ShorterHistory } from './backup-heads.js';
import { MissingBackups } from './backup-into.js';

/** Runs a backup; adds a notice for admins when it fails, and one when it works again. */
export async function withBackupNotices(
  config: Config,
  terminal: Terminal,
  backup: () => Promise<void>,
): Promise<void> {
  try {
    await backup();
  } catch (error) {
    await store(config, terminal, async (change) => {
      const { notify } = await import('../../../people/notices/actions.js');
      await notify(change, { kind: 'backup', ...noticeOf(error) });
    });
    throw error;
  }
  if (await wasFailing(config))
    await store(config, terminal, async (change) => {
      const { resolveNotices } = await import('../../../people/notices/actions.js');
      await resolveNotices(change, 'backup');
    });
}

/** What is needed, free and kept can be said in the mail; other messages may name what is in the record. */
function noticeOf(error: unknown): { readonly subject: string; readonly detail: string } {
  if (error instanceof ShorterHistory) return { subject: SHORTER, detail: error.message };
  if (error instanceof MissingBackups) return { subject: 'A backup failed', detail: MISSING };
  const isFull = error instanceof AppError && error.code === 'disk_full';
  return { subject: 'A backup failed', detail: isFull ? error.message : DETAIL };
}

const SHORTER = 'The database lacks entries that an earlier backup has';

const MISSING =
  'The folder for backups is missing, or lacks the last backup written there. Mount its disk; or, if the earlier backups were removed on purpose, run onrecord backup once with --anew.';

const DETAIL = 'The log says why: journalctl --unit onrecord-backup. Until it works, no newer backup exists.';

/** Read first, so that a backup writes nothing into the database unless there is a notice. */
async function wasFailing(config: Config): Promise<boolean> {
  const { withReading } = await import('../../../platform/db/with-reading.js');
  const { NoticeReader } = await import('../../../people/notices/store.js');
  return withReading(
    config.file,
    async (db) => (await new NoticeReader(db).failing('backup')).length > 0,
  ).catch(() => false);
}

/**
 * A database that takes no writes is often why the backup failed: its own error is the one to show. One that lacks
 * entries is only written to where a server writes to it already.
 */
async function store(
  config: Config,
  terminal: Terminal,
  work: (change: WriteContext) => Promise<void>,
): Promise<void> {
  const [{ withContext }, { addressServed }] = await Promise.all([
    import('../../context/with-context.js'),
    import('../../../platform/db/connection/server-lock.js'),
  ]);
  try {
    const mayBeShorter = addressServed(config.file) !== null;
    await withContext(config, (ctx) => ctx.transact({ id: TERMINAL.userId ?? 0 }, work), { mayBeShorter });
  } catch {
    if (config.mail !== null)
      terminal.note('Admins are not told: the notice could not be stored in the database.');
  }
}
