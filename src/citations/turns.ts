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
