import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { YieldTimer } from '../../../platform/db/connection/yield-timer.js';
import type { CsvRow } from '../input/rows.js';
import { CellCount } from '../model/cell-count.js';
import type { Delimiter } from '../model/delimiters.js';
import { type FileFault, UnreadableFile } from '../model/faults.js';

// Parses the bytes of a file into rows. Accepts UTF-8 with or without BOM, any line endings, and commas, semicolons or
// tabs between cells. Names the line where a file is invalid.

/** Longer than any valid row; an unclosed quotation mark would otherwise span the whole file. */
const MAX_ROW_LENGTH = 1_000_000;

/** Lines with invalid UTF-8; empty for a valid file. @param advice what to do instead, in a sentence */
export function encodingFaults(bytes: Buffer, advice: string): readonly FileFault[] {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return [fault(null, `This file is UTF-16. ${advice}`)];
  if (isUtf8(bytes)) return [];
  const faults: FileFault[] = [];
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) faults.push(fault(line, `This line is not UTF-8. ${advice}`));
    start = next;
  }
  return faults;
}

/** Rows in order, including the header; blank lines are skipped. @throws UnreadableFile */
export async function* rowsOf(bytes: Buffer, delimiter: Delimiter): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_LENGTH,
  });
  const pieces = Readable.from(piecesOf(bytes, new CellCount(delimiter)));
  pieces.once('error', (error) => parser.destroy(error));
  pieces.pipe(parser);
  const lines = new Lines(bytes);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { bytes: number };
    }>)
      yield { line: lines.next(info.bytes), cells: record };
  } catch (error) {
    // Rows parsed before the error and not yet yielded are lost with it: its byte count says how far they reach.
    lines.next((error as { bytes?: number }).bytes ?? 0);
    throw unreadable(error, lines.next(bytes.length));
  }
}

/** The parser's input at a time: it processes a chunk synchronously and blocks the event loop. */
const PIECE = 8 * 1024;

/** NOTE: blank lines yield no rows, so the event loop is yielded to here. */
async function* piecesOf(bytes: Buffer, count: CellCount): AsyncGenerator<Buffer> {
  const timer = new YieldTimer();
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    count.add(piece);
    if (timer.isDue) await timer.yield();
    yield piece;
  }
}

function unreadable(error: unknown, line: number): unknown {
  if (error instanceof UnreadableFile) return error;
  const sentence = SENTENCES[(error as CsvError).code as keyof typeof SENTENCES];
  return sentence === undefined ? error : new UnreadableFile(line, sentence, { cause: error });
}

const SENTENCES = {
  CSV_QUOTE_NOT_CLOSED:
    'The quotation mark that opens a cell in this row is never closed: close it, or double it ("") if it is part of the text.',
  CSV_INVALID_CLOSING_QUOTE:
    'A cell in this row continues after its closing quotation mark: double a quotation mark within a cell ("").',
  INVALID_OPENING_QUOTE:
    'A cell in this row has a quotation mark in its middle: put the whole cell in quotation marks, and double those within it ("").',
  CSV_MAX_RECORD_SIZE:
    'This row has more than a million characters: a quotation mark that opens a cell may never be closed.',
} as const;

/** Counts lines as an editor does, by the bytes read so far. */
class Lines {
  readonly #bytes: Buffer;
  #at = 0;
  #line = 1;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The first line of the row that ends before this byte. */
  next(end: number): number {
    const bytes = this.#bytes;
    let [at, line] = [this.#at, this.#line];
    while (at < end && isBreak(bytes[at])) {
      line += endsLine(bytes, at);
      at += 1;
    }
    const begins = line;
    for (; at < end; at += 1) line += endsLine(bytes, at);
    [this.#at, this.#line] = [at, line];
    return begins;
  }
}

function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** 1 at the last byte of a line, else 0. */
function endsLine(bytes: Buffer, at: number): number {
  return bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a) ? 1 : 0;
}

function fault(line: number | null, message: string): FileFault {
  return { line, column: null, message };
}
