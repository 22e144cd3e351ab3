import { once } from 'node:events';
import { createServer } from 'node:net';
import { constants } from 'node:os';

/** Listens on an address and stops at once. Rejects as Node does where it cannot. */
export async function tryListening(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** How long after a signal running work is abandoned, so that the process ends in time. */
const PATIENCE_MS = 9_500;

/**
 * Resolves when the process gets a stop signal. A second signal, or the time limit, then ends it at once.
 * @returns the signal
 */
export async function stopSignal(): Promise<NodeJS.Signals> {
  const first = await new Promise<NodeJS.Signals>((received) => {
    for (const signal of SIGNALS) process.once(signal, () => received(signal));
  });
  for (const signal of SIGNALS) process.on(signal, () => process.exit(128 + constants.signals[signal]));
  // Everything that was confirmed is on the disk by then: nothing is lost.
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  return first;
}
