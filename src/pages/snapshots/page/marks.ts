import type { Note, NoteThread } from '../../../checking/annotations/store.js';
import type { AnchorRow, ComparisonOnCopy } from '../../../checking/comparisons/store.js';
import { characterEnd, characterStart } from '../../../engines/anchoring/characters.js';
import { placesOf } from '../../../engines/anchoring/places.js';
import { type Places, pageAt, timeAt } from '../../../engines/reading/places/places.js';
import type { Span } from '../../../engines/text/span.js';
import type { AnchorState } from '../../../vocabulary.js';

// Everything that refers to words of a saved copy: attributions and notes, with the words.

interface Located {
  /** Never empty, in the order of the text; none splits a character. */
  readonly spans: readonly Span[];
  /** From the first to the last. */
  readonly start: number;
  readonly end: number;
}

export interface QuotationMark extends Located {
  readonly kind: 'quotation';
  readonly of: ComparisonOnCopy;
  /** Its state since an older copy; null where no older copy has it. */
  readonly anchor: AnchorRow | null;
  /** Words that the wording has differently, or omits without a mark. */
  readonly differing: readonly Span[];
}

export interface NoteMark extends Located {
  readonly kind: 'note';
  readonly note: Note;
  readonly replies: number;
  /** Null for a note on this copy. */
  readonly anchor: AnchorRow | null;
}

export type CopyMark = QuotationMark | NoteMark;

export interface PointsHere {
  readonly comparisons: readonly ComparisonOnCopy[];
  readonly anchors: readonly AnchorRow[];
  /** The notes on this copy. */
  readonly threads: readonly NoteThread[];
  /** Notes on older copies whose words were looked for in this one. */
  readonly followed: readonly Note[];
}

/** In reading order; of those that begin together, the longest first. */
export function marksOf(text: string, here: PointsHere): CopyMark[] {
  const ofAttribution = new Map(here.anchors.map((anchor) => [anchor.attribution_id, anchor]));
  const ofNote = new Map(here.anchors.map((anchor) => [anchor.annotation_id, anchor]));
  const marks = [
    ...here.comparisons.map((of) => quotation(text, of, ofAttribution.get(of.attribution_id) ?? null)),
    ...here.threads.map((thread) => ownNote(text, thread)),
    ...here.followed.map((note) => followedNote(text, note, ofNote.get(note.id) ?? null)),
  ];
  return marks
    .filter((mark) => mark !== null)
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Attributions whose words were looked for and not found in this copy. */
export function missingIn(here: PointsHere, marks: readonly CopyMark[]): ComparisonOnCopy[] {
  const found = new Set(marks.map((mark) => (mark.kind === 'quotation' ? mark.of.attribution_id : 0)));
  return here.comparisons.filter(({ attribution_id }) => !found.has(attribution_id));
}

/** Notes on older copies whose words are not in this one. */
export function goneFrom(here: PointsHere): Note[] {
  const gone = new Set(
    here.anchors.flatMap(({ annotation_id, state }) => (state === 'gone' ? [annotation_id] : [])),
  );
  return here.followed.filter(({ id }) => gone.has(id));
}

function quotation(text: string, of: ComparisonOnCopy, anchor: AnchorRow | null): QuotationMark | null {
  const pointed = pointedTo(of, anchor);
  const isThere = (spans: readonly Span[]) =>
    pointed === null || spans.some(([start, end]) => start < pointed[1] && end > pointed[0]);
  // Words may occur several times: a place that a person selected precedes the first one found.
  const isCompared = of.spans.length > 0 && isThere(of.spans);
  const located = locatedAt(text, isCompared || pointed === null ? of.spans : [pointed]);
  if (located === null) return null;
  const differing = isCompared ? differingIn(of) : [];
  return { kind: 'quotation', of, anchor, ...located, differing };
}

function pointedTo(of: ComparisonOnCopy, anchor: AnchorRow | null): Span | null {
  if (of.pointed_snapshot_id === of.snapshot_id) return spanOf(of.pointed_start_utf16, of.pointed_end_utf16);
  return spanOf(anchor?.start_utf16 ?? null, anchor?.end_utf16 ?? null);
}

function spanOf(start: number | null, end: number | null): Span | null {
  return start === null || end === null ? null : [start, end];
}

function differingIn({ alignment }: ComparisonOnCopy): Span[] {
  return alignment.flatMap(({ op, text, marked }) =>
    op === 'same' || text === null || marked === true ? [] : [text],
  );
}

function ownNote(text: string, { note, replies }: NoteThread): NoteMark | null {
  const place = note.trashed_at === null ? placeOfNote(text, note) : null;
  const located = place && locatedAt(text, [place]);
  return located && { kind: 'note', note, replies: replies.length, anchor: null, ...located };
}

function followedNote(text: string, note: Note, anchor: AnchorRow | null): NoteMark | null {
  const place = spanOf(anchor?.start_utf16 ?? null, anchor?.end_utf16 ?? null);
  const located = place && locatedAt(text, [place]);
  return located && { kind: 'note', note, replies: 0, anchor, ...located };
}

/** Null where none of it lies in the text. */
function locatedAt(text: string, given: readonly Span[]): Located | null {
  const spans = given
    .map(([from, to]): Span => [characterStart(text, from), characterEnd(text, Math.min(to, text.length))])
    .filter(([from, to]) => from < to)
    .sort((one, other) => one[0] - other[0]);
  const [first] = spans;
  if (first === undefined) return null;
  return { spans, start: first[0], end: Math.max(...spans.map(([, to]) => to)) };
}

/** A mark as JSON: each passage with its page and time in the original, null where it has none. */
export function markJson(mark: CopyMark, places: Places) {
  const of =
    mark.kind === 'quotation'
      ? { attribution_id: mark.of.attribution_id, claim_id: mark.of.claim_id, verdict: mark.of.verdict }
      : { annotation_id: mark.note.id, claim_id: null };
  const state: AnchorState | null = mark.anchor?.state ?? (mark.kind === 'note' ? 'same' : null);
  return mark.spans.map(([start_utf16, end_utf16]) => ({
    ...of,
    start_utf16,
    end_utf16,
    state,
    page: pageAt(places, start_utf16),
    start_ms: timeAt(places, start_utf16)?.start_ms ?? null,
  }));
}

/**
 * The place of a note's words in its copy: their position, if the words are there; otherwise their only occurrence,
 * or the only one with the recorded context. Null where they are missing or ambiguous.
 */
function placeOfNote(text: string, note: Note): Span | null {
  const { selector_exact: exact, selector_start_utf16: start, selector_prefix, selector_suffix } = note;
  if (exact === null || exact === '') return null;
  if (start !== null && text.startsWith(exact, start)) return [start, start + exact.length];
  const [first, second] = placesOf(exact, text, 2);
  if (first && !second) return [first.start, first.end];
  const before = selector_prefix ?? '';
  const [inContext, another] = placesOf(before + exact + (selector_suffix ?? ''), text, 2);
  if (!inContext || another) return null;
  return [inContext.start + before.length, inContext.start + before.length + exact.length];
}
