import { parentPort } from 'node:worker_threads';
import { citeprocEngines } from './citeproc-engine.js';
import type { CiteprocJob, CiteprocReply } from './citeproc-job.js';

// Runs as a worker thread, always from `dist`. Answers one job after the other; whoever sent a job that
// takes too long ends the thread.

const print = citeprocEngines();

parentPort?.on('message', ({ job, ask }: { job: number; ask: CiteprocJob }) => {
  parentPort?.postMessage(reply(job, ask));
});

function reply(job: number, ask: CiteprocJob): CiteprocReply {
  try {
    return { job, ok: true, answer: print(ask) };
  } catch (error) {
    return { job, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
