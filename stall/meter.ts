import { closeSync, openSync, readSync } from 'node:fs';

// Loaded into the server that is measured: finds the longest processor time for which its main thread came to nothing
// else, and answers each message of its parent with it. What other programs take of the machine does not count.

/** Often enough that a millisecond of other work at most is added to a stretch. */
const LOOK_MS = 1;

const schedstat = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
const read = Buffer.alloc(128);
let longest = 0;
let since = spentMs();

setInterval(() => {
  const now = spentMs();
  longest = Math.max(longest, now - since);
  since = now;
}, LOOK_MS).unref();

process.on('message', () => {
  process.send?.({ stretch: longest });
  longest = 0;
});
process.channel?.unref();
process.once('exit', () => closeSync(schedstat));

/** Processor time of the main thread, in milliseconds. @source Documentation/scheduler/sched-stats.rst */
function spentMs(): number {
  const length = readSync(schedstat, read, 0, read.length, 0);
  return Number(read.toString('latin1', 0, length).split(' ')[0]) / 1e6;
}
