import { setImmediate as nextTurn } from 'node:timers/promises';

/** Entries worked on before the event loop gets its turn: a few milliseconds' work. */
const A_TURN = 50;

/** Like `map`, but lets others have the thread between slices, so that a long list delays no request. */
export async function mapInTurns<T, U>(
  values: readonly T[],
  work: (value: T, index: number) => U,
): Promise<U[]> {
  const done: U[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0 && index % A_TURN === 0) await nextTurn();
    done.push(work(value, index));
  }
  return done;
}

/** UTF-16 code units gathered into one piece: a few milliseconds' writing, and a good size to send. */
const A_PIECE = 32_768;

/** The same text in larger pieces, with a turn of the event loop after each, however it is read. */
export async function* inPieces(parts: Iterable<string>): AsyncGenerator<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < A_PIECE) continue;
    yield piece;
    piece = '';
    await nextTurn();
  }
  if (piece !== '') yield piece;
}
