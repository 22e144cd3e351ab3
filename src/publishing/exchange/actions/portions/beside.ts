import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { kyselyOn } from '../../../../platform/db/connection/dialect.js';
import { openConnection } from '../../../../platform/db/connection/open.js';
import type { Db } from '../../../../platform/db/schema.js';
import type { Staging } from '../../../../platform/db/staging.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { AppError } from '../../../../platform/lib/errors.js';
import type { WithdrawalReason } from '../../../../vocabulary.js';
import { type Import, ImportReader, ImportWriter } from '../../imports-store.js';
import type { CsvReport } from '../../model/csv-report.js';
import type { CheckBasis } from '../../table-job/check-basis.js';
import { lastHarmlessEvent } from '../table/basis.js';
import { NotPublished } from '../table/publish.js';
import { whileOthersImport } from './abandoned.js';
import { ImportEnded, type OpenTransactor, Portions } from './portions.js';
import { publishInPortions, showImport } from './publish.js';
import { withdrawImport } from './withdraw.js';

// Writes a large table beside other work: announces it, writes its rows in portions that readers do not see, and shows
// them at the end; or withdraws them.

export interface BesideOptions {
  readonly open: OpenTransactor;
  /** The name of the file; null where a table was pasted. */
  readonly name: string | null;
  /** Called with the number of the import, once it is announced. */
  readonly onBegun?: (importId: number) => void;
  /** Called where another import has to end first. */
  readonly onWait?: () => void;
  /** Runs in the transaction that ends it. */
  readonly onTaken?: (change: WriteContext, taken: TakenBeside) => Promise<void>;
  /** Whether whoever runs it stopped it. */
  readonly isStopped?: () => boolean;
}

interface TakenBeside {
  readonly kind: 'taken';
  readonly report: CsvReport;
  readonly first: number;
  readonly sources: readonly number[];
}

type Refused = { readonly kind: 'found' | 'anew'; readonly report: CsvReport };
type Repeated = { readonly kind: 'repeated' };

interface Caller {
  readonly actor: number;
  readonly change: <T>(work: (change: WriteContext) => Promise<T>) => Promise<T | Repeated>;
  readonly agrees: (report: CsvReport) => boolean;
  readonly onRowsImported?: (rows: number) => void;
}

interface Found {
  readonly report: CsvReport;
  readonly staging: Staging;
  readonly basis: CheckBasis;
}

/** A smaller table holds the lock for less than a second. */
const MIN_ROWS = 200;

/** Readers look before each statement whether an import runs; this is far longer than one can be late. Milliseconds. */
const ANNOUNCED_BEFORE_MS = 250;

/** Another import began after this one had waited for others. */
export class AnotherRuns extends Error {}

export class BesideImport {
  readonly #file: string;
  readonly #caller: Caller;
  readonly #options: BesideOptions;
  readonly #changeId = randomBytes(16).toString('hex');
  #id: number | null = null;

  constructor(file: string, caller: Caller, options: BesideOptions) {
    this.#file = file;
    this.#caller = caller;
    this.#options = options;
  }

  isWorthIt({ taken }: CsvReport): boolean {
    return taken > MIN_ROWS || this.#id !== null;
  }

  /** Waits until no other import runs, and withdraws one that nobody carries on. */
  async whileOthersImport(): Promise<void> {
    const { open, onWait = () => {} } = this.#options;
    if (this.#id !== null) return;
    await this.#reading((db) => whileOthersImport(db, open, onWait));
  }

  /** @throws NotPublished where the basis of the check changed; its rows are withdrawn then; AppError */
  async publish(found: Found): Promise<TakenBeside | Refused | Repeated> {
    const begun = await this.#caller.change((change) => this.#begin(change, found));
    if (begun !== null) {
      if (this.#id !== null) await this.#withdraw('changed', true);
      return begun;
    }
    try {
      await pause(ANNOUNCED_BEFORE_MS);
      return await this.#write(found);
    } catch (error) {
      throw await this.#failed(error);
    }
  }

  /** For a last attempt in one change, with which the import ends. */
  async endWith<T extends { readonly kind: string }>(
    work: (ended: (change: WriteContext, outcome: { readonly kind: string }) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const id = this.#id;
    if (id === null) return work(async () => {});
    let isOver = false;
    try {
      return await work(async (change, { kind }) => {
        if (kind !== 'taken') return;
        const writer = new ImportWriter(change.tx);
        const { rows_total } = (await this.#row(change)) as Import;
        await writer.progress(id, rows_total, change.events);
        await writer.finish(id, change.at);
        isOver = true;
      });
    } finally {
      if (!isOver) await this.#withdraw('changed', true);
    }
  }

  /** Announces it. @returns null, or why it does not begin */
  async #begin(change: WriteContext, { report, basis }: Found): Promise<Refused | null> {
    if (report.faultCount > 0 || report.taken === 0) return { kind: 'found', report };
    if (!this.#caller.agrees(report)) return { kind: 'anew', report };
    await lastHarmlessEvent(change.tx, basis, report.seq);
    if (this.#id !== null) return null;
    if (await new ImportReader(change.tx).running()) throw new AnotherRuns();
    const { kind, taken } = report;
    const about = { format: 'csv', kind, name: this.#options.name, rows_total: taken } as const;
    const who = { change_id: this.#changeId, actor_id: this.#caller.actor, started_at: change.at };
    this.#id = await new ImportWriter(change.tx).begin({ ...about, ...who });
    return null;
  }

  async #write({ report, staging, basis }: Found): Promise<TakenBeside> {
    const { open, isStopped, onBegun, onTaken } = this.#options;
    const { actor, onRowsImported = () => {} } = this.#caller;
    const importId = this.#id as number;
    onBegun?.(importId);
    const parts = { importId, changeId: this.#changeId, actor: { id: actor }, open };
    const portions = new Portions({ ...parts, ...(isStopped && { isStopped }) });
    try {
      const sources = await publishInPortions(portions, { staging, basis, seq: report.seq }, onRowsImported);
      let first = 0;
      await portions.end(async (change) => {
        first = (await this.#row(change))?.first_seq ?? 0;
        await showImport(change, importId);
        await onTaken?.(change, { kind: 'taken', report, first, sources });
      });
      return { kind: 'taken', report, first, sources };
    } finally {
      await portions.close();
    }
  }

  /** Withdraws what was written. @returns what to throw */
  async #failed(error: unknown): Promise<unknown> {
    if (error instanceof NotPublished) {
      await this.#withdraw('changed', false);
      return error;
    }
    const reason = error instanceof ImportEnded ? error.reason : 'failed';
    // NOTE: where this fails too, as on a full disk, it stays hidden, and the next import or a job withdraws it.
    await this.#withdraw(reason, true).catch((also: unknown) => {
      if (!(error instanceof Error)) throw also;
    });
    return error instanceof ImportEnded ? ended(error) : error;
  }

  async #withdraw(reason: WithdrawalReason, isOver: boolean): Promise<void> {
    const row = await this.#reading((db) => new ImportReader(db).running());
    if (row?.id === this.#id && row) await withdrawImport(this.#options.open, row, reason, isOver);
    if (isOver) this.#id = null;
  }

  #row({ tx }: WriteContext): Promise<Import | undefined> {
    return new ImportReader(tx).running();
  }

  async #reading<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const connection = openConnection(this.#file, 'read');
    try {
      return await work(kyselyOn(connection));
    } finally {
      connection.close();
    }
  }
}

function ended({ reason }: ImportEnded): AppError {
  return reason === 'cancelled'
    ? new AppError('not_now', 'The import was cancelled, so nothing was imported.')
    : new AppError(
        'unavailable',
        'The import was withdrawn before it finished. Nothing was imported: try again.',
      );
}
