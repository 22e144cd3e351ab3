import { sourcesIn } from '../../checking/comparisons/sources-in.js';
import { HeadReader } from '../../people/activity/head-store.js';
import { kyselyOn } from '../../platform/db/dialect.js';
import { atOneMoment } from '../../platform/db/one-moment.js';
import { openConnection } from '../../platform/db/open.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { Staging } from '../../platform/db/staging.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { type CsvDesk, type CsvOptions, type CsvReport, checkCsv } from './csv/check.js';
import { NotPublished, publishCsv } from './csv/publish.js';
import { RestsOn } from './csv/rests-on.js';
import { SinceReader } from './since-store.js';

// A table that is taken in while others use the desk: docs/decisions/0025-an-import-waits-for-nobody-in-vain.md.

/** What a check found, as long as the work with it lasts. */
export interface Checked {
  /** The desk as it stands now. */
  readonly db: Db;
  readonly report: CsvReport;
  readonly staging: Staging;
  readonly rests: RestsOn;
}

type Found = Omit<Checked, 'db'>;

export interface ToCheck {
  readonly bytes: Buffer;
  readonly options: CsvOptions;
  readonly actor: number;
  readonly most?: NonNullable<CsvDesk['most']>;
  /** How many rows are read so far, now and then. */
  readonly tell?: (rows: number) => void;
}

/**
 * Checks a table beside the desk and hands over what was found. On a connection of its own: the one that pages are
 * read with would show them all the same moment until the check ends.
 * @param file the desk's
 */
export async function withChecked<T>(
  file: string,
  { bytes, options, tell, ...desk }: ToCheck,
  work: (checked: Checked) => Promise<T>,
): Promise<T> {
  const connection = openConnection(file, 'read');
  const rests = new RestsOn();
  const staging = new Staging();
  try {
    const db = kyselyOn(connection);
    const report = await atOneMoment(db, () =>
      checkCsv(bytes, options, { ...desk, db, staging, rests }, tell),
    );
    return await work({ db, report, staging, rests });
  } finally {
    staging.close();
    connection.close();
  }
}

/** Whoever takes a table in. */
export interface Taking extends ToCheck {
  /** Runs one change; or nothing, where the same was sent before and is done. */
  readonly change: (work: (change: WriteContext) => Promise<Outcome>) => Promise<Outcome | Repeated>;
  /** Whether it is taken in if it comes to this. */
  readonly agrees: (report: CsvReport) => boolean;
  /** What it comes to, each time before it is taken in. */
  readonly found?: (report: CsvReport) => Promise<void>;
  /** How many rows are taken in so far. */
  readonly taken?: (rows: number) => void;
}

/** `found`: there are faults, or no row to take in. `anew`: nobody agreed to what it comes to now. */
export type Outcome = { readonly kind: 'found' | 'anew'; readonly report: CsvReport } | Taken;

export interface Taken {
  readonly kind: 'taken';
  readonly report: CsvReport;
  /** The number of its first event. */
  readonly first: number;
  /** Those that it names. */
  readonly sources: readonly number[];
}

export interface Repeated {
  readonly kind: 'repeated';
}

/** Times that a table is checked beside the desk, in the hope that nothing it rests on changes meanwhile. */
const MAX_TRIES = 2;

/**
 * Takes a table in, whole or not at all. Where what it rests on is changed again and again, it is checked once more
 * with the lock that a write needs, when nobody can change anything.
 */
export async function takeInTable(file: string, taking: Taking): Promise<Outcome | Repeated> {
  let alike: CsvDesk['alike'];
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    try {
      return await withChecked(file, taking, async ({ db, report, ...found }) => {
        const { alike: told, alikeCount, notCompared } = report;
        alike = { alike: told, alikeCount, notCompared };
        await taking.found?.(report);
        // Most of what has happened meanwhile is looked through here, where that keeps nobody waiting.
        const seq = await untouchedSince(db, found.rests, report.seq);
        return taking.change((change) => settle(change, taking, { ...found, report: { ...report, seq } }));
      });
    } catch (error) {
      if (!(error instanceof NotPublished)) throw error;
    }
  }
  return atLast(taking, alike);
}

/** NOTE: whatever comes of it is settled in the change, so that a form that is sent twice is answered as it was first. */
async function settle(change: WriteContext, taking: Taking, checked: Found): Promise<Outcome> {
  const { report } = checked;
  if (report.faultCount > 0 || report.taken === 0) return { kind: 'found', report };
  if (!taking.agrees(report)) return { kind: 'anew', report };
  const first = await takeIn(change, checked, taking.taken);
  return { kind: 'taken', report, first, sources: [...new Set(sourcesIn(change.events))] };
}

async function atLast(taking: Taking, alike: CsvDesk['alike']): Promise<Outcome | Repeated> {
  const { bytes, options, tell, actor, most } = taking;
  const parts = { actor, rests: new RestsOn(), ...(most && { most }), ...(alike && { alike }) };
  const staging = new Staging();
  let report: CsvReport | null = null;
  try {
    return await taking.change(async (change) => {
      report = await checkCsv(bytes, options, { ...parts, db: change.tx, staging }, tell);
      return settle(change, taking, { report, staging, rests: parts.rests });
    });
  } catch (error) {
    if (!(error instanceof NotPublished) || report === null) throw error;
    // Nobody changed anything meanwhile: it is the row.
    return { kind: 'found', report: { ...(report as CsvReport), ...faultsOf(error) } };
  } finally {
    staging.close();
  }
}

function faultsOf({ faults }: NotPublished): Pick<CsvReport, 'faults' | 'faultCount'> {
  return { faults, faultCount: faults.length };
}

/**
 * Takes in what was checked, if nothing that it rests on has changed since. Answers the number of its first event.
 * @throws NotPublished where something has: check again
 */
export async function takeIn(
  change: WriteContext,
  { report, staging, rests }: Found,
  tell?: (rows: number) => void,
): Promise<number> {
  await untouchedSince(change.tx, rests, report.seq);
  await publishCsv(change, staging.all(), tell);
  return change.events[0]?.seq ?? 0;
}

/** Events read at once. */
const AT_ONCE = 500;

/** @returns the last event that was looked at @throws NotPublished where one is about what the table rests on */
async function untouchedSince(db: Db | Tx, rests: RestsOn, seq: number): Promise<number> {
  const since = new SinceReader(db);
  const head = await new HeadReader(db).seq();
  for (let last = seq; ; ) {
    const events = await since.after(last, AT_ONCE);
    const attributed = events.flatMap(({ kind, claimId }) =>
      kind === 'attribution' && claimId ? [claimId] : [],
    );
    if (events.some((event) => rests.isTouchedBy(event)) || rests.saysAny(await since.wordsOf(attributed)))
      throw new NotPublished();
    last = events.at(-1)?.seq ?? last;
    if (events.length < AT_ONCE) return Math.max(head, last);
  }
}
