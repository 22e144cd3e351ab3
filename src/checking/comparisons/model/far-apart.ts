import type { Anchor } from '../../../engines/anchoring/anchor.js';
import type { Span } from '../../../engines/fidelity/verdict.js';
import type { AnchorState, StoredVerdict } from '../../../vocabulary.js';

// Words of several passages are followed one by one: what stands between them is none of theirs, and may change.

/** Passages that stand no further apart, in UTF-16 code units, are one, with the words between them. */
const FAR = 400;

/** Where what has to be followed stands, in the order of the text. Pieces that were spliced are never one. */
export function piecesOf(verdict: StoredVerdict, spans: readonly Span[]): Span[] {
  const most = verdict === 'spliced' ? 0 : FAR;
  const pieces: Span[] = [];
  for (const [start, end] of [...spans].sort(([one], [other]) => one - other)) {
    const last = pieces.at(-1);
    if (last !== undefined && start - last[1] <= most)
      pieces[pieces.length - 1] = [last[0], Math.max(last[1], end)];
    else pieces.push([start, end]);
  }
  return pieces;
}

/** From the least that can become of words to the gravest. */
const GRAVITY: readonly AnchorState[] = ['same', 'moved', 'altered', 'gone'];

export interface Together {
  readonly state: AnchorState;
  /** From the first piece to the end of the last; null where one is gone. */
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly flags: readonly string[];
}

/** What became of all pieces: as grave as the gravest of them. @param found at least one */
export function together(found: readonly Anchor[]): Together {
  const gravity = Math.max(...found.map(({ state }) => GRAVITY.indexOf(state)));
  const state = GRAVITY[gravity] ?? 'gone';
  const told = found.flatMap(({ comparison, turn }) => [
    ...(comparison?.flags ?? []),
    ...(turn ? [turn] : []),
  ]);
  const flags = [...new Set(told)].sort();
  const starts = found.flatMap(({ start }) => (start === null ? [] : [start]));
  const ends = found.flatMap(({ end }) => (end === null ? [] : [end]));
  if (state === 'gone') return { state, start_utf16: null, end_utf16: null, flags: [] };
  return { state, start_utf16: Math.min(...starts), end_utf16: Math.max(...ends), flags };
}
