import { serveJobs } from '../../../platform/workers/serve-jobs.js';
import { checkStyle } from './check-job.js';

// Runs as a worker thread, always from `dist`.

serveJobs(checkStyle);
