import type { Config } from '../../../config.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { ShorterHistory } from './backup-heads.js';
import { MissingBackups, NotPruned } from './backup-into.js';

/** A backup that is made into a folder. */
export interface NoticedBackup {
  readonly config: Config;
  readonly folder: string;
}

/** Runs a backup; adds a notice for admins when it fails, and one when what failed in this folder works again. */
export async function withBackupNotices(
  { config, folder }: NoticedBackup,
  terminal: Terminal,
  backup: () => Promise<void>,
): Promise<void> {
  try {
    await backup();
  } catch (error) {
    const { fault, ...words } = noticeOf(error);
    await store(config, terminal, async (change) => {
      const { notify } = await import('../../../people/notices/actions.js');
      await notify(change, { kind: 'backup', cause: causeOf(fault, folder), ...words });
    });
    // Everything before it worked.
    if (fault === 'not pruned') await resolve({ config, folder }, ['failed', 'shorter', 'missing'], terminal);
    throw error;
  }
  await resolve({ config, folder }, FAULTS, terminal);
}

const FAULTS = ['failed', 'shorter', 'missing', 'not pruned'] as const;
type Fault = (typeof FAULTS)[number];

/** Two folders fail independently of each other. */
const causeOf = (fault: Fault, folder: string) => `${fault}: ${folder}`;

/** What is needed, free and kept can be said in the mail; other messages may name what is in the record. */
function noticeOf(error: unknown): {
  readonly fault: Fault;
  readonly subject: string;
  readonly detail: string;
} {
  if (error instanceof ShorterHistory) return { fault: 'shorter', subject: SHORTER, detail: error.message };
  if (error instanceof NotPruned) return { fault: 'not pruned', subject: NOT_PRUNED, detail: PRUNING };
  if (error instanceof MissingBackups) return { fault: 'missing', subject: FAILED, detail: MISSING };
  const isFull = error instanceof AppError && error.code === 'disk_full';
  return { fault: 'failed', subject: FAILED, detail: isFull ? error.message : DETAIL };
}

const FAILED = 'A backup failed';
const SHORTER = 'The database lacks entries that an earlier backup has';
const NOT_PRUNED = 'Older backups were not removed';

const MISSING =
  'The folder for backups is missing, or lacks the last backup written there. Mount its disk; or, if the earlier backups were removed on purpose, run onrecord backup once with --anew.';

const DETAIL = 'The log says why: journalctl --unit onrecord-backup. Until it works, no newer backup exists.';

const PRUNING =
  'The backup itself is good. The log says why older ones stay: journalctl --unit onrecord-backup. Until it works, the disk fills up.';

/** Read first, so that a backup writes nothing into the database unless there is a notice. */
async function resolve(
  { config, folder }: NoticedBackup,
  faults: readonly Fault[],
  terminal: Terminal,
): Promise<void> {
  // Notices of earlier versions had no cause.
  const working = new Set(['', ...faults.map((fault) => causeOf(fault, folder))]);
  const again = (await failing(config, terminal)).filter((cause) => working.has(cause));
  if (again.length === 0) return;
  await store(config, terminal, async (change) => {
    const { resolveNotices } = await import('../../../people/notices/actions.js');
    for (const cause of again) await resolveNotices(change, 'backup', cause);
  });
}

async function failing(config: Config, terminal: Terminal): Promise<readonly string[]> {
  const { withReading } = await import('../../../platform/db/with-reading.js');
  const { NoticeReader } = await import('../../../people/notices/store.js');
  try {
    const causes = await withReading(config.file, (db) => new NoticeReader(db).failing('backup'));
    return causes.map(({ cause }) => cause);
  } catch (error) {
    terminal.note(`Notices of earlier backups could not be read: ${wordsOf(error)}`);
    return [];
  }
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
  } catch (error) {
    terminal.note(
      `Admins are not told, because the notice could not be stored in the database: ${wordsOf(error)}`,
    );
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
