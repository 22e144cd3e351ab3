import { kyselyOn } from '../db/dialect.js';
import { openConnection } from '../db/open.js';
import type { Db } from '../db/schema.js';
import { doJobs } from '../lib/thread-jobs.js';
import { TextSearch } from '../search/text-search.js';
import { compareWaiting } from './compare.js';
import { inSteps } from './step.js';
import type { TextAnswer, TextJob, TextTold } from './text-job.js';
import { WaitingReader } from './waiting-store.js';

// Runs as a worker thread, always from `dist`: one job after the other, each on a connection that is for reading and
// for that job alone.

doJobs<TextJob, TextTold, TextAnswer>(async (job, tell) => {
  const connection = openConnection(job.database, 'read');
  try {
    return await answer(job, kyselyOn(connection), tell);
  } finally {
    connection.close();
  }
});

async function answer(job: TextJob, db: Db, tell: (told: TextTold) => void): Promise<TextAnswer> {
  if (job.kind === 'find')
    return { kind: 'find', found: await new TextSearch(db, job.viewer).find(job.wording) };
  const texts = new WaitingReader(db);
  const outcome = await inSteps(compareWaiting(job.waiting), (id) => texts.textOf(id), tell);
  return { kind: 'compare', outcome };
}
