import { serveJobs } from '../../../platform/workers/serve-jobs.js';
import { citeprocEngines } from './job/engine.js';

// Runs as a worker thread, always from `dist`.

serveJobs(citeprocEngines());
