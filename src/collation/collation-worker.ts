import { parentPort, workerData } from 'node:worker_threads';
import { type CollationJob, collationOf } from './collation-job.js';

// Runs as a worker thread, always from `dist`: one job, and it ends.

parentPort?.postMessage(collationOf(workerData as CollationJob));
