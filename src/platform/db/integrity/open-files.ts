import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The database, its log, its lock and the backups beside it that other accounts may read or write. */
export function filesOpenToOthers(file: string): string[] {
  const folder = dirname(resolve(file));
  const name = basename(file);
  return readdirSync(folder)
    .filter((one) => one === name || one.startsWith(`${name}.`) || one.startsWith(`${name}-`))
    .sort()
    .map((one) => join(folder, one))
    .filter(isOpenToOthers);
}

function isOpenToOthers(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && (stats.mode & 0o077) !== 0;
}
