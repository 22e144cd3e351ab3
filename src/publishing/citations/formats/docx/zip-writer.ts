import { strToU8, Zip, ZipDeflate } from 'fflate';

/** One file of a zip archive, which is written piece by piece. */
export interface ZipPart {
  write(text: string): void;
  /** Ends it with this text. */
  end(text: string): void;
}

/** UTF-16 code units that are gathered before they are compressed: each call has a cost of its own. */
const A_PIECE = 65_536;

/**
 * Writes a zip archive. Several parts may be written at once: those that were opened later are held compressed, until
 * those before them have ended.
 */
export class ZipWriter {
  readonly #madeAt: string;
  readonly #ready: Uint8Array[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error;
    this.#ready.push(bytes);
  });

  /** @param madeAt UTC ISO 8601, the date of every part */
  constructor(madeAt: string) {
    this.#madeAt = madeAt;
  }

  open(path: string): ZipPart {
    const part = new ZipDeflate(path);
    part.mtime = this.#madeAt;
    this.#zip.add(part);
    let gathered = '';
    return {
      write(text) {
        gathered += text;
        if (gathered.length < A_PIECE) return;
        part.push(strToU8(gathered));
        gathered = '';
      },
      end: (text) => part.push(strToU8(gathered + text), true),
    };
  }

  /** The bytes that have become ready since the last call. */
  take(): Uint8Array {
    return Buffer.concat(this.#ready.splice(0));
  }

  /** Ends the archive. Every part must have ended. Returns the rest of it. */
  end(): Uint8Array {
    this.#zip.end();
    return this.take();
  }
}
