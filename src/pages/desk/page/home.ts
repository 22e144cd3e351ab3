import { matchJson } from '../../../derived/match/section.js';
import { misattributionOf } from '../../../derived/status/model/misattribution.js';
import { statusOfClaim } from '../../../derived/status/model/reason.js';
import { claimRow } from '../../../derived/status/section.js';
import { shortWords } from '../../../engines/text/short-words.js';
import type { Absence } from '../../../people/accounts/store/visits.js';
import { nameIn, type RecordNames, type Ref } from '../../../people/activity/names-model.js';
import type { Doing } from '../../../people/activity/section/doings.js';
import { daysOf } from '../../../people/activity/section/sentences.js';
import { markdownWords } from '../../../platform/lib/text/markdown.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import { MOTIVATIONS } from '../../../vocabulary.js';
import { ageWords, countWords } from '../model.js';
import type { WeekDone } from '../progress-store.js';
import type { NewClaim, OpenNote } from '../store.js';
import { progressPicture } from './progress.js';
import { queueJson, queueSections } from './queue.js';
import { comparingWords, type Queue, type QueueSection } from './queue-row.js';
import { type touchedBy, touchedPage } from './touched.js';

/** The targets of notes. */
export function targetsOf(notes: readonly OpenNote[]): Ref[] {
  return notes.map(targetOf);
}

export interface Home {
  readonly notes: readonly OpenNote[];
  readonly claims: readonly NewClaim[];
  /** Changes since the viewer's last visit, or the latest ones. */
  readonly doings: readonly Doing[];
  /** Whether the oldest of them may be incomplete. */
  readonly isCut: boolean;
  readonly names: RecordNames;
  readonly away: Absence | null;
  readonly touched: ReturnType<typeof touchedBy>;
  /** Null for viewers without a queue. */
  readonly queue: Queue | null;
  /** Rows per list of the queue. */
  readonly queued: number;
  /** UTC, ISO 8601. */
  readonly now: string;
}

const TOUCHED = 6;
/** The latest notes, below a queue; the others are a link away. */
const NOTES_BESIDE_QUEUE = 5;
/** Up to this id of the newest quotation, the page shows an introduction. */
const MAX_NEW_DESK = 50;

/** What only the page shows. */
interface Beside {
  /** Whether there are more changes than are shown. */
  readonly isMore: boolean;
  /** The first days of weeks, and what was done in each; none for viewers without a queue. */
  readonly starts: readonly string[];
  readonly weeks: readonly WeekDone[];
}

export function homePage(home: Home, { isMore, starts, weeks }: Beside, viewer: Viewer) {
  const { notes, claims, doings, names, isCut, away, now } = home;
  const sections = home.queue === null ? null : queueSections(home.queue, home.queued);
  // A checker has the questions on claims in a list of their own.
  const others = sections === null ? notes : notes.filter((note) => !isOnQueue(note));
  return {
    queue: sections?.map((section) => sectionPage(section, now)) ?? null,
    comparing: home.queue === null ? null : comparingWords(home.queue.comparing),
    progress: progressPicture(starts, weeks),
    notesTitle: sections === null || others.length === notes.length ? 'Open notes' : 'Other open notes',
    hasNotes: others.length > 0 || sections === null || sections.every(({ id }) => id !== 'questions'),
    notes: (sections === null ? others : others.slice(0, NOTES_BESIDE_QUEUE)).map((note) =>
      noteRow(note, names),
    ),
    claims: claims.map(newClaimRow),
    since: away?.since ?? null,
    count: away === null || doings.length === 0 ? null : `${doings.length}${isMore ? '+' : ''}`,
    days: daysOf(doings, isCut, viewer.timeZone ?? null),
    touched: touchedPage(home.touched, names, TOUCHED),
    canWrite: mayWrite(viewer),
    canHandOver: home.queue !== null,
    offersPractice: reaches(viewer.role, 'editor') && (claims[0]?.id ?? 0) <= MAX_NEW_DESK,
  };
}

export function homeJson(home: Home, changes: readonly object[]) {
  const { notes, claims, names, away } = home;
  return {
    queue: home.queue === null ? null : queueJson(queueSections(home.queue, home.queued)),
    open_notes: notes.map((note) => noteJson(note, names)),
    away_since: away?.since ?? null,
    changes,
    touched: touchedPage(home.touched, names, TOUCHED).map(({ noun, text, href, at }) => ({
      noun,
      text,
      href,
      at,
    })),
    new_claims: claims.map(claimJson),
  };
}

function noteJson(note: OpenNote, names: RecordNames) {
  const { href, motivation: words, about, by, at } = noteRow(note, names);
  return { id: note.id, href, motivation: note.motivation, words, body: note.body, about, by, at };
}

function claimJson(claim: NewClaim) {
  const { id, text, language, form, ground_rule, said_on } = claim;
  return {
    ...{ id, href: `/claims/${id}`, text, language, form, ground_rule, said_on },
    speaker: { id: claim.speaker_id, name: claim.speaker },
    attribution_status: statusOfClaim(claim),
    match: matchJson(claim.match),
    misattributed: misattributionOf(claim),
  };
}

/** The page of a visitor who is not signed in: what was said last. */
export function strangerPage(claims: readonly NewClaim[]) {
  return { claims: claims.map(newClaimRow) };
}

/** A link to the complete list is shown where that is longer. @param now UTC, ISO 8601 */
export function sectionPage({ id, title, says, dates, rows, shown, all }: QueueSection, now: string) {
  const isCut = dates.length > shown;
  const left = isCut && all === null ? `${shown} of ${countWords(dates)} shown.` : null;
  const aged = rows.map((row) => ({ ...row, age: ageWords(row.at, now) }));
  return { id, title, says, count: countWords(dates), rows: aged, all: isCut ? all : null, left };
}

function isOnQueue({ motivation, claim_id, attribution_id }: OpenNote): boolean {
  return motivation === 'questioning' && (claim_id !== null || attribution_id !== null);
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
      marks: name.marks,
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

function newClaimRow(claim: NewClaim) {
  const speaker = { name: claim.speaker, href: `/speakers/${claim.speaker_id}` };
  return claimRow({ ...claim, speaker_name: claim.speaker }, speaker);
}
