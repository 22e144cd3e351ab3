import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import { inReadSnapshot } from '../../platform/db/queries/read-snapshot.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { type Citeproc, startCiteproc } from '../citations/citeproc/pool.js';
import type { StylePrinted } from '../citations/styles/model/failures.js';
import { openStyles } from '../citations/styles-pool.js';
import { OpenFile } from './file-job.js';
import { type ListDone, type ListJob, type ListTask, runTask } from './task-job.js';

// Runs as a worker thread, always from `dist`. Writes each file from one snapshot of the database, on its own read-only
// connection. Ending the thread also ends the citation processor that it started.

let citeproc: Citeproc | null = null;

serveJobs<ListJob, ListDone<ListTask>, StylePrinted>(run);

async function run<T extends ListTask>(
  { database, fd, printMs, ...task }: ListJob<T>,
  onPrinted: (printed: StylePrinted) => void,
): Promise<ListDone<T>> {
  citeproc ??= startCiteproc(printMs);
  const connection = openConnection(database, 'read');
  try {
    const db = kyselyOn(connection);
    const styles = openStyles({ db, citeproc, onPrinted });
    const file = new OpenFile(fd);
    const done = await inReadSnapshot(db, () => runTask(db, task, styles, (piece) => file.put(piece)));
    return { ...done, bytes: file.finish() };
  } finally {
    connection.close();
  }
}
