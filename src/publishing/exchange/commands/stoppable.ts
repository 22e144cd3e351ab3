import { constants } from 'node:os';
import type { Context } from '../../../context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TakenReader } from '../taken-store.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Lets a person stop an import with Ctrl-C and reports the outcome correctly: before the commit nothing is changed;
 * afterwards it ends as usual.
 * @param work must register its change as soon as that begins
 */
export async function stoppable<T>(
  { db }: Pick<Context, 'db'>,
  terminal: Terminal,
  work: (begun: (change: WriteContext) => void) => Promise<T>,
): Promise<T> {
  let change: WriteContext | null = null;
  const stop = async (signal: (typeof SIGNALS)[number]) => {
    const first = change?.events[0];
    if (change && first && (await new TakenReader(db).isSaved(change.id, first.seq))) return;
    terminal.note('onrecord: stopped. Nothing was changed.');
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work((begun) => {
      change = begun;
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
