import type { Config } from '../../../config.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TERMINAL } from '../../../platform/viewer.js';

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
      await notify(change, { kind: 'backup', subject: 'A backup failed', detail: detailOf(error) });
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
function detailOf(error: unknown): string {
  return error instanceof AppError && error.code === 'disk_full' ? error.message : DETAIL;
}

const DETAIL = 'The log says why: journalctl --unit onrecord-backup. Until it works, no newer backup exists.';

/** Read first, so that a backup writes nothing into the database unless there is a notice. */
async function wasFailing(config: Config): Promise<boolean> {
  const { withReading } = await import('../../../context.js');
  const { NoticeReader } = await import('../../../people/notices/store.js');
  return withReading(
    config.file,
    async (db) => (await new NoticeReader(db).failing('backup')).length > 0,
  ).catch(() => false);
}

/** A database that takes no writes is often why the backup failed: its own error is the one to show. */
async function store(
  config: Config,
  terminal: Terminal,
  work: (change: WriteContext) => Promise<void>,
): Promise<void> {
  const { withContext } = await import('../../../context.js');
  try {
    await withContext(config, (ctx) => ctx.transact({ id: TERMINAL.userId ?? 0 }, work));
  } catch {
    if (config.mail !== null)
      terminal.note('Admins are not told: the notice could not be stored in the database.');
  }
}
