import { type BigIntStats, statSync } from 'node:fs';

// A database file that is moved, removed or replaced while open is still written to, where nobody will find it, and
// saved changes are lost. So its name is checked before and after each change.

/** The files that a name referred to when the database was opened. */
export class OpenFiles {
  readonly #file: string;
  readonly #were: readonly (BigIntStats | null)[];

  /** @param file an open database in WAL mode, which has been read from */
  constructor(file: string) {
    this.#file = file;
    this.#were = namesOf(file).map(at);
  }

  /** The first name that now refers to another file, or to none; null where all are in place. */
  displaced(): string | null {
    const names = namesOf(this.#file);
    return names.find((name, which) => !isSame(this.#were[which] ?? null, at(name))) ?? null;
  }

  /** Whether the database's name still refers to it; closing then checkpoints its log into it. */
  hasItsName(): boolean {
    return isSame(this.#were[0] ?? null, at(this.#file));
  }
}

export interface Place {
  isInPlace(): boolean;
  hasItsName(): boolean;
}

/** Reports the first displaced file, once. @param files those that are open at present */
export function watchPlace(files: () => OpenFiles, onDisplaced?: (name: string) => void): Place {
  let isTold = false;
  return {
    isInPlace() {
      const name = files().displaced();
      if (name === null) return true;
      if (!isTold) onDisplaced?.(name);
      isTold = true;
      return false;
    },
    hasItsName: () => files().hasItsName(),
  };
}

function namesOf(file: string): readonly [string, string, string] {
  return [file, `${file}-wal`, `${file}-shm`];
}

function at(name: string): BigIntStats | null {
  return statSync(name, { bigint: true, throwIfNoEntry: false }) ?? null;
}

function isSame(was: BigIntStats | null, is: BigIntStats | null): boolean {
  return was === null ? true : is !== null && was.ino === is.ino && was.dev === is.dev;
}
