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
  let [longest, since, isOver] = [0, process.cpuUsage(), false];
  const turns = (async () => {
    while (!isOver) {
      await setImmediate();
      const { user, system } = process.cpuUsage(since);
      longest = Math.max(longest, (user + system) / 1000);
      since = process.cpuUsage();
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
