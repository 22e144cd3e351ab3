import { YieldTimer } from './yield-timer.js';

/** Does the work for each record, and lets others run in between. Most work is synchronous. */
export async function eachInTurn<T>(
  records: Iterable<T>,
  work: (record: T, at: number) => Promise<void> | void,
): Promise<void> {
  const timer = new YieldTimer();
  let at = 0;
  for (const record of records) {
    const working = work(record, at);
    if (working) await working;
    if (timer.isDue) await timer.yield();
    at += 1;
  }
}
