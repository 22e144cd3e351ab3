import { UnreadableFile } from './faults.js';

/** Far more than there are columns to read. Bounds the size of a parsed row, whose cells are objects. */
export const MAX_CELLS = 1_000;

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

/** Counts the cells of each row in the bytes of a file before they are parsed. */
export class CellCount {
  readonly #delimiter: number;
  #at: Place = { cells: 1, isQuoted: false, line: 1, rowLine: 1, isAfterReturn: false };

  /** @param delimiter one ASCII character */
  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** @throws UnreadableFile where a row has more than `MAX_CELLS` */
  add(piece: Uint8Array): void {
    let { cells, isQuoted, line, rowLine, isAfterReturn } = this.#at;
    for (const byte of piece) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === LINE_FEED || byte === RETURN) {
        if (byte === RETURN || !isAfterReturn) line += 1;
        if (!isQuoted) [cells, rowLine] = [1, line];
      } else if (byte === this.#delimiter && !isQuoted) cells += 1;
      if (cells > MAX_CELLS) throw new UnreadableFile(rowLine, TOO_MANY);
      isAfterReturn = byte === RETURN;
    }
    this.#at = { cells, isQuoted, line, rowLine, isAfterReturn };
  }
}

interface Place {
  readonly cells: number;
  readonly isQuoted: boolean;
  /** From 1, as in an editor. */
  readonly line: number;
  /** Where the row begins. */
  readonly rowLine: number;
  readonly isAfterReturn: boolean;
}

const TOO_MANY = `This row has more than ${MAX_CELLS.toLocaleString('en-GB')} cells. Check the delimiter, or remove the columns you do not need.`;
