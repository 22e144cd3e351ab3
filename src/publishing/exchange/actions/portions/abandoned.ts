import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../../../platform/db/schema.js';
import type { WithdrawalReason } from '../../../../vocabulary.js';
import { type Import, ImportReader } from '../../imports-store.js';
import type { OpenTransactor } from './portions.js';
import { withdrawImport } from './withdraw.js';

/** A running import says so every few portions; a portion waits two minutes at most. Milliseconds. */
const MAX_SILENCE_MS = 300_000;
const LOOK_EVERY_MS = 250;

/** Whether the process that ran an import is gone. @param isOwn whether an import of this process runs no more */
export function isAbandoned({ pid, seen_at }: Import, isOwn = true): boolean {
  if (pid === process.pid) return isOwn;
  return !isAlive(pid) || Date.now() - Date.parse(seen_at) > MAX_SILENCE_MS;
}

/** Withdraws an import that nobody carries on. Call it where this process runs none. */
export async function withdrawAbandoned(db: Db, open: OpenTransactor): Promise<void> {
  const running = await new ImportReader(db).running();
  if (running && isAbandoned(running)) await withdrawImport(open, running, reasonOf(running));
}

/** Waits until no other import runs. @param onWait called once, where one does */
export async function whileOthersImport(db: Db, open: OpenTransactor, onWait: () => void): Promise<void> {
  for (let times = 0; ; times += 1) {
    await withdrawAbandoned(db, open);
    if ((await new ImportReader(db).running()) === undefined) return;
    if (times === 0) onWait();
    await pause(LOOK_EVERY_MS);
  }
}

/** An import of this process has failed, and then its withdrawal. NOTE: an earlier process may have had the same id. */
function reasonOf({ cancelled_by, pid, seen_at }: Import): WithdrawalReason {
  if (cancelled_by !== null) return 'cancelled';
  const startedAt = Date.now() - process.uptime() * 1000;
  return pid === process.pid && Date.parse(seen_at) >= startedAt ? 'failed' : 'stopped';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
