import { parentPort } from 'node:worker_threads';
import { openStyles } from '../citations/styles.js';
import { kyselyOn } from '../db/dialect.js';
import { atOneMoment } from '../db/one-moment.js';
import { openConnection } from '../db/open.js';
import { carried } from '../lib/carried-error.js';
import type { ExportDone, ExportJob, ExportReply } from './export-job.js';
import { OpenFile } from './open-file.js';
import { writeExport } from './write-export.js';

// Runs as a worker thread, always from `dist`. Makes one file after another, each from one moment of the
// database, on a connection that is for reading and for that file alone. Whoever sent a job that is not wanted
// any more ends the thread, and the citation processor goes with it.

const styles = openStyles();

parentPort?.on('message', async (job: ExportJob) => {
  parentPort?.postMessage(await reply(job));
});

async function reply(job: ExportJob): Promise<ExportReply> {
  try {
    return { ok: true, done: await run(job) };
  } catch (error) {
    return { ok: false, error: carried(error) };
  }
}

async function run({ database, fd, ...ask }: ExportJob): Promise<ExportDone> {
  const connection = openConnection(database, 'read');
  try {
    const db = kyselyOn(connection);
    const file = new OpenFile(fd);
    const done = await atOneMoment(db, () => writeExport(db, ask, styles, (piece) => file.put(piece)));
    return { ...done, bytes: file.finish() };
  } finally {
    connection.close();
  }
}
