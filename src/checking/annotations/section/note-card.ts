import { shortWords } from '../../../engines/text/short-words.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import { type AnchorState, MOTIVATIONS } from '../../../vocabulary.js';
import type { Since } from '../followed-store.js';
import { mayEdit, noteHref, pageWith, type Target, targetHref, targetOf } from '../model.js';
import type { Note, NoteThread } from '../store.js';
import { wordWordsNow } from './words-now.js';

// A note, or a thread, as the partial `note` shows it.

/** A thread as a card. `about` is null where the page itself shows the target. */
export function noteCard({ note, replies, more: unseen = 0 }: NoteThread, viewer: Viewer, more: CardMore) {
  const about = `the note by ${note.author_name}`;
  const isTrashed = note.trashed_at !== null;
  return {
    ...partOf(note, viewer, more.budget),
    exact: note.selector_exact === null ? null : exactOf(note, note.selector_exact, more),
    about: more.about,
    level: more.level,
    resolved:
      note.resolved_at === null ? null : { by: note.resolved_by_name ?? 'Someone', at: note.resolved_at },
    replies: replies.map((reply) => ({
      ...partOf(reply, viewer, more.budget),
      acts: actsOf(reply, viewer, `the reply by ${reply.author_name}`),
    })),
    moreReplies: unseen === 0 ? null : howMany(unseen, 'more reply', 'more replies'),
    acts: [
      ...(mayWrite(viewer) && !isTrashed ? [resolutionAct(note, about)] : []),
      ...actsOf(note, viewer, about),
    ],
    reply:
      more.repliesHere && mayWrite(viewer) && !isTrashed
        ? { id: note.id, action: `/annotations/${note.id}/replies` }
        : null,
  };
}

export interface CardMore {
  /** The remaining space of the page for the bodies of notes; by default all are shown completely. */
  readonly budget?: BodyBudget | undefined;
  readonly about: { readonly label: string; readonly href: string } | null;
  readonly level: 'h1' | 'h2' | 'h3';
  /** Whether the card has a form for a reply. */
  readonly repliesHere: boolean;
  /** The number of its words in the quotation shown; null where they are not marked there. */
  readonly number?: number | null | undefined;
  /** The place of its words in newer copies. */
  readonly since?: Since | null | undefined;
}

/** The words that it is about, and their present state, which is always shown. */
function exactOf(note: Note, text: string, { number, since }: CardMore) {
  const [start, end] = [note.selector_start_utf16, note.selector_end_utf16];
  const { snapshot_id, on_source_id } = note;
  const inCopy =
    snapshot_id !== null && start !== null
      ? `/sources/${on_source_id}/snapshots/${snapshot_id}?at=${start}-${end}#passage`
      : null;
  return {
    text,
    lang: languageOf(note),
    number: number ?? null,
    href: number ? `#w-${number}` : inCopy,
    changed: wordWordsNow(note),
    since: since ? sinceOf(since) : null,
  };
}

function sinceOf({ state, source_id, snapshot_id, captured_at, start_utf16, end_utf16 }: Since) {
  const copy = `/sources/${source_id}/snapshots/${snapshot_id}`;
  return {
    before: SINCE[state],
    label: `our copy of ${formatEdtf(captured_at.slice(0, 10))}`,
    href: start_utf16 === null ? copy : `${copy}?at=${start_utf16}-${end_utf16}#passage`,
    isWarning: state === 'altered' || state === 'gone',
  };
}

const SINCE: Readonly<Record<AnchorState, string>> = {
  same: 'Still in',
  moved: 'The same text is elsewhere in',
  altered: 'Altered in',
  gone: 'Gone from',
};

/** The page that shows a note with its target, also where not all notes on that are shown. */
export function hrefOnTarget(note: Note): string {
  return noteHref(pageWith(targetOf(note), note.on_claim_id), note.id);
}

/** The target of a note, as a link. */
export function aboutOf(note: Note): { label: string; href: string } {
  const target = targetOf(note);
  return {
    label: wordTarget(target, note.claim_text, note.source_title),
    href: targetHref(target),
  };
}

export function wordTarget({ kind }: Target, claimText: string | null, sourceTitle: string | null): string {
  const [claim, source] = [shortWords(claimText ?? ''), shortWords(sourceTitle ?? '')];
  return {
    claim: `quotation: ${claim}`,
    attribution: `quotation: ${claim}, in ${source}`,
    source: `source: ${source}`,
    snapshot: `a saved copy of ${source}`,
  }[kind];
}

/** Limits how much of the bodies of notes one page shows; a longer one is shortened and linked. */
export class BodyBudget {
  #characters = MAX_CHARACTERS;

  /** The body of a note, or its beginning. */
  fit(body: string): { readonly body: string; readonly isShortened: boolean } {
    const isShortened = body.length > MAX_SHORT_BODY_UTF16 && body.length > this.#characters;
    if (!isShortened) this.#characters -= body.length;
    return { body: isShortened ? shortWords(body, MAX_SHORT_BODY_UTF16) : body, isShortened };
  }
}

const MAX_CHARACTERS = 200_000;
const MAX_SHORT_BODY_UTF16 = 300;

function partOf(note: Note, viewer: Viewer, budget: BodyBudget | undefined) {
  // Only those who may restore a trashed note see its body.
  const body = note.trashed_at !== null && !reaches(viewer.role, 'editor') ? null : note.body || null;
  return {
    id: note.id,
    href: `/annotations/${note.id}`,
    motivation: { key: note.motivation, word: MOTIVATIONS[note.motivation] },
    author: note.author_name,
    at: note.created_at,
    edited: note.edited_at,
    isTrashed: note.trashed_at !== null,
    isErased: note.erased_by !== null,
    ...(body !== null && budget ? budget.fit(body) : { body, isShortened: false }),
  };
}

function resolutionAct({ id, resolved_at }: Note, about: string) {
  return resolved_at === null
    ? { label: 'Resolve note', about, action: `/annotations/${id}/resolution` }
    : { label: 'Reopen note', about, action: `/annotations/${id}/reopening` };
}

function actsOf(note: Note, viewer: Viewer, about: string) {
  if (!mayWrite(viewer)) return [];
  const [base, isEditor] = [`/annotations/${note.id}`, reaches(viewer.role, 'editor')];
  const restore = { label: 'Restore', about, action: `${base}/restoration` };
  if (note.trashed_at !== null) return isEditor ? [restore] : [];
  const { version } = note;
  return [
    ...(mayEdit(note, viewer) ? [{ label: 'Edit', about, href: `${base}/edit` }] : []),
    ...(isEditor
      ? [{ label: 'Move to the trash', about, action: `${base}/trash`, version, danger: true }]
      : []),
  ];
}

function languageOf(note: Note): string | null {
  if (note.claim_id !== null) return note.claim_language;
  if (note.attribution_id !== null) return note.wording_language ?? note.claim_language;
  return note.source_language;
}
