import { TextSearch } from '../../derived/search/text-search-store.js';
import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import type { Db } from '../../platform/db/schema.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import type { TextAnswer, TextJob, TextProgress } from './job.js';
import { compareWaiting } from './model/compare.js';
import { inSteps } from './model/step.js';
import { WaitingReader } from './waiting-store.js';

// Runs as a worker thread, always from `dist`. Each job opens its own read-only connection.

serveJobs<TextJob, TextAnswer, TextProgress>(async (job, onProgress) => {
  const connection = openConnection(job.database, 'read');
  try {
    return await answer(job, kyselyOn(connection), onProgress);
  } finally {
    connection.close();
  }
});

async function answer(job: TextJob, db: Db, onProgress: (step: TextProgress) => void): Promise<TextAnswer> {
  if (job.kind === 'find')
    return { kind: 'find', found: await new TextSearch(db, job.viewer).find(job.wording) };
  const texts = new WaitingReader(db);
  const outcome = await inSteps(compareWaiting(job.waiting), (id) => texts.textOf(id), onProgress);
  return { kind: 'compare', outcome };
}
