import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/**
 * The longest processor time for which a work keeps the event loop to itself, in milliseconds; the least of several
 * runs, since other programs and the collection of garbage disturb single ones.
 */
export async function longestStretch(work: () => Promise<unknown>, runs = 3): Promise<number> {
  const longest: number[] = [];
  for (let run = 0; run < runs; run += 1) longest.push(await longestOnce(work));
  return Math.min(...longest);
}

async function longestOnce(work: () => Promise<unknown>): Promise<number> {
  let [longest, since, isOver] = [0, spentMs(), false];
  const turns = (async () => {
    while (!isOver) {
      await setImmediate();
      const now = spentMs();
      longest = Math.max(longest, now - since);
      since = spentMs();
    }
  })();
  try {
    await work();
  } finally {
    isOver = true;
    await turns;
  }
  return longest;
}

/** Processor time of the main thread; where the system does not tell it, that of the whole process. */
function spentMs(): number {
  if (process.platform !== 'linux') return process.cpuUsage().user / 1000;
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
