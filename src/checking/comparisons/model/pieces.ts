import type { AlignedPiece } from '../../../engines/fidelity/verdict.js';
import type { Span } from '../../../engines/text/span.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { isNoise } from './differences.js';
import { type Excerpt, excerptWith, trimmed, wordsAt } from './excerpt.js';
import type { Explained } from './explain.js';
import { MARK_WORDS, quoted } from './quoted.js';

// A wording and the passage in which it was found, in pieces that a page can mark. Each difference has a visually
// hidden label for screen readers.

export interface Piece {
  readonly text: string;
  /** What the copy and the wording share, marked in the copy. */
  readonly found: boolean;
  readonly differs: Differs | null;
}

export interface Differs {
  /** `del`: only in the copy. `ins`: only in the wording. `gap`: where the wording omits something. */
  readonly as: 'del' | 'ins' | 'mark' | 'gap';
  /** `left out, a negation:` */
  readonly says: string;
  /** Whether it probably changes the meaning. */
  readonly isGrave: boolean;
  /** Whether the wording marks the difference. */
  readonly isMarked: boolean;
}

/** The wording with its differences from the copy; null where there are none. */
export function wordingPieces(
  { alignment, spans }: Explained,
  wording: string,
  excerpts: readonly Excerpt[],
): Piece[] | null {
  // The mark already shows the omission.
  const shown = alignment.filter((one) => !isNoise(one, spans) && !(one.op === 'omitted' && one.marked));
  if (shown.every(({ op }) => op === 'same')) return null;
  const places = shown.map((one) => ({
    span: one.wording,
    differs: one.op === 'same' ? null : inWording(one, excerpts),
  }));
  return cutAt(wording, places);
}

/**
 * A text divided at these places, in its order; together the pieces are the text. A place without a span is behind the
 * one before; one that begins within the one before is left out.
 */
export function cutAt(
  text: string,
  places: readonly { readonly span: Span | null; readonly differs: Differs | null }[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { span, differs } of places) {
    const [start, end] = span ?? [at, at];
    if (start < at) continue;
    if (start > at) pieces.push(plain(text.slice(at, start)));
    pieces.push({ ...plain(text.slice(start, end)), differs });
    at = end;
  }
  return at < text.length ? [...pieces, plain(text.slice(at))] : pieces;
}

function plain(text: string): Piece {
  return { text, found: false, differs: null };
}

function inWording(one: AlignedPiece, excerpts: readonly Excerpt[]): Differs {
  const omitted = one.text === null ? '' : quoted(wordsAt(excerpts, one.text));
  if (one.op === 'omitted') return differs('gap', one, `left out here: ${omitted}`);
  if (one.op === 'moved') return differs('mark', one, 'elsewhere in the copy:');
  return differs('ins', one, one.op === 'changed' ? 'other words in the copy:' : 'not in the copy:');
}

function differs(as: Differs['as'], { mark, marked }: AlignedPiece, says: string): Differs {
  const label = mark === null ? says : says.replace(':', `, ${MARK_WORDS[mark]}:`);
  return { as, says: label, isGrave: mark !== null, isMarked: marked === true };
}

export interface Passage {
  readonly span: Span;
  /** Whether the copy has more before and after: shown beside the words, which have no dots. */
  readonly hasMoreBefore: boolean;
  readonly hasMoreAfter: boolean;
  readonly pieces: readonly Piece[];
}

/** Each passage of the copy with words of the wording, in the copy's order, with context. */
export function passagesOf({ spans, alignment }: Explained, excerpts: readonly Excerpt[]): Passage[] {
  const sorted = [...spans].sort(([one], [other]) => one - other);
  const groups = grouped(sorted, (span) => excerptWith(excerpts, span));
  return [...groups].flatMap(([excerpt, inIt]) => (excerpt ? [passage(excerpt, inIt, alignment)] : []));
}

function passage(excerpt: Excerpt, spans: readonly Span[], alignment: readonly AlignedPiece[]): Passage {
  const span = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0] as const;
  const shown = trimmed(excerpt, span);
  // Empty lines of the copy are left out to save space.
  const cut = (start: number, end: number) => wordsAt([excerpt], [start, end]).replace(/\s*\n\s*/g, '\n');
  const pieces: Piece[] = [];
  let at = shown.start;
  for (const { start, end, differs: by } of stretches(spans, alignment)) {
    const [first, last] = [Math.max(start, at), Math.min(end, shown.end)];
    if (first >= last) continue;
    pieces.push(plain(cut(at, first)));
    pieces.push({ text: cut(first, last), found: by === null, differs: by });
    at = last;
  }
  pieces.push(plain(cut(at, shown.end)));
  const { hasMoreBefore, hasMoreAfter } = shown;
  return { span, hasMoreBefore, hasMoreAfter, pieces: pieces.filter(({ text }) => text !== '') };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly differs: Differs | null;
}

/** The spans, divided where words in or between them are not those of the wording. */
function stretches(spans: readonly Span[], alignment: readonly AlignedPiece[]): Stretch[] {
  const others = alignment
    .flatMap((one) =>
      one.text === null || one.op === 'same' || isNoise(one, spans) ? [] : [{ one, text: one.text }],
    )
    .sort((a, b) => a.text[0] - b.text[0]);
  const cuts: Stretch[] = others.map(({ one, text: [start, end] }) => ({ start, end, differs: inCopy(one) }));
  const same = spans.flatMap(([from, to]) => {
    const within = cuts.filter(({ start, end }) => start < to && end > from);
    const starts = [from, ...within.map(({ end }) => end)];
    return starts.map((start, at) => ({ start, end: within[at]?.start ?? to, differs: null }));
  });
  return [...same, ...cuts].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

function inCopy(one: AlignedPiece): Differs {
  if (one.op === 'moved') return differs('mark', one, 'elsewhere in the wording:');
  if (one.op === 'changed') return differs('del', one, 'other words in the wording:');
  return differs('del', one, one.marked ? 'left out at a mark:' : 'left out:');
}
