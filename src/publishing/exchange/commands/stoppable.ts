import { constants } from 'node:os';
import type { Context } from '../../../platform/context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TakenReader } from '../taken-store.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What the work tells about itself, and is told. */
export interface Stopping {
  /** Registers its change as soon as that begins. */
  readonly begun: (change: WriteContext) => void;
  /** Registers that it writes in portions from now on, and ends by itself once it is stopped. */
  readonly inPortions: () => void;
  readonly isStopped: () => boolean;
}

/**
 * Lets a person stop an import with Ctrl-C and reports the outcome correctly: before the commit nothing is changed;
 * afterwards it ends as usual. What was written in portions is withdrawn first, or
 * by the next program after a second signal.
 */
export async function stoppable<T>(
  { db }: Pick<Context, 'db'>,
  terminal: Terminal,
  work: (stopping: Stopping) => Promise<T>,
): Promise<T> {
  let change: WriteContext | null = null;
  let portions = false;
  let stoppedBy: (typeof SIGNALS)[number] | null = null;
  const exit = (signal: (typeof SIGNALS)[number], what: string) => {
    terminal.note(`onrecord: stopped. ${what}`);
    process.exit(128 + constants.signals[signal]);
  };
  const stop = async (signal: (typeof SIGNALS)[number]) => {
    if (portions) {
      // A service manager does not wait long, and a person may not want to.
      if (stoppedBy !== null) exit(signal, 'Nobody sees what is left; the next start withdraws it.');
      terminal.note(
        'Stopping: what was imported so far is withdrawn. Ctrl-C again leaves that to the next start.',
      );
      stoppedBy = signal;
      return;
    }
    const first = change?.events[0];
    if (change && first && (await new TakenReader(db).isSaved(change.id, first.seq))) return;
    exit(signal, 'Nothing was changed.');
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work({
      begun: (begun) => {
        change = begun;
      },
      inPortions: () => {
        portions = true;
      },
      isStopped: () => stoppedBy !== null,
    });
  } catch (error) {
    if (stoppedBy !== null && error instanceof AppError && error.code === 'not_now')
      exit(stoppedBy, 'Nothing was imported.');
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
