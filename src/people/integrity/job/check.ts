import { naming, unusable } from '../../../platform/db/connection/open.js';
import { CheckedDatabase, RECORDED_TABLES } from '../../../platform/db/integrity/database.js';
import { filesOpenToOthers } from '../../../platform/db/integrity/open-files.js';
import { pendingMigrations } from '../../../platform/db/migrate.js';
import { AppError } from '../../../platform/lib/errors.js';
import { verifyChain } from '../../activity/chain-store.js';
import { unrecordedColumns } from './coverage.js';
import {
  copyFault,
  type Fault,
  historyFault,
  rowFault,
  schemaFault,
  settingFault,
  structureFault,
} from './faults.js';

// Checks a whole database: its structure, its schema, its history, every row against the last event of its record and
// every saved copy against its SHA-256. Read-only.

/** The first fault of its sort, and the number of all. */
export interface CountedFault extends Fault {
  readonly count: number;
}

export interface Report {
  readonly file: string;
  readonly sound: boolean;
  readonly faults: readonly CountedFault[];
  /** Saved copies that do not match, by number; at most 1,000. */
  readonly copies: readonly number[];
  readonly counts: {
    readonly events: number;
    readonly rows: number;
    readonly copies: number;
    /** Rows whose last payload was erased, so that there is nothing to compare them with. */
    readonly rowsWithoutPayload: number;
  };
  /** Files that other accounts may read or write. */
  readonly openFiles: readonly string[];
}

export type OnPart = (part: string, done: number, total: number) => void;

const MAX_COPIES_NAMED = 1000;

/** @throws AppError `database_unusable` where it cannot be opened, or is of an older version */
export async function checkIntegrity(file: string, onPart: OnPart = () => {}): Promise<Report> {
  const database = await CheckedDatabase.open(file);
  const found = new FoundFaults();
  const counts = { events: 0, rows: 0, copies: 0, rowsWithoutPayload: 0 };
  try {
    onPart('structure', 0, 1);
    for (const line of database.structureFaults()) found.add(structureFault(line));
    // A damaged structure makes rows unreadable.
    if (found.isEmpty()) {
      refuseOlder(file);
      await checkContents(database, found, counts, onPart);
    }
  } catch (error) {
    throw naming(file, unusable(file, error));
  } finally {
    database.close();
  }
  const { faults, copies } = found;
  return { file, sound: found.isEmpty(), faults, copies, counts, openFiles: filesOpenToOthers(file) };
}

async function checkContents(
  database: CheckedDatabase,
  found: FoundFaults,
  counts: { -readonly [K in keyof Report['counts']]: number },
  onPart: OnPart,
): Promise<void> {
  const schema = database.schemaFaults();
  for (const fault of schema) found.add(schemaFault(fault));
  for (const fault of database.settingFaults()) found.add(settingFault(fault));
  // The rows of a missing table cannot be compared.
  if (schema.some(({ type, what }) => type === 'table' && what === 'missing')) return;
  const progress = (done: number, total: number) => onPart('history', done, total);
  const chain = await verifyChain(database.db, { progress });
  if (chain.ok) counts.events = chain.count;
  else found.add(historyFault(chain.seq, chain.what));
  for (const [at, table] of RECORDED_TABLES.entries()) {
    onPart('rows', at, RECORDED_TABLES.length);
    const compared = database.compareRows(table, unrecordedColumns(table), (fault) =>
      found.add(rowFault(fault)),
    );
    counts.rows += compared.rows;
    counts.rowsWithoutPayload += compared.withoutPayload;
  }
  onPart('saved copies', 0, 1);
  counts.copies = database.compareCopies((fault) => found.add(copyFault(fault)));
}

class FoundFaults {
  readonly copies: number[] = [];
  readonly #sorts = new Map<string, CountedFault>();

  get faults(): CountedFault[] {
    return [...this.#sorts.values()];
  }

  isEmpty(): boolean {
    return this.#sorts.size === 0;
  }

  add(fault: Fault): void {
    const first = this.#sorts.get(fault.sort);
    this.#sorts.set(fault.sort, first ? { ...first, count: first.count + 1 } : { ...fault, count: 1 });
    const isNamed = fault.kind === 'copy' && fault.record !== null && this.copies.length < MAX_COPIES_NAMED;
    if (isNamed && fault.record) this.copies.push(fault.record.id);
  }
}

function refuseOlder(file: string): void {
  const pending = pendingMigrations(file);
  if (pending.length === 0) return;
  const what = `${file} is from an older version (${pending.length} migrations are pending)`;
  throw new AppError('database_unusable', `${what}. Run \`onrecord migrate\` first.`);
}
