import { sourcesIn } from '../../checking/comparison-queue/actions.js';
import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { openConnection } from '../../platform/db/connection/open.js';
import { inReadSnapshot } from '../../platform/db/queries/read-snapshot.js';
import type { Db } from '../../platform/db/schema.js';
import { Staging } from '../../platform/db/staging.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { AnotherRuns, BesideImport, type BesideOptions, type ToWrite } from './actions/portions/beside.js';
import { publishInPortions } from './actions/portions/publish.js';
import { lastHarmlessEvent } from './actions/table/basis.js';
import { NotPublished, publishCsv } from './actions/table/publish.js';
import type { ImportOptions } from './model/options.js';
import { checkReferences } from './references/job/check.js';
import type { ImportReport } from './references/model/reference-report.js';
import { type CheckDesk, checkCsv } from './table-job/check.js';
import { CheckBasis } from './table-job/check-basis.js';

// Imports a table while others work: docs/decisions/0025-an-import-waits-for-nobody-in-vain.md and
// docs/decisions/0038-imports-beside-other-work.md.

/** The result of a check, valid as long as the work with it. */
export interface Checked {
  /** The database as it is now. */
  readonly db: Db;
  readonly report: ImportReport;
  readonly staging: Staging;
  readonly basis: CheckBasis;
}

type Found = Omit<Checked, 'db'>;

export interface ToCheck {
  readonly bytes: Buffer;
  readonly options: ImportOptions;
  readonly actor: number;
  readonly rowLimit?: NonNullable<CheckDesk['rowLimit']>;
  /** Called now and then with the number of rows read so far. */
  readonly onRowsRead?: (rows: number) => void;
}

/**
 * Checks a table beside the server and passes the result to the work. Uses its own connection: on the shared one all
 * pages would show one snapshot until the check ends.
 * @param file the database
 */
export async function withChecked<T>(
  file: string,
  toCheck: ToCheck,
  work: (checked: Checked) => Promise<T>,
): Promise<T> {
  const kept = { staging: new Staging(), basis: new CheckBasis() };
  try {
    return await onOwnConnection(file, async (db) =>
      work({ db, report: await checkOn(db, toCheck, kept), ...kept }),
    );
  } finally {
    kept.staging.close();
  }
}

/** The result of a check after which nothing is imported: nothing is kept for that. */
export function checkOnly(file: string, toCheck: ToCheck): Promise<ImportReport> {
  return onOwnConnection(file, (db) => checkOn(db, toCheck, NOTHING_KEPT));
}

const NOTHING_KEPT: Pick<CheckDesk, 'staging' | 'basis'> = {
  staging: { add: () => {}, finish: () => {} },
  basis: { named: () => {}, record: () => {}, at: () => {}, words: () => {} },
};

async function onOwnConnection<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const connection = openConnection(file, 'read');
  try {
    return await work(kyselyOn(connection));
  } finally {
    connection.close();
  }
}

function checkOn(
  db: Db,
  { bytes, options, onRowsRead, ...desk }: ToCheck,
  kept: Pick<CheckDesk, 'staging' | 'basis'>,
): Promise<ImportReport> {
  return inReadSnapshot(db, () => check(bytes, options, { ...desk, db, ...kept }, onRowsRead));
}

function check(
  bytes: Buffer,
  options: ImportOptions,
  desk: CheckDesk,
  onRowsRead?: (rows: number) => void,
): Promise<ImportReport> {
  return options.format === 'csv'
    ? checkCsv(bytes, options, desk, onRowsRead)
    : checkReferences(bytes, options, desk, onRowsRead);
}

/** The caller of an import. */
export interface TableImport extends ToCheck {
  /** Runs one change; or nothing, where the same submission is already done. */
  readonly change: <T>(work: (change: WriteContext) => Promise<T>) => Promise<T | Repeated>;
  /** Whether it is imported with this result of the check. */
  readonly agrees: (report: ImportReport) => boolean;
  /** Called with the result of each check before the import. */
  readonly onChecked?: (report: ImportReport) => Promise<void>;
  /** Called with the number of rows imported so far. */
  readonly onRowsImported?: (rows: number) => void;
  /** How a large table is written beside other work; without it, any table is one change. */
  readonly beside?: BesideOptions & {
    /** Runs in the transaction that ends it. */
    readonly onTaken?: (change: WriteContext, taken: Taken) => Promise<void>;
  };
}

/** `found`: there are faults, or no row to import. `anew`: nobody agreed to the present result. */
export type Outcome = { readonly kind: 'found' | 'anew'; readonly report: ImportReport } | Taken;

export interface Taken {
  readonly kind: 'taken';
  readonly report: ImportReport;
  /** The number of its first event. */
  readonly first: number;
  /** The sources that it names. */
  readonly sources: readonly number[];
}

export interface Repeated {
  readonly kind: 'repeated';
}

/** How often a table is checked without the lock, in case its basis changes meanwhile. */
const MAX_TRIES = 2;

/**
 * Imports a table, whole or not at all. Where its basis keeps changing, it is checked once more with the write lock, so
 * that nothing can change.
 * @throws AppError not_now where it was cancelled
 */
export async function importTable(file: string, taking: TableImport): Promise<Outcome | Repeated> {
  const beside = taking.beside ? new BesideImport(file, taking, taking.beside) : null;
  let alike: CheckDesk['alike'];
  for (let tries = 0; tries < MAX_TRIES; ) {
    try {
      await beside?.whileOthersImport();
      return await withChecked(file, taking, async ({ db, report, ...found }) => {
        const { alike: told, alikeCount, notCompared } = report;
        alike = { alike: told, alikeCount, notCompared };
        await taking.onChecked?.(report);
        // Most of the events since then are read here, outside the lock.
        const seq = await lastHarmlessEvent(db, found.basis, report.seq);
        const checked = { ...found, report: { ...report, seq } };
        if (beside?.isWorthIt(report.taken)) return beside.publish(tableToWrite(taking, checked));
        return taking.change((change) => publishIfAgreed(change, taking, checked));
      });
    } catch (error) {
      if (error instanceof NotPublished) tries += 1;
      else if (!(error instanceof AnotherRuns)) {
        await beside?.giveUp();
        throw error;
      }
    }
  }
  return (beside ?? NOT_BESIDE).endWith((ended) => atLast(taking, alike, ended));
}

type Ended = (change: WriteContext) => Promise<void>;

const NOT_BESIDE: Pick<BesideImport, 'endWith'> = { endWith: (work) => work(async () => {}) };

function tableToWrite(taking: TableImport, { report, staging, basis }: Found): ToWrite<Taken, Outcome> {
  let sources: readonly number[] = [];
  return {
    about: { format: report.format, kind: report.kind, rows_total: report.taken },
    async refusal(change) {
      const refused = refusal(taking, report);
      if (refused === null) await lastHarmlessEvent(change.tx, basis, report.seq);
      return refused;
    },
    async write(portions) {
      const onRowsImported = taking.onRowsImported ?? (() => {});
      sources = await publishInPortions(portions, { staging, basis, seq: report.seq }, onRowsImported);
    },
    async end(change, first) {
      const taken: Taken = { kind: 'taken', report, first, sources };
      await taking.beside?.onTaken?.(change, taken);
      return taken;
    },
  };
}

/** What there is to say instead of an import; null where it may begin. */
export function refusal(taking: Pick<TableImport, 'agrees'>, report: ImportReport): Outcome | null {
  if (report.faultCount > 0 || report.taken === 0) return { kind: 'found', report };
  return taking.agrees(report) ? null : { kind: 'anew', report };
}

/** NOTE: the result is decided within the change, so that a repeated submission gets the first answer. */
async function publishIfAgreed(change: WriteContext, taking: TableImport, checked: Found): Promise<Outcome> {
  const { report } = checked;
  const refused = refusal(taking, report);
  if (refused) return refused;
  const first = await publishChecked(change, checked, taking.onRowsImported);
  return { kind: 'taken', report, first, sources: [...new Set(sourcesIn(change.events))] };
}

async function atLast(
  taking: TableImport,
  alike: CheckDesk['alike'],
  ended: Ended,
): Promise<Outcome | Repeated> {
  const { bytes, options, onRowsRead, actor, rowLimit } = taking;
  const parts = { actor, basis: new CheckBasis(), ...(rowLimit && { rowLimit }), ...(alike && { alike }) };
  const staging = new Staging();
  let report: ImportReport | null = null;
  try {
    return await taking.change(async (change) => {
      report = await check(bytes, options, { ...parts, db: change.tx, staging }, onRowsRead);
      const outcome = await publishIfAgreed(change, taking, { report, staging, basis: parts.basis });
      if (outcome.kind === 'taken') await ended(change);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof NotPublished) || report === null) throw error;
    // Nothing changed meanwhile, so the row itself is at fault.
    return { kind: 'found', report: { ...(report as ImportReport), ...faultsOf(error) } };
  } finally {
    staging.close();
  }
}

function faultsOf({ faults }: NotPublished): Pick<ImportReport, 'faults' | 'faultCount'> {
  return { faults, faultCount: faults.length };
}

/**
 * Imports what was checked, if its basis is unchanged. Returns the number of its first event.
 * @throws NotPublished where it has changed: check again
 */
export async function publishChecked(
  change: WriteContext,
  { report, staging, basis }: Found,
  onRowsImported?: (rows: number) => void,
): Promise<number> {
  await lastHarmlessEvent(change.tx, basis, report.seq);
  await publishCsv(change, staging.all(), onRowsImported);
  return change.events[0]?.seq ?? 0;
}
