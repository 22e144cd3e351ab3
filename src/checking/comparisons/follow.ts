import type { Follower, RecordedEvent } from '../../platform/db/transact.js';
import { DueWriter } from './due-store.js';

/**
 * Drops what was compared of a wording or a copy that is no longer there, and puts what has to be compared again on the
 * list. What was compared of words that stay is kept until they are compared again, so that no mismatch vanishes
 * meanwhile. The comparing itself is done after the commit: inside a transaction nothing but SQL is awaited.
 */
export const followComparisons: Follower = async (change, events) => {
  const touched = touchedBy(events);
  const due = new DueWriter(change.tx);
  if (touched.copiesGone.length > 0) await due.dropOnCopies(touched.copiesGone);
  if (touched.moved.length > 0) await due.dropOfNotes(await due.notesOnSources(touched.moved));
  const spoken = [
    ...(await due.attributionsOfSources(touched.spoken)),
    ...(await due.attributionsOfClaims(touched.claims)),
  ];
  const held = await due.attributionsOfSources(touched.copied);
  const named = await due.attributionsOfSpeakers(touched.named);
  const attributions = new Set([...touched.attributions, ...held, ...spoken, ...named]);
  if (touched.again.length > 0) await due.dropOfAttributions(touched.again);
  if (attributions.size > 0) await due.addAttributions([...attributions]);
  const notes = new Set([...touched.notes, ...(await due.notesOnSources(touched.copied))]);
  if (touched.notes.length > 0) await due.dropOfNotes(touched.notes);
  if (notes.size > 0) await due.addNotes([...notes]);
};

/** Whether a change may have put something on the list. */
export function mayWait(events: readonly RecordedEvent[]): boolean {
  const { attributions, notes, copied, spoken, claims, named } = touchedBy(events);
  return [attributions, notes, copied, spoken, claims, named].some((ids) => ids.length > 0);
}

interface Touched {
  readonly attributions: readonly number[];
  /** Attributions that stood before: what was compared is no longer true of them. */
  readonly again: readonly number[];
  readonly notes: readonly number[];
  /** Sources with another set of copies. */
  readonly copied: readonly number[];
  /** Sources in another language or of another type. */
  readonly spoken: readonly number[];
  /** Claims in another language, of another form or speaker. */
  readonly claims: readonly number[];
  /** Speakers by another name: whose label stands in a transcript may be told otherwise. */
  readonly named: readonly number[];
  /** Copies that are no longer their source's, or no longer there. */
  readonly copiesGone: readonly number[];
  /** Sources that got copies of another by a merge, or back. */
  readonly moved: readonly number[];
}

function touchedBy(events: readonly RecordedEvent[]): Touched {
  const of = (kind: RecordedEvent['subjectKind']) => events.filter(({ subjectKind }) => subjectKind === kind);
  const attributions = of('attribution').filter((event) => !isOnlyRepointed(event));
  const copies = of('snapshot');
  const moved = copies.filter(({ before, after }) => before && after && before.source_id !== after.source_id);
  return {
    attributions: idsOf(attributions),
    again: idsOf(attributions.filter(({ action }) => action !== 'added')),
    notes: idsOf(of('annotation').filter(pointsIntoCopy)),
    copied: [
      ...copies.map(({ before, after }) => Number((after ?? before)?.source_id)),
      ...moved.map(({ before }) => Number(before?.source_id)),
    ],
    spoken: idsOf(of('source').filter((event) => differs(event, ['language', 'type']))),
    claims: idsOf(of('claim').filter((event) => differs(event, DECIDING))),
    named: namedIn(events),
    copiesGone: idsOf([
      ...copies.filter(({ action }) => action === 'trashed' || action === 'erased'),
      ...moved,
    ]),
    moved: [...new Set(moved.map(({ after }) => Number(after?.source_id)))],
  };
}

/** By a merge of its speaker or its occasion: neither is compared. */
function isOnlyRepointed({ action, before, after }: RecordedEvent): boolean {
  return (action === 'repointed' || action === 'returned') && before?.source_id === after?.source_id;
}

function idsOf(events: readonly RecordedEvent[]): number[] {
  return events.map(({ subjectId }) => subjectId);
}

/** One that was erased pointed there, though neither row says so any more. */
function pointsIntoCopy({ action, before, after }: RecordedEvent): boolean {
  return [before, after].some(
    (row) => row?.snapshot_id != null && (row.selector_exact != null || action === 'erased'),
  );
}

/** What of a claim decides how its wordings are compared. */
const DECIDING = ['language', 'language_guessed', 'form', 'speaker_id'];

function differs({ action, before, after }: RecordedEvent, columns: readonly string[]): boolean {
  return action !== 'added' && columns.some((column) => before?.[column] !== after?.[column]);
}

function namedIn(events: readonly RecordedEvent[]): number[] {
  const speakers = events.filter((event) => event.subjectKind === 'speaker' && differs(event, ['name']));
  const names = events.filter(({ subjectKind }) => subjectKind === 'speaker_name');
  const owners = names.map(({ before, after }) => (after ?? before)?.speaker_id);
  return [...idsOf(speakers), ...owners.filter((id) => typeof id === 'number')];
}
