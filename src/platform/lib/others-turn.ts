import { setImmediate } from 'node:timers/promises';

// Work on the main thread stops here for others: for requests that came meanwhile, and for other work that stopped
// here. One goes on in each turn of the event loop, so that what several do between two stops never adds up to a wait.

let last: Promise<void> = Promise.resolve();

/** Resolves once everything that waits already had its turn. */
export function othersTurn(): Promise<void> {
  last = last.then(() => setImmediate());
  return last;
}
