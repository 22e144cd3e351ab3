import { readSync } from 'node:fs';

/** Bytes read at once: a read of so many from a file that was just written takes a fraction of a millisecond. */
const A_PIECE = 262_144;
const LINE_FEED = 0x0a;

/**
 * The lines of a part of an open file, without their ends, one after another: the whole may exceed memory. Synchronous,
 * for a transaction, in which nothing but SQL may be awaited.
 * @param fd stays open
 * @param bytes how long the part is; it ends with a line feed
 */
export function* linesInFile(fd: number, from: number, bytes: number): Generator<string> {
  let begun: Buffer[] = [];
  for (let at = from; at < from + bytes; ) {
    const piece = Buffer.allocUnsafe(Math.min(A_PIECE, from + bytes - at));
    const read = readSync(fd, piece, 0, piece.length, at);
    if (read === 0) throw new Error(`A file of ${from + bytes} bytes ended after ${at}.`);
    at += read;
    let start = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0 && end < read; end = piece.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...begun, piece.subarray(start, end)]).toString('utf8');
      begun = [];
      start = end + 1;
    }
    begun.push(piece.subarray(start, read));
  }
}
