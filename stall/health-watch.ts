import { Agent, request } from 'node:http';
import { mainThreadTime, residentMemory } from './process-figures.js';

// Runs in a process of its own, so that it measures the server and not the process that sends the cases. Requests
// /healthz continuously, and answers each message of its parent with the results since the previous one.

export interface Watched {
  /** The longest that one /healthz took, in milliseconds. */
  readonly longestWait: number;
  /** The most processor time of the server's main thread during any one wait, in milliseconds. */
  readonly mostBusy: number;
  /** The most memory the server held, in megabytes. */
  readonly peakMemory: number;
  readonly asked: number;
}

/** Between an answer and the next question. Milliseconds. */
const PAUSE_MS = 3;
const MEMORY_EVERY_MS = 10;

const [url = '', pidGiven = ''] = process.argv.slice(2);
const pid = Number(pidGiven);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

let seen = nothingSeen();
process.on('message', () => {
  process.send?.(seen);
  seen = nothingSeen();
});
process.on('disconnect', () => process.exit(0));
setInterval(() => {
  seen = { ...seen, peakMemory: Math.max(seen.peakMemory, residentMemory(pid)) };
}, MEMORY_EVERY_MS);
void askAgain();

function nothingSeen(): Watched {
  return { longestWait: 0, mostBusy: 0, peakMemory: 0, asked: 0 };
}

async function askAgain(): Promise<void> {
  for (;;) {
    const [started, busyBefore] = [performance.now(), mainThreadTime(pid)];
    await askOnce().catch(() => {});
    const longestWait = Math.max(seen.longestWait, performance.now() - started);
    const mostBusy = Math.max(seen.mostBusy, mainThreadTime(pid) - busyBefore);
    seen = { ...seen, longestWait, mostBusy, asked: seen.asked + 1 };
    await new Promise((go) => setTimeout(go, PAUSE_MS));
  }
}

function askOnce(): Promise<void> {
  return new Promise((go, fail) => {
    const asked = request(`${url}/healthz`, { agent }, (answer) => {
      answer.resume();
      answer.once('end', go);
      answer.once('error', fail);
    });
    asked.once('error', fail);
    asked.end();
  });
}
