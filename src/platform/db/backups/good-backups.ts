import { type Connection, withConnection } from '../connection/open.js';
import { APPLICATION_ID } from '../connection/refused-files.js';
import type { DatedBackup } from './backup-names.js';
import { withCopy } from './copies.js';
import { checkSeal } from './seal.js';

/** A dated backup that is neither counted nor removed, and why. */
export interface LeftBackup {
  readonly path: string;
  readonly why: string;
}

/** Tells which dated files are good backups of one database. Reads each of them at most once, and whole. */
export class GoodBackups {
  readonly #file: string;
  readonly #reasons = new Map<string, string | null>();

  constructor(file: string) {
    this.#file = file;
  }

  /** In their order. @param now later dates come from a wrong clock, and are left alone */
  async sort(
    backups: readonly DatedBackup[],
    now: Date,
  ): Promise<{ readonly good: readonly DatedBackup[]; readonly left: readonly LeftBackup[] }> {
    const [good, left]: [DatedBackup[], LeftBackup[]] = [[], []];
    for (const backup of backups) {
      const why = backup.at > now ? 'is dated in the future' : await this.#reasonOf(backup.path);
      if (why === null) good.push(backup);
      else left.push({ path: backup.path, why });
    }
    return { good, left };
  }

  async #reasonOf(path: string): Promise<string | null> {
    const known = this.#reasons.get(path);
    if (known !== undefined) return known;
    const reason = await reasonNotCounted(path, this.#file);
    this.#reasons.set(path, reason);
    return reason;
  }
}

/** Why a dated file does not count as a backup of this database; null where it does. */
async function reasonNotCounted(path: string, file: string): Promise<string | null> {
  const seal = await checkSeal(path).catch((error: unknown) => ({ code: codeOf(error) }));
  if (typeof seal === 'object') return `cannot be read (${seal.code})`;
  if (seal !== 'whole') return 'is damaged, or was not written by Onrecord';
  const [here, there] = [readHistory(file), historyOfBackup(path)];
  if (here === null || there === null)
    return 'has no history, or the database has none, so that it cannot be told whose it is';
  if (there.first !== here.first) return 'belongs to another database';
  return there.last > here.last ? 'has a longer history than the database has now' : null;
}

/** Such as EACCES or EIO. @throws the error where it is not the file system's */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

interface History {
  /** The hash of the first event, which identifies a database. */
  readonly first: string;
  /** The number of the last event. */
  readonly last: number;
}

function readHistory(file: string): History | null {
  return withConnection(file, 'read', historyOf);
}

function historyOfBackup(path: string): History | null {
  let history: History | null = null;
  withCopy(path, (connection) => {
    if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID)
      history = historyOf(connection);
  });
  return history;
}

function historyOf(connection: Connection): History | null {
  const first = connection.prepare('SELECT hash FROM events ORDER BY seq LIMIT 1').pluck().get();
  const last = connection.prepare('SELECT max(seq) FROM events').pluck().get();
  return typeof first === 'string' ? { first, last: Number(last) } : null;
}
