import { grouped } from '../../platform/lib/grouped.js';
import { reaches, type Viewer } from '../../platform/viewer.js';

// The target of a note, and what may be done with it. A thread is a note with all direct and indirect replies; it
// continues when its first note is in the trash.

/** Maximum length, in UTF-16 code units, of the words that a note is about. */
export const MAX_WORDS_LENGTH = 10_000;

/** The target of a note. A saved copy has the address of its source. */
export type Target =
  | { readonly kind: 'claim' | 'attribution' | 'source'; readonly id: number }
  | { readonly kind: 'snapshot'; readonly id: number; readonly sourceId: number };

/** The columns that give a note's target. */
export interface TargetColumns {
  readonly claim_id: number | null;
  readonly attribution_id: number | null;
  readonly source_id: number | null;
  readonly snapshot_id: number | null;
  /** The source of the copy. */
  readonly on_source_id: number | null;
}

export function targetOf(note: TargetColumns): Target {
  if (note.claim_id !== null) return { kind: 'claim', id: note.claim_id };
  if (note.attribution_id !== null) return { kind: 'attribution', id: note.attribution_id };
  if (note.source_id !== null) return { kind: 'source', id: note.source_id };
  // A table constraint ensures that exactly one of the four is set, and a copy has a source.
  return { kind: 'snapshot', id: Number(note.snapshot_id), sourceId: Number(note.on_source_id) };
}

/** The address of the page with a target. @param claimId the claim of an attribution, which has no page of its own */
export function pageWith(target: Target, claimId: number | null): string {
  if (target.kind === 'snapshot') return `/sources/${target.sourceId}/snapshots/${target.id}`;
  if (target.kind === 'source') return `/sources/${target.id}`;
  return `/claims/${target.kind === 'claim' ? target.id : claimId}`;
}

/** The address of a note on the page of its target: `/claims/42?note=7#note-7`. */
export function noteHref(page: string, id: number): string {
  return `${page}?note=${id}#note-${id}`;
}

/** The address of a target itself. That of an attribution leads to the part of its claim that shows it. */
export function targetHref(target: Target): string {
  return target.kind === 'attribution' ? `/attributions/${target.id}` : pageWith(target, null);
}

/** The address of the notes on a target: `/claims/42/annotations`. */
export function notesAddress(target: Target): string {
  return `${targetHref(target)}/annotations`;
}

export function isSameTarget(one: Target, other: Target): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** The columns of a note that threads need. */
export interface Threaded {
  readonly id: number;
  readonly parent_id: number | null;
  readonly trashed_at: string | null;
}

export interface Thread<T extends Threaded> {
  readonly note: T;
  /** Direct and indirect replies, oldest first. */
  readonly replies: readonly T[];
  /** The number of replies that are not among them. */
  readonly more?: number;
}

/** Groups notes into threads, in the order of their first notes. */
export function threadsOf<T extends Threaded>(notes: readonly T[]): Thread<T>[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const [heads, replies] = [notes.filter(isHead), notes.filter((note) => !isHead(note))];
  const byHead = grouped(replies, (reply) => headOf(reply, byId)?.id);
  return heads.map((note) => ({ note, replies: byHead.get(note.id) ?? [] }));
}

/** The threads with something left to read: without trashed replies, and without trashed notes that have no reply. */
export function withoutTrash<T extends Threaded>(threads: readonly Thread<T>[]): Thread<T>[] {
  return threads
    .map(({ note, replies }) => ({ note, replies: replies.filter((reply) => reply.trashed_at === null) }))
    .filter(({ note, replies }) => note.trashed_at === null || replies.length > 0);
}

function isHead({ parent_id }: Threaded): boolean {
  return parent_id === null;
}

/** Terminates, since a reply is always newer than its parent. */
function headOf<T extends Threaded>(note: T, byId: ReadonlyMap<number, T>): T | undefined {
  let at: T | undefined = note;
  while (at && at.parent_id !== null) at = byId.get(at.parent_id);
  return at;
}

/** Authors may edit their own notes, editors any. */
export function mayEdit(note: { readonly author_id: number }, viewer: Viewer): boolean {
  if (viewer.scope !== 'write' || !reaches(viewer.role, 'checker')) return false;
  return note.author_id === viewer.userId || reaches(viewer.role, 'editor');
}
