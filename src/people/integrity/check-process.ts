import { setPriority } from 'node:os';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { checkIntegrity, type Report } from './check.js';

// The process of the daily check. It has a connection of its own, and yields to everything else on the machine.

export interface CheckJob {
  readonly file: string;
  /** As `os.setPriority` takes it. */
  readonly priority: number;
}

/** Why the check runs at the priority of the server: a service may be forbidden to change it. */
export type PriorityRefused = string;

serveJobs<CheckJob, Report, PriorityRefused>(async ({ file, priority }, onProgress) => {
  try {
    setPriority(priority);
  } catch (error) {
    onProgress(String(error));
  }
  return checkIntegrity(file);
});
