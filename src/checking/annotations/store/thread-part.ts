import { cursorOf, damagedCursor, valuesIn } from '../../../platform/db/queries/page-of.js';
import type { Motivation } from '../../../vocabulary.js';
import { type Thread, type Threaded, withoutTrash } from '../model.js';

/** The most notes and replies that a page shows; one thread is shown in any case. */
const NOTES_IN_PART = 50;
/** The most replies to a note that a page with other notes shows. */
const REPLIES_BESIDE = 10;
/** The most replies that the page of a note shows. */
const REPLIES_IN_PART = 50;

/** The columns that decide which threads a page shows. */
export interface Placed extends Threaded {
  readonly created_at: string;
  readonly resolved_at: string | null;
  readonly motivation: Motivation;
}

/** Some of the threads on a target. */
export interface ThreadsPart<T extends Placed> {
  readonly threads: readonly Thread<T>[];
  /** The cursor of the next part; null on the last. */
  readonly next: string | null;
  /** The threads on the target whose first note is not in the trash, and those of them that are open. */
  readonly kept: number;
  readonly open: number;
  /** The open questions. */
  readonly questions: number;
  /** Whether these are all threads on the target. */
  readonly isWhole: boolean;
}

/** One part of all threads on a target, oldest first. @throws AppError `bad_request` for a damaged cursor */
export function threadsAfter<T extends Placed>(
  threads: readonly Thread<T>[],
  after: string | null,
): ThreadsPart<T> {
  const [shown, from] = [withoutTrash(threads), after === null ? null : placeIn(after, THREADS)];
  const rest = from === null ? shown : shown.filter(({ note }) => isBehind(note, from));
  const part = fitting(rest);
  const last = part.at(-1)?.note;
  const isLast = last === undefined || part.length === rest.length;
  const next = isLast ? null : cursorOf([last.created_at, last.id], THREADS);
  const isWhole = part.length === shown.length;
  return { threads: part.map((thread) => withReplies(thread, 0)), next, ...countsOf(shown), isWhole };
}

/**
 * The threads for the page of a target itself: all, or where there are too many the oldest open ones.
 * @param noteId a note that is shown in any case; 0 for none
 */
export function threadsForPage<T extends Placed>(
  threads: readonly Thread<T>[],
  noteId: number,
): ThreadsPart<T> {
  const [shown, all] = [withoutTrash(threads), threadsAfter(threads, null)];
  const open = shown.filter(({ note }) => note.trashed_at === null && note.resolved_at === null);
  const first = new Set(all.isWhole ? shown : fitting(open));
  const wanted = shown.filter((thread) => first.has(thread) || hasNote(thread, noteId));
  return { ...all, threads: wanted.map((thread) => withReplies(thread, noteId)) };
}

/** A part of the replies of a thread, oldest first. */
export interface RepliesPart<T extends Placed> {
  readonly replies: readonly T[];
  readonly next: string | null;
  /** Whether these begin with the first reply. */
  readonly isFirst: boolean;
}

/** @param noteId a reply with whose part it begins where there is no cursor; 0 for the first part */
export function repliesAfter<T extends Placed>(
  replies: readonly T[],
  after: string | null,
  noteId: number,
): RepliesPart<T> {
  const from = after === null ? null : placeIn(after, REPLIES);
  const at = from === null ? replies.findIndex(({ id }) => id === noteId) : -1;
  const skipped = at < 0 ? 0 : at - (at % REPLIES_IN_PART);
  const rest = from === null ? replies.slice(skipped) : replies.filter((one) => isBehind(one, from));
  const part = rest.slice(0, REPLIES_IN_PART);
  const last = part.at(-1);
  const isLast = last === undefined || part.length === rest.length;
  const next = isLast ? null : cursorOf([last.created_at, last.id], REPLIES);
  return { replies: part, next, isFirst: rest.length === replies.length };
}

export function hasNote<T extends Threaded>({ note, replies }: Thread<T>, noteId: number): boolean {
  return note.id === noteId || replies.some(({ id }) => id === noteId);
}

/** The first of them that a page has space for. */
function fitting<T extends Placed>(threads: readonly Thread<T>[]): readonly Thread<T>[] {
  let left = NOTES_IN_PART;
  const end = threads.findIndex(({ replies }) => {
    left -= 1 + Math.min(replies.length, REPLIES_BESIDE);
    return left < 0;
  });
  return end < 0 ? threads : threads.slice(0, Math.max(1, end));
}

/** With its first replies, or those from the part with the wanted one. */
function withReplies<T extends Placed>({ note, replies }: Thread<T>, noteId: number): Thread<T> {
  const at = Math.max(
    0,
    replies.findIndex(({ id }) => id === noteId),
  );
  const from = at - (at % REPLIES_BESIDE);
  const shown = replies.slice(from, from + REPLIES_BESIDE);
  return { note, replies: shown, more: replies.length - shown.length };
}

const [THREADS, REPLIES] = ['threads', 'replies'];

function countsOf<T extends Placed>(threads: readonly Thread<T>[]) {
  const kept = threads.filter(({ note }) => note.trashed_at === null);
  const open = kept.filter(({ note }) => note.resolved_at === null);
  const questions = open.filter(({ note }) => note.motivation === 'questioning');
  return { kept: kept.length, open: open.length, questions: questions.length };
}

interface Place {
  readonly created_at: string;
  readonly id: number;
}

function placeIn(after: string, order: string): Place {
  const [created_at, id] = valuesIn(after, order);
  if (typeof created_at !== 'string' || typeof id !== 'number') throw damagedCursor();
  return { created_at, id };
}

function isBehind(note: Place, from: Place): boolean {
  return note.created_at === from.created_at ? note.id > from.id : note.created_at > from.created_at;
}
