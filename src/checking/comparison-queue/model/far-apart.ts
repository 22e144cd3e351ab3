import type { Anchor } from '../../../engines/anchoring/anchor.js';
import type { Span } from '../../../engines/fidelity/verdict.js';
import type { AnchorState, StoredVerdict } from '../../../vocabulary.js';

// Distant passages are followed separately: text between them is not part of them, and may change.

/** Passages at most this far apart, in UTF-16 code units, are followed as one. */
const MAX_DISTANCE_UTF16 = 400;

/** The spans to follow, in the order of the text. Pieces of a splice are never joined. */
export function piecesOf(verdict: StoredVerdict, spans: readonly Span[]): Span[] {
  const most = verdict === 'spliced' ? 0 : MAX_DISTANCE_UTF16;
  const pieces: Span[] = [];
  for (const [start, end] of [...spans].sort(([one], [other]) => one - other)) {
    const last = pieces.at(-1);
    if (last !== undefined && start - last[1] <= most)
      pieces[pieces.length - 1] = [last[0], Math.max(last[1], end)];
    else pieces.push([start, end]);
  }
  return pieces;
}

/** States, mildest first. */
const GRAVITY: readonly AnchorState[] = ['same', 'moved', 'altered', 'gone'];

export interface Together {
  readonly state: AnchorState;
  /** From the start of the first piece to the end of the last; null where one is gone. */
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly flags: readonly string[];
}

/** The combined state of all pieces: that of the gravest. @param found at least one */
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
