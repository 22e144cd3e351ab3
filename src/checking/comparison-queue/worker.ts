import { type FoundWording, TextSearch } from '../../derived/search/text-search-store.js';
import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { findIn } from '../../record/entry/actions/find-in-article.js';
import { compareWaiting } from './model/compare.js';
import { inSteps, type Step } from './model/step.js';
import type { Outcome, Waiting } from './model/waiting.js';
import { WaitingReader } from './waiting-store.js';

// Runs as a worker thread, always from `dist`. Messages are plain values: each job opens its own read-only connection,
// and reads the texts of copies itself. A comparison reports each step before it begins.

/** `database` is its path. */
export type TextJob = { readonly database: string } & (
  | { readonly kind: 'compare'; readonly waiting: Waiting }
  /** Finds the saved copies that contain the words, for each of several wordings. */
  | { readonly kind: 'find'; readonly wordings: readonly string[]; readonly viewer: Viewer }
);

export type TextAnswer =
  | { readonly kind: 'compare'; readonly outcome: Outcome }
  | { readonly kind: 'find'; readonly found: readonly (readonly FoundWording[])[] };

serveJobs<TextJob, TextAnswer, Step>(async (job, onProgress) => {
  const connection = openConnection(job.database, 'read');
  try {
    return await answer(job, kyselyOn(connection), onProgress);
  } finally {
    connection.close();
  }
});

async function answer(job: TextJob, db: Db, onProgress: (step: Step) => void): Promise<TextAnswer> {
  if (job.kind === 'find')
    return { kind: 'find', found: await new TextSearch(db, job.viewer).findEach(job.wordings) };
  const texts = new WaitingReader(db);
  const outcome = await inSteps(
    compareWaiting(job.waiting, (reading) => findIn(reading).quotations),
    (id) => texts.textOf(id),
    onProgress,
  );
  return { kind: 'compare', outcome };
}
