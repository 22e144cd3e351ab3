import { type Config, headPlacesOf } from '../../config.js';
import { describeHeadFault, type HeadFault } from '../../platform/db/heads/compare.js';
import type { ComparedHeads } from '../../platform/db/heads/continue.js';
import { nowIso } from '../../platform/lib/clock.js';
import type { Log } from '../../platform/lib/log.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import type { OpenContext } from '../context/open-context.js';
import { type Job, startTicker, type Ticker } from './ticker.js';

// Stores the head of the history outside the database each minute, and holds the history against what is stored.

const EVERY_MS = 60_000;

type Parts = Pick<OpenContext, 'db' | 'disk' | 'heads' | 'clock' | 'log' | 'transact'> & {
  readonly config: Pick<Config, 'file' | 'backups' | 'heads'>;
};

/** Begins at once, in the background, and then each minute; and once more when the server stops. */
export function startHeads(ctx: Parts): Ticker {
  const job = headsJob(ctx);
  const run = () =>
    job.run().catch((error: unknown) => ctx.log.error({ job: job.name, err: error }, 'job failed'));
  const first = run();
  const ticker = startTicker([job], ctx.log, EVERY_MS);
  return {
    async stop() {
      await first;
      await ticker.stop();
      await run();
    },
  };
}

export function headsJob(parts: Parts): Job {
  const { log, disk, config, heads } = parts;
  const sayNew = sayAnew(log);
  const sayHead = sayChanges(log);
  return {
    name: 'store the head of the history',
    async run() {
      const { compareStored } = await import('../../platform/db/heads/continue.js');
      const beside = disk.refreshHead();
      const compared = await compareStored(headPlacesOf(config));
      sayHead(compared);
      const unwritten = await addToList(parts, compared);
      sayNew([
        ...compared.faults.map((fault) => ({
          what: `${fault.what} ${fault.place}`,
          line: describeHeadFault(fault, config.file),
        })),
        ...(beside?.found ? [{ what: 'found', line: `${beside.found}.` }] : []),
        ...(beside?.unwritable ? [{ what: 'beside', line: `${BESIDE}: ${beside.unwritable}.` }] : []),
        ...[...compared.unread, ...unwritten].map((line) => ({ what: line, line })),
      ]);
      heads.said = newsOf(compared, Boolean(beside?.unwritable), unwritten);
      await tellAdmins(parts, compared.faults);
    },
  };
}

const BESIDE = 'The head beside the database could not be written';

interface Said {
  /** What is wrong, however its line changes meanwhile. */
  readonly what: string;
  readonly line: string;
}

/** A state that lasts is logged once, and again where it comes back. */
function sayAnew(log: Log): (all: readonly Said[]) => void {
  let before = new Set<string>();
  return (all) => {
    for (const { what, line } of all) if (!before.has(what)) log.error({}, line);
    before = new Set(all.map(({ what }) => what));
  };
}

function sayChanges(log: Log): (compared: ComparedHeads) => void {
  let last: string | null = null;
  return ({ end }) => {
    if (end === null || end.hash === last) return;
    last = end.hash;
    log.info({ seq: end.seq, hash: end.hash }, 'head of the history');
  };
}

/** Nothing while heads differ, so that nothing covers up what was stored. @returns what could not be written */
async function addToList(
  { config, clock }: Parts,
  { end, faults, found }: ComparedHeads,
): Promise<readonly string[]> {
  const { heads: list, file } = config;
  const last = found.find(({ place }) => place === list)?.heads.at(-1);
  if (list === null || end === null || faults.length > 0 || last?.hash === end.hash) return [];
  const { addToHeadList, nameInLists } = await import('../../platform/db/heads/lists.js');
  const line = await addToHeadList(list, { ...end, at: nowIso(clock), database: nameInLists(file) });
  return line === null ? [] : [line];
}

function newsOf(
  { faults, unread }: ComparedHeads,
  isUnwritableBeside: boolean,
  unwritten: readonly string[],
): readonly string[] {
  return [
    ...(faults.length > 0 ? ['entries of the history are missing or were changed'] : []),
    ...(isUnwritableBeside ? ['the head of the history cannot be stored beside the database'] : []),
    ...(unwritten.length > 0 ? ['the head of the history cannot be stored in ONRECORD_HEADS'] : []),
    ...(unread.length > 0 ? ['stored heads of the history cannot be read'] : []),
  ];
}

async function tellAdmins(
  { db, clock, transact, config }: Parts,
  [fault]: readonly HeadFault[],
): Promise<void> {
  const { hasNews, notify, resolveNotices } = await import('../../people/notices/actions.js');
  const outcome = fault === undefined ? 'well' : 'failing';
  if (!(await hasNews({ db, clock }, { kind: 'history' }, outcome))) return;
  await transact(DESK_ACTOR, (change) =>
    fault === undefined
      ? resolveNotices(change, 'history')
      : notify(change, { kind: 'history', subject: SUBJECT, detail: describeHeadFault(fault, config.file) }),
  );
}

const SUBJECT = 'Entries of the history are missing or were changed';
