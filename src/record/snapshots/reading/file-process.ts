import { serveJobs } from '../../../platform/workers/serve-jobs.js';
import { type Unread, whereFrom } from './fault.js';
import { type InsideReply, type ReadJob, readInside } from './read-inside.js';

// The process in which a file from outside is read, and no other after it. It has no database and no settings.

serveJobs<ReadJob, InsideReply>((req) =>
  readInside(req).catch((error: unknown) => ({ ok: false, ...unread(error) })),
);

/** What is thrown here is a reader's own fault at a file that nobody foresaw. */
function unread(error: unknown): Unread {
  const reason =
    error instanceof RangeError
      ? 'The file is nested too deeply.'
      : 'The file cannot be read: it is not valid.';
  return { reason, fault: whereFrom(error) };
}
