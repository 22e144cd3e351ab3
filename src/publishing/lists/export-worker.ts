import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import { inReadSnapshot } from '../../platform/db/queries/read-snapshot.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { startCiteproc } from '../citations/citeproc/pool.js';
import { openStyles } from '../citations/styles-pool.js';
import { type ExportDone, type ExportJob, writeExport } from './export-job.js';
import { OpenFile } from './file-job.js';

// Runs as a worker thread, always from `dist`. Writes each file from one snapshot of the database, on its own read-only
// connection. Ending the thread also ends the citation processor that it started.

const citeproc = startCiteproc();

serveJobs<ExportJob, ExportDone>(run);

async function run({ database, fd, ...req }: ExportJob): Promise<ExportDone> {
  const connection = openConnection(database, 'read');
  try {
    const db = kyselyOn(connection);
    const styles = openStyles({ db, citeproc });
    const file = new OpenFile(fd);
    const done = await inReadSnapshot(db, () => writeExport(db, req, styles, (piece) => file.put(piece)));
    return { ...done, bytes: file.finish() };
  } finally {
    connection.close();
  }
}
