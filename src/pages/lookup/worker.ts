import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { lookupOf } from './job.js';

// Runs as a worker thread, always from `dist`.

serveJobs(lookupOf);
