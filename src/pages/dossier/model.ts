import type { Thread } from '../../checking/annotations/model.js';
import type { Placed } from '../../checking/annotations/store/thread-part.js';

// Which part of a list, and of a claim, a dossier prints, and which corrections a claim's words had.

/** Maximum number of dossiers on a page: more would block other requests. */
export const CLAIMS_IN_A_PART = 10;

/** Maximum number of sources, of notes with replies, of searches, of corrections and of superseded findings in one part of a claim's dossier. */
export const ROWS_IN_A_PART = 50;

export interface Part {
  readonly number: number;
  readonly of: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The requested part of this many rows; null where there is no such part. Nothing has one part, which is empty. */
export function partOf(count: number, number: number, size = CLAIMS_IN_A_PART): Part | null {
  const of = Math.max(1, Math.ceil(count / size));
  if (number < 1 || number > of) return null;
  const from = (number - 1) * size;
  return { number, of, from, to: Math.min(from + size, count) };
}

/** The number of notes and replies that are printed. Of the replies to a resolved note only the number is. */
export function notesIn(threads: readonly Thread<Placed>[]): number {
  return threads.reduce((sum, thread) => sum + 1 + printedReplies(thread).length, 0);
}

/** Those of a part. A note is repeated where its replies continue. */
export function notesOf(threads: readonly Thread<Placed>[], { from, to }: Part): Thread<Placed>[] {
  let end = 0;
  return threads.flatMap((thread) => {
    const [start, replies] = [end, printedReplies(thread)];
    end += 1 + replies.length;
    if (end <= from || start >= to) return [];
    const shown = replies.slice(Math.max(0, from - start - 1), to - start - 1);
    return [{ note: thread.note, replies: shown, more: thread.replies.length - shown.length }];
  });
}

function printedReplies({ note, replies }: Thread<Placed>): readonly Placed[] {
  return note.resolved_at === null ? replies : [];
}

export interface Happened {
  readonly at: string;
  readonly actor: string;
  readonly subject_kind: string;
  readonly subject_id: number;
  /** Whole rows as JSON text; null where there was none, or it was erased. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Correction {
  readonly at: string;
  readonly by: string;
  /** Null for the claim's own words. */
  readonly attributionId: number | null;
  readonly was: string;
  readonly now: string;
}

/** Every change of the claim's words or of an attribution's wording, in the order of the events. */
export function correctionsIn(events: readonly Happened[]): Correction[] {
  return events.flatMap((event) => {
    const column = { claim: 'text', attribution: 'wording' }[event.subject_kind];
    if (column === undefined || event.before === null || event.after === null) return [];
    const [was, now] = [wordsIn(event.before, column), wordsIn(event.after, column)];
    if (was === null || now === null || was === now) return [];
    const attributionId = event.subject_kind === 'claim' ? null : event.subject_id;
    return [{ at: event.at, by: event.actor, attributionId, was, now }];
  });
}

function wordsIn(row: string, column: string): string | null {
  const value = (JSON.parse(row) as Readonly<Record<string, unknown>>)[column];
  return typeof value === 'string' && value !== '' ? value : null;
}
