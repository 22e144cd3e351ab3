import { parentPort } from 'node:worker_threads';
import { serialiseError } from './serialised-error.js';
import { ownSchedstat } from './time-limit.js';
import type { Reply } from './worker.js';

/**
 * Serves one job after the other in a module that a `WorkerPool` starts.
 * @param work its errors are thrown by the pool's `run`; `onProgress` sends something before the job is done
 */
export function serveJobs<Job, Answer, Progress = never>(
  work: (job: Job, onProgress: (progress: Progress) => void) => Answer | Promise<Answer>,
): void {
  const send = (reply: Reply<Answer, Progress>): void => {
    if (parentPort) parentPort.postMessage(reply);
    else process.send?.(reply);
  };
  const schedstat = ownSchedstat();
  const onJob = async (job: Job): Promise<void> => {
    send({ kind: 'started', schedstat });
    try {
      const answer = await work(job, (progress) => send({ kind: 'progress', progress }));
      send({ kind: 'done', answer });
    } catch (error) {
      send({ kind: 'failed', error: serialiseError(error) });
    }
  };
  if (parentPort) parentPort.on('message', onJob);
  else process.on('message', onJob).once('disconnect', () => process.exit(0)); // the server is gone
}
