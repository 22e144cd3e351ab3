import { FOLLOWERS } from '../../followers.js';
import { findSubmission, keepAnswer } from '../../people/accounts/actions/submissions.js';
import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import { makeTransact, type WriteContext } from '../../platform/db/transact.js';
import { serveJobs } from '../../platform/workers/serve-jobs.js';
import { withdrawAbandoned } from './actions/portions/abandoned.js';
import type { OpenTransactor } from './actions/portions/portions.js';
import { checkOnly, importTable, type Outcome, type Repeated, type Taken } from './actions.js';
import type { Begun, ImportJob, WithdrawalJob } from './import-pool.js';
import { answerTo, fingerprintOf } from './report-json.js';

// Runs as a worker thread, always from `dist`. Imports one table on its own connections, so that the main thread stays
// free, also during the commit.

serveJobs<ImportJob | WithdrawalJob, Outcome | Repeated | null, Begun>(run);

async function run(
  job: ImportJob | WithdrawalJob,
  onBegun: (begun: Begun) => void,
): Promise<Outcome | Repeated | null> {
  const clock = { now: () => new Date(Date.now() + job.clockAheadMs) };
  const parts = { file: job.database, clock };
  const open: OpenTransactor = (id, last) =>
    makeTransact({ ...parts, followers: [...FOLLOWERS, last], newId: () => id });
  if (!('bytes' in job)) return withdraw(job, open);
  const { database, bytes, seen, dryRun, submission, options, actor, rowLimit, name } = job;
  const toCheck = { bytes: Buffer.from(bytes), options, actor, rowLimit };
  if (dryRun) return { kind: 'found', report: await checkOnly(database, toCheck) };
  const { transact, close } = makeTransact({ ...parts, followers: FOLLOWERS });
  const keep = async (change: WriteContext, taken: Taken) => {
    if (submission) await keepAnswer(change, submission, answerTo(taken));
  };
  try {
    return await importTable(database, {
      ...toCheck,
      agrees: (report) => seen === null || seen === fingerprintOf(report),
      change: (work) => transact({ id: actor }, (change) => once(change, { submission, keep }, work)),
      beside: { open, name, onTaken: keep, onBegun: (importId) => onBegun({ importId }) },
    });
  } finally {
    await close();
  }
}

async function once<T>(
  change: WriteContext,
  { submission, keep }: Pick<ImportJob, 'submission'> & { readonly keep: Keep },
  work: (change: WriteContext) => Promise<T>,
): Promise<T | Repeated> {
  if (submission && (await findSubmission(change, submission.key))) return { kind: 'repeated' };
  const outcome = await work(change);
  if (isTaken(outcome)) await keep(change, outcome);
  return outcome;
}

type Keep = (change: WriteContext, taken: Taken) => Promise<void>;

function isTaken(outcome: unknown): outcome is Taken {
  return (outcome as Outcome | null)?.kind === 'taken';
}

async function withdraw({ database }: WithdrawalJob, open: OpenTransactor): Promise<null> {
  const connection = openConnection(database, 'read');
  try {
    await withdrawAbandoned(kyselyOn(connection), open);
    return null;
  } finally {
    connection.close();
  }
}
