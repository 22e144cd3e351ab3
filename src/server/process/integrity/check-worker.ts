import { setPriority } from 'node:os';
import type { CheckJob, PriorityRefused } from '../../../people/integrity/check-pool.js';
import { checkIntegrity, type Report } from '../../../people/integrity/job/check.js';
import { serveJobs } from '../../../platform/workers/serve-jobs.js';
import { DERIVATION } from './derivation.js';

// The process of the daily check, with its own connection and a low priority.

serveJobs<CheckJob, Report, PriorityRefused>(async ({ file, heads, priority, day }, onProgress) => {
  try {
    setPriority(priority);
  } catch (error) {
    onProgress(String(error));
  }
  return checkIntegrity(file, { derivation: DERIVATION, comparisons: { day }, heads });
});
