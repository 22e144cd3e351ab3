import { rmSync } from 'node:fs';

/** Removes a database and the files beside it. The head of another one would stop the next desk of that name. */
export function removeDesk(file: string): void {
  for (const ending of ['', '-wal', '-shm', '.lock', '.head']) rmSync(file + ending, { force: true });
}
