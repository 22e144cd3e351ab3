import { parentPort } from 'node:worker_threads';
import { carried } from './carried-error.js';
import type { Reply } from './thread.js';

/**
 * For a module that a `Thread` runs: does one job after the other.
 * @param work what it throws is thrown to whoever sent the job; `tell` says something before the job is done
 */
export function doJobs<Ask, Told, Answer>(
  work: (ask: Ask, tell: (told: Told) => void) => Promise<Answer>,
): void {
  const post = (reply: Reply<Told, Answer>): void => parentPort?.postMessage(reply);
  parentPort?.on('message', async ({ job, ask }: { readonly job: number; readonly ask: Ask }) => {
    post({ job, kind: 'begun' });
    try {
      post({ job, kind: 'done', answer: await work(ask, (told) => post({ job, kind: 'told', told })) });
    } catch (error) {
      post({ job, kind: 'failed', error: carried(error) });
    }
  });
}
