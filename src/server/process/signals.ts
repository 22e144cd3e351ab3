import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** What is still running this long after a signal is left behind, so that the process ends in time. */
const PATIENCE_MS = 9_500;

/**
 * Resolves when the process is told to end. From then on a second signal ends it at once, and so does the
 * end of patience.
 * @returns which signal it was
 */
export async function toldToEnd(): Promise<NodeJS.Signals> {
  const first = await new Promise<NodeJS.Signals>((told) => {
    for (const signal of SIGNALS) process.once(signal, () => told(signal));
  });
  for (const signal of SIGNALS) process.on(signal, () => process.exit(128 + constants.signals[signal]));
  // Everything acknowledged is on the disk by then: nothing is lost.
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  return first;
}
