import { cursorOf, damagedCursor, valuesIn } from '../../../platform/db/queries/page-of.js';
import { type Thread, type Threaded, withoutTrash } from '../model.js';

/** The most threads that a page shows. */
export const THREADS_IN_PART = 50;

/** The columns that decide which threads a page shows. */
export interface Placed extends Threaded {
  readonly created_at: string;
  readonly resolved_at: string | null;
}

/** Some of the threads on a target. */
export interface ThreadsPart<T extends Placed> {
  readonly threads: readonly Thread<T>[];
  /** The cursor of the next part; null on the last. */
  readonly next: string | null;
  /** The threads on the target whose first note is not in the trash, and those of them that are open. */
  readonly kept: number;
  readonly open: number;
  /** Whether these are all threads on the target. */
  readonly isWhole: boolean;
}

/** One part of all threads on a target, oldest first. @throws AppError `bad_request` for a damaged cursor */
export function threadsAfter<T extends Placed>(
  threads: readonly Thread<T>[],
  after: string | null,
): ThreadsPart<T> {
  const [shown, from] = [threads.filter(hasText), after === null ? null : placeIn(after)];
  const rest = from === null ? shown : shown.filter(({ note }) => isBehind(note, from));
  const part = rest.slice(0, THREADS_IN_PART);
  const last = part.at(-1)?.note;
  const isLast = last === undefined || part.length === rest.length;
  const next = isLast ? null : cursorOf([last.created_at, last.id], ORDER);
  return { threads: part, next, ...countsOf(shown), isWhole: part.length === shown.length };
}

/** The threads for the page of a target itself: all, or where there are too many the oldest open ones. */
export function threadsForPage<T extends Placed>(threads: readonly Thread<T>[]): ThreadsPart<T> {
  const all = threadsAfter(threads, null);
  if (all.isWhole) return all;
  const open = threads.filter(({ note }) => note.trashed_at === null && note.resolved_at === null);
  return { ...all, threads: open.slice(0, THREADS_IN_PART) };
}

const ORDER = 'threads';

function countsOf<T extends Placed>(threads: readonly Thread<T>[]) {
  const kept = threads.filter(({ note }) => note.trashed_at === null);
  return { kept: kept.length, open: kept.filter(({ note }) => note.resolved_at === null).length };
}

/** Whether anything of it is outside the trash. */
function hasText<T extends Placed>(thread: Thread<T>): boolean {
  return withoutTrash([thread]).length > 0;
}

interface Place {
  readonly created_at: string;
  readonly id: number;
}

function placeIn(after: string): Place {
  const [created_at, id] = valuesIn(after, ORDER);
  if (typeof created_at !== 'string' || typeof id !== 'number') throw damagedCursor();
  return { created_at, id };
}

function isBehind(note: Place, from: Place): boolean {
  return note.created_at === from.created_at ? note.id > from.id : note.created_at > from.created_at;
}
