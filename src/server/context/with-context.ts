import type { Config } from '../../config.js';
import type { Context } from '../../platform/context.js';
import { naming } from '../../platform/db/connection/open-failures.js';
import { refuseMissing } from '../../platform/db/connection/refused-files.js';
import { pendingContinuation } from '../../platform/db/heads/continue.js';
import { refuseOlder } from '../../platform/db/with-reading.js';
import { systemClock } from '../../platform/lib/clock.js';
import { TERMINAL } from '../../platform/viewer.js';
import type { OpenOptions } from './database.js';
import { type OpenContext, openContext } from './open-context.js';

/**
 * For a command: opens the database, does the work and closes it in any case.
 * @throws AppError database_unusable where it is missing, not ours, or not migrated
 */
export async function withContext<T>(
  config: Config,
  work: (ctx: OpenContext) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  // Checked before it is opened for writing, so that a refused file stays unchanged.
  refuseMissing(config.file, 'read');
  refuseOlder(config.file);
  const ctx = openContext(config, systemClock, {}, options);
  try {
    await recordPendingContinuation(ctx);
    return await work(ctx);
  } catch (error) {
    throw naming(config.file, error);
  } finally {
    await ctx.close();
  }
}

/** What the head beside a database says is still to be recorded: after a restore, or an accepted loss. */
export async function recordPendingContinuation({
  transact,
  config,
}: Pick<Context, 'transact' | 'config'>): Promise<void> {
  const pending = pendingContinuation(config.file);
  if (pending === null) return;
  const { recordContinuation } = await import('../../people/activity/continuation-store.js');
  await transact({ id: TERMINAL.userId ?? 0 }, async (change) => recordContinuation(change, pending));
}
