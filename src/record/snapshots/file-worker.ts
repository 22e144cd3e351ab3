import { type Unread, whereFrom } from '../../engines/documents/fault.js';
import { type InsideReply, type ReadJob, readInside } from '../../engines/documents/read-document.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';

// The child process that reads one file from outside, and ends. It has no database and no settings.

serveJobs<ReadJob, InsideReply>((req) =>
  readInside(req).catch((error: unknown) => ({ ok: false, ...unread(error) })),
);

/** Anything thrown here is a bug in a reader. */
function unread(error: unknown): Unread {
  const reason =
    error instanceof RangeError
      ? 'The file is nested too deeply.'
      : 'The file cannot be read: it is not valid.';
  return { reason, fault: whereFrom(error) };
}
