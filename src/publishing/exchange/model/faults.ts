import { howMany } from '../../../platform/lib/text/how-many.js';
import { wordRanges } from '../../../platform/lib/text/word-ranges.js';

// The faults of a file, with their positions. All are counted; only a bounded number is kept and shown.

export interface FileFault {
  /** In the file, from 1; null for the file as a whole. */
  readonly line: number | null;
  /** The column's name in the file. */
  readonly column: string | null;
  readonly message: string;
}

/** Enough to correct a file by. */
export const MAX_FAULTS = 100;

export class Faults {
  readonly kept: FileFault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(fault: FileFault): void {
    this.#count += 1;
    if (this.kept.length < MAX_FAULTS) this.kept.push(fault);
  }
}

/** The rows whose source is our own piece: their number, and the first lines. */
export interface OwnPieceRows {
  readonly count: number;
  readonly lines: readonly number[];
}

export const NO_OWN_PIECES: OwnPieceRows = { count: 0, lines: [] };

/** Counts each row once, however many of its sources are ours. */
export class OwnPieces implements OwnPieceRows {
  readonly lines: number[] = [];
  count = 0;
  #last = 0;

  add(line: number): void {
    if (line === this.#last) return;
    this.#last = line;
    this.count += 1;
    if (this.lines.length < MAX_FAULTS) this.lines.push(line);
  }
}

/** `2 rows name our own piece as the source, lines 3 and 8. …`; null where none does. */
export function wordOwnPieces({ count, lines }: OwnPieceRows): string | null {
  if (count === 0) return null;
  const names = `${howMany(count, 'row')} ${count === 1 ? 'names' : 'name'} our own piece as the source`;
  const more = count > lines.length ? ' …' : '';
  const where = `line${count === 1 ? '' : 's'} ${wordRanges(lines)}${more}`;
  return `${names.charAt(0).toUpperCase()}${names.slice(1)}: ${where}. Enter the source it quotes, or remove the row.`;
}

/** A file that cannot be read from some line on. */
export class UnreadableFile extends Error {
  readonly fault: FileFault;

  /** @param line null for the file as a whole */
  constructor(line: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = { line, column: null, message };
  }
}

/** `Line 7, said_on: …` */
export function wordFault({ line, column, message }: FileFault): string {
  const place = [line === null ? null : `Line ${line}`, column].filter(Boolean).join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

/** The sentences, and the number of further ones. */
export function wordFaults(kept: readonly FileFault[], count: number): string[] {
  const more = count - kept.length;
  return [...kept.map(wordFault), ...(more > 0 ? [`… and ${howMany(more, 'more error')}.`] : [])];
}
