import Sqlite from 'better-sqlite3';
import { onTestFinished, vi } from 'vitest';

/** What a commit does: is kept and said to be; is not kept; is kept, while the disk reports a fault. */
export type CommitEnds = 'well' | 'unkept' | 'kept, with a fault';

/** Has the next commits of this process end so, one after another; those after them as the last one, until the test ends. */
export function commitsEnd(...ends: readonly CommitEnds[]): { restore(): void } {
  const exec = Sqlite.prototype.exec;
  const left = [...ends];
  const spy = vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function (this: Sqlite.Database, sql) {
    if (!sql.includes('COMMIT')) return exec.call(this, sql);
    const end = (left.length > 1 ? left.shift() : left[0]) ?? 'well';
    if (end !== 'unkept') exec.call(this, sql);
    if (end === 'well') return this;
    throw new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
  });
  onTestFinished(() => spy.mockRestore());
  return { restore: () => spy.mockRestore() };
}
