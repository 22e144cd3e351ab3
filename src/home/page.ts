import { mayWrite, type Viewer } from '../accounts/model.js';
import type { Doing } from '../activity/doings.js';
import { nameIn, type RecordNames, type Ref } from '../activity/names.js';
import { daysOf } from '../activity/sentences.js';
import { isRestricted, shortWords } from '../claims/model.js';
import { statusOfClaim, todoOf } from '../findings/model/reason.js';
import { markdownWords } from '../lib/markdown.js';
import { ATTRIBUTION_STATUSES, GROUND_RULES, MOTIVATIONS } from '../vocabulary.js';
import type { NewClaim, OpenNote } from './store.js';

/** What the notes are about. */
export function targetsOf(notes: readonly OpenNote[]): Ref[] {
  return notes.map(targetOf);
}

export interface Home {
  readonly notes: readonly OpenNote[];
  readonly claims: readonly NewClaim[];
  readonly doings: readonly Doing[];
  /** Whether the oldest of them may have been read in part only. */
  readonly isCut: boolean;
  readonly names: RecordNames;
}

export function homePage({ notes, claims, doings, names, isCut }: Home, viewer: Viewer) {
  return {
    notes: notes.map((note) => noteRow(note, names)),
    claims: claims.map(claimRow),
    days: daysOf(doings, isCut),
    canWrite: mayWrite(viewer),
  };
}

export function homeJson({ notes, claims, names }: Home, changes: readonly object[]) {
  return {
    open_notes: notes.map((note) => {
      const { href, motivation, about, by, at } = noteRow(note, names);
      return {
        id: note.id,
        href,
        motivation: note.motivation,
        words: motivation,
        body: note.body,
        about,
        by,
        at,
      };
    }),
    changes,
    new_claims: claims.map((claim) => ({
      id: claim.id,
      href: `/claims/${claim.id}`,
      text: claim.text,
      language: claim.language,
      form: claim.form,
      ground_rule: claim.ground_rule,
      said_on: claim.said_on,
      speaker: { id: claim.speaker_id, name: claim.speaker },
      attribution_status: statusOfClaim(claim),
    })),
  };
}

function noteRow(note: OpenNote, names: RecordNames) {
  const name = nameIn(names, targetOf(note));
  return {
    href: `/annotations/${note.id}`,
    motivation: MOTIVATIONS[note.motivation],
    words: shortWords(markdownWords(note.body), 140),
    about: name && {
      noun: name.noun,
      text: name.text,
      href: name.href,
      lang: name.lang,
      isQuoted: name.isQuoted,
    },
    by: note.author,
    at: note.created_at,
  };
}

function targetOf(note: OpenNote): Ref {
  if (note.claim_id !== null) return { kind: 'claim', id: note.claim_id };
  if (note.attribution_id !== null) return { kind: 'attribution', id: note.attribution_id };
  if (note.source_id !== null) return { kind: 'source', id: note.source_id };
  return { kind: 'snapshot', id: note.snapshot_id ?? 0 };
}

function claimRow(claim: NewClaim) {
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language,
    form: claim.form,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    todo: todoOf(claim),
    speaker: { name: claim.speaker, href: `/speakers/${claim.speaker_id}` },
    date: claim.said_on,
  };
}
