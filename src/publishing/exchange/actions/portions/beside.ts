import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { kyselyOn } from '../../../../platform/db/connection/dialect.js';
import { openConnection } from '../../../../platform/db/connection/open.js';
import type { Db } from '../../../../platform/db/schema.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { AppError } from '../../../../platform/lib/errors.js';
import type { WithdrawalReason } from '../../../../vocabulary.js';
import { type Import, ImportReader, ImportWriter } from '../../imports-store.js';
import { NotPublished } from '../table/publish.js';
import { whileOthersImport } from './abandoned.js';
import { ImportEnded, type OpenTransactor, Portions } from './portions.js';
import { showImport } from './publish.js';
import { withdrawImport } from './withdraw.js';

// Runs an import beside other work: announces it, writes its rows in portions that readers do not see, and shows them at
// the end; or withdraws them.

export interface BesideOptions {
  readonly open: OpenTransactor;
  /** The name of the file; null where there is none. */
  readonly name: string | null;
  /** Called with the number of the import, once it is announced. */
  readonly onBegun?: (importId: number) => void;
  /** Called where another import has to end first. */
  readonly onWait?: () => void;
  /** Whether whoever runs it stopped it. */
  readonly isStopped?: () => boolean;
}

interface Repeated {
  readonly kind: 'repeated';
}

interface Caller {
  readonly actor: number;
  readonly change: <T>(work: (change: WriteContext) => Promise<T>) => Promise<T | Repeated>;
}

/** What an import writes. */
export interface ToWrite<Taken, Refused = never> {
  readonly about: Pick<Import, 'format' | 'kind' | 'rows_total'>;
  /** Runs in the change that announces it. @returns why it does not begin; null where it does @throws NotPublished */
  readonly refusal: (change: WriteContext) => Promise<Refused | null>;
  /** Runs in the same change, once the import has its number. */
  readonly prepare?: (change: WriteContext, importId: number) => Promise<void>;
  /** @throws NotPublished where the basis of the check changed; ImportEnded */
  readonly write: (portions: Portions) => Promise<void>;
  /** Runs in the last transaction. @param first the number of its first event */
  readonly end: (change: WriteContext, first: number) => Promise<Taken>;
}

/** Whatever is smaller holds the lock for less than a second. */
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

  isWorthIt(rows: number): boolean {
    return rows > MIN_ROWS || this.#id !== null;
  }

  /** Waits until no other import runs, and withdraws one that nobody carries on. */
  async whileOthersImport(): Promise<void> {
    const { open, onWait = () => {} } = this.#options;
    if (this.#id !== null) return;
    await this.#reading((db) => whileOthersImport(db, open, onWait));
  }

  /** @throws NotPublished where the basis of the check changed; its rows are withdrawn then; AppError */
  async publish<Taken, Refused = never>(
    toWrite: ToWrite<Taken, Refused>,
  ): Promise<Taken | Refused | Repeated> {
    const begun = await this.#caller.change((change) => this.#begin(change, toWrite));
    if (begun !== null) {
      await this.giveUp();
      return begun;
    }
    try {
      await pause(ANNOUNCED_BEFORE_MS);
      return await this.#write(toWrite);
    } catch (error) {
      throw await this.#failed(error);
    }
  }

  /** Ends an import that will not be tried again. */
  async giveUp(): Promise<void> {
    if (this.#id !== null) await this.#withdraw('changed', true);
  }

  /** For a last attempt in one change, with which the import ends: that has to call `ended`, unless it imports nothing. */
  async endWith<T>(work: (ended: (change: WriteContext) => Promise<void>) => Promise<T>): Promise<T> {
    const id = this.#id;
    if (id === null) return work(async () => {});
    let isOver = false;
    try {
      return await work(async (change) => {
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
  async #begin<Taken, Refused>(
    change: WriteContext,
    { about, refusal, prepare }: ToWrite<Taken, Refused>,
  ): Promise<Refused | null> {
    const refused = await refusal(change);
    if (refused !== null) return refused;
    if (this.#id === null) {
      if (await new ImportReader(change.tx).running()) throw new AnotherRuns();
      const who = { change_id: this.#changeId, actor_id: this.#caller.actor, started_at: change.at };
      const row = { ...about, name: this.#options.name, ...who };
      this.#id = await new ImportWriter(change.tx).begin(row);
    }
    await prepare?.(change, this.#id);
    return null;
  }

  async #write<Taken, Refused>({ write, end }: ToWrite<Taken, Refused>): Promise<Taken> {
    const { open, isStopped, onBegun } = this.#options;
    const importId = this.#id as number;
    onBegun?.(importId);
    const parts = { importId, changeId: this.#changeId, actor: { id: this.#caller.actor }, open };
    const portions = new Portions({ ...parts, ...(isStopped && { isStopped }) });
    try {
      await write(portions);
      return await portions.end(async (change) => {
        const first = (await this.#row(change))?.first_seq ?? 0;
        await showImport(change, importId);
        return end(change, first);
      });
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
    const thrown = error instanceof ImportEnded ? ended(error) : error;
    try {
      await this.#withdraw(reason, true);
      return thrown;
    } catch (also) {
      // NOTE: as on a full disk. It stays hidden, and the next import or a job withdraws it.
      this.#id = null;
      return withCause(thrown, also);
    }
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

/** So that the log has both. */
function withCause(error: unknown, also: unknown): unknown {
  if (!(error instanceof Error)) return also;
  let last = error;
  while (last.cause instanceof Error) last = last.cause;
  last.cause = also;
  return error;
}

function ended({ reason }: ImportEnded): AppError {
  return reason === 'cancelled'
    ? new AppError('not_now', 'The import was cancelled, so nothing was imported.')
    : new AppError('unavailable', 'The import stopped before it finished. Nothing was imported: try again.');
}
