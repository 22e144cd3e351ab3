import { FOLLOWERS } from '../../followers.js';
import { findSubmission, keepAnswer } from '../../people/accounts/actions/submissions.js';
import { makeTransact, type WriteContext } from '../../platform/db/transact.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { importTable, type Outcome, type Repeated, withChecked } from './actions.js';
import type { ImportJob } from './import-pool.js';
import { answerTo, fingerprintOf } from './report-json.js';

// Runs as a worker thread, always from `dist`. Imports one table on its own connections, so that the main thread stays
// free, also during the commit.

serveJobs<ImportJob, Outcome | Repeated>(run);

async function run(job: ImportJob): Promise<Outcome | Repeated> {
  const { database, bytes, seen, dryRun, submission, options, actor, rowLimit } = job;
  const toCheck = { bytes: Buffer.from(bytes), options, actor, rowLimit };
  if (dryRun)
    return withChecked(database, toCheck, async ({ report }) => ({ kind: 'found', report }) as const);
  const clock = { now: () => new Date(Date.now() + job.clockAheadMs) };
  const { transact, close } = makeTransact({ file: database, clock, followers: FOLLOWERS });
  try {
    return await importTable(database, {
      ...toCheck,
      agrees: (report) => seen === null || seen === fingerprintOf(report),
      change: (work) => transact({ id: actor }, (change) => once(change, submission, work)),
    });
  } finally {
    await close();
  }
}

async function once(
  change: WriteContext,
  submission: ImportJob['submission'],
  work: (change: WriteContext) => Promise<Outcome>,
): Promise<Outcome | Repeated> {
  if (submission && (await findSubmission(change, submission.key))) return { kind: 'repeated' };
  const outcome = await work(change);
  if (submission && outcome.kind === 'taken') await keepAnswer(change, submission, answerTo(outcome));
  return outcome;
}
