import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../lib/errors.js';

// Why a file cannot be opened, where SQLite does not say.

/** The file that this account may not write, where one is known. */
export function unwritableFile(file: string): string {
  const folder = dirname(resolve(file));
  for (const path of [folder, file, `${file}-wal`, `${file}-shm`]) {
    try {
      if (path === folder || existsSync(path)) accessSync(path, constants.W_OK);
    } catch (error) {
      const isMounted = (error as NodeJS.ErrnoException).code === 'EROFS';
      return isMounted
        ? ` ${path} is on a read-only disk.`
        : ` ${path} is not writable for the account that runs this (${process.getuid?.() ?? 'unknown'}).`;
    }
  }
  return '';
}

/** The versions better-sqlite3 was compiled for, as one line; other errors unchanged. */
export function explainAddon(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const isMissing = message.startsWith('Could not locate the bindings file');
  if (!isMissing && (error as NodeJS.ErrnoException | null)?.code !== 'ERR_DLOPEN_FAILED') return error;
  const [, built, wanted] = /NODE_MODULE_VERSION (\d+)[\s\S]*NODE_MODULE_VERSION (\d+)/.exec(message) ?? [];
  const what = built
    ? `was compiled for another version of Node.js (module version ${built}; Node.js ${process.version} needs ${wanted})`
    : `cannot be loaded by Node.js ${process.version}`;
  return new AppError('database_unusable', `better-sqlite3 ${what}. Run \`npm rebuild better-sqlite3\`.`, {
    cause: error,
  });
}
