// Does what the tests of the worker pool ask of a worker, and misbehaves where they ask for that.
import { AppError } from '../../dist/src/platform/lib/errors.js';
import { serveJobs } from '../../dist/src/platform/workers/serve-jobs.js';

let served = 0;

const JOBS = {
  answer: () => ({ served }),
  refuse() {
    throw new AppError('not_found', 'There is no such claim.');
  },
  break() {
    throw new TypeError('not a function');
  },
  wait: () => new Promise((resolve) => setTimeout(resolve, 3_600_000)),
  pause() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    return { served };
  },
  hang() {
    for (;;);
  },
  exit: () => process.exit(3),
  fill() {
    for (const kept = []; ; ) kept.push(new Array(100_000).fill(kept.length));
  },
};

serveJobs((job, onProgress) => {
  served += 1;
  onProgress(job);
  return JOBS[job]();
});
