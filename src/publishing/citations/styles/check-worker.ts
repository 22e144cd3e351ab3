import { serveJobs } from '../../../platform/workers/serve-jobs.js';
import { type CheckJob, checkStyle } from './check-job.js';

// Runs as a worker thread, always from `dist`.

serveJobs((job: CheckJob) => checkStyle(job));
