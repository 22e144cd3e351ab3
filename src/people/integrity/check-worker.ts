import { setPriority } from 'node:os';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { checkIntegrity, type Report } from './job/check.js';

// The process of the daily check, with its own connection and a low priority.

export interface CheckJob {
  readonly file: string;
  /** For `os.setPriority`. */
  readonly priority: number;
}

/** Why the check runs at the server's priority: a service may be forbidden to change it. */
export type PriorityRefused = string;

serveJobs<CheckJob, Report, PriorityRefused>(async ({ file, priority }, onProgress) => {
  try {
    setPriority(priority);
  } catch (error) {
    onProgress(String(error));
  }
  return checkIntegrity(file);
});
