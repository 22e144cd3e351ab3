import { AppError } from '../../lib/errors.js';
import type { Terminal } from '../../terminal/terminal.js';

/**
 * Reads the whole file of a database or a backup of this version. Its faults are printed.
 * @returns how many entries its history has
 * @throws AppError `database_unusable` where anything is wrong with it
 */
export async function checkWhole(file: string, terminal: Terminal): Promise<number> {
  const [{ checkDatabase }, { withReading }, { verifyChain }] = await Promise.all([
    import('../../db/checks.js'),
    import('../../context.js'),
    import('../../activity/chain.js'),
  ]);
  const bar = await terminal.progress('structure and rows', 1);
  const faults = checkDatabase(file);
  bar.end();
  for (const fault of faults) terminal.print(fault);
  if (faults.length > 0) {
    const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
    const way = 'Bring a backup back with `onrecord restore`.';
    throw new AppError('database_unusable', `${file} is damaged (${count}, listed above). ${way}`);
  }
  const history = await terminal.progress('history', 100);
  const progress = (done: number, total: number) => history.to((100 * done) / total);
  const chain = await withReading(file, (db) => verifyChain(db, { progress })).finally(() => history.end());
  if (!chain.ok) {
    throw new AppError(
      'database_unusable',
      `The history of ${file} is broken at entry ${chain.seq}: ${chain.what}.`,
    );
  }
  return chain.count;
}
