import { writeSync } from 'node:fs';
import { AppError } from '../../platform/lib/errors.js';

/** UTF-16 code units that are buffered before a write: a system call per entry would cost more than the entry. */
const A_PIECE = 65_536;

/** Writes text and bytes to an open file from its beginning. Synchronous: for worker threads only. */
export class OpenFile {
  readonly #fd: number;
  #gathered = '';
  #bytes = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** @throws AppError disk_full */
  put(piece: string | Uint8Array): void {
    if (typeof piece !== 'string') {
      this.#writeGathered();
      this.#write(piece);
      return;
    }
    this.#gathered += piece;
    if (this.#gathered.length >= A_PIECE) this.#writeGathered();
  }

  /** Writes the rest. Returns the size of the file in bytes. @throws AppError disk_full */
  finish(): number {
    this.#writeGathered();
    return this.#bytes;
  }

  #writeGathered(): void {
    const bytes = Buffer.from(this.#gathered);
    this.#gathered = '';
    this.#write(bytes);
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#bytes + at);
      }
    } catch (error) {
      throw toAppError(error);
    }
    this.#bytes += bytes.length;
  }
}

function toAppError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new AppError(
    'disk_full',
    'The export could not be written: the disk for temporary files (TMPDIR) is full. Nothing was exported.',
    { cause: error },
  );
}
