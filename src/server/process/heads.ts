import { type Config, headPlacesOf } from '../../config.js';
import type { Context } from '../../context.js';
import { describeHeadFault, type HeadFault } from '../../platform/db/heads/compare.js';
import type { Log } from '../../platform/lib/log.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import { type Job, startTicker, type Ticker } from './ticker.js';

// Stores the head of the history outside the database each minute, and holds the history against what is stored.

const EVERY_MS = 60_000;

type Parts = Pick<Context, 'db' | 'disk' | 'clock' | 'log' | 'transact'> & {
  readonly config: Pick<Config, 'file' | 'backups' | 'heads'>;
};

/** Compares at once, in the background, and then each minute. */
export function startHeads(ctx: Parts): Ticker {
  const job = headsJob(ctx);
  const first = job
    .run()
    .catch((error: unknown) => ctx.log.error({ job: job.name, err: error }, 'job failed'));
  const ticker = startTicker([job], ctx.log, EVERY_MS);
  return {
    async stop() {
      await first;
      await ticker.stop();
    },
  };
}

export function headsJob({ log, disk, config, ...desk }: Parts): Job {
  const once = saidOnce(log);
  return {
    name: 'store the head of the history',
    async run() {
      const { compareStored } = await import('../../platform/db/heads/continue.js');
      sayState(disk.refreshHead(), once);
      const { faults, unread } = await compareStored(headPlacesOf(config));
      for (const line of unread) once(line, line);
      for (const fault of faults) once(`${fault.what} ${fault.place}`, describeHeadFault(fault, config.file));
      await tellAdmins(desk, faults, config.file);
    },
  };
}

type SayOnce = (what: string, line: string) => void;

/** A state that lasts is logged once. */
function saidOnce(log: Log): SayOnce {
  const said = new Set<string>();
  return (what, line) => {
    if (!said.has(what)) log.error({}, line);
    said.add(what);
  };
}

function sayState(state: ReturnType<Context['disk']['refreshHead']>, once: SayOnce): void {
  if (state === null) return;
  if (state.found !== null) once('found', `${state.found}.`);
  if (state.unwritable !== null)
    once('unwritable', `The head beside the database could not be written: ${state.unwritable}.`);
}

async function tellAdmins(
  { db, clock, transact }: Pick<Context, 'db' | 'clock' | 'transact'>,
  faults: readonly HeadFault[],
  file: string,
): Promise<void> {
  const { hasNews, notify, resolveNotices } = await import('../../people/notices/actions.js');
  const [fault] = faults;
  const outcome = fault === undefined ? 'well' : 'failing';
  if (!(await hasNews({ db, clock }, { kind: 'history' }, outcome))) return;
  await transact(DESK_ACTOR, (change) =>
    fault === undefined
      ? resolveNotices(change, 'history')
      : notify(change, { kind: 'history', subject: SUBJECT, detail: describeHeadFault(fault, file) }),
  );
}

const SUBJECT = 'Entries of the history are missing or were changed';
