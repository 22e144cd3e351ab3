import type { Follower, RecordedEvent } from '../../platform/db/transact.js';
import { DueWriter } from './due-store.js';

/**
 * Deletes the results of wordings and copies that no longer exist, and queues what must be compared again. Results of
 * changed wordings stay until the new comparison, so that no mismatch disappears in between. Comparing runs after the
 * commit: a transaction awaits nothing but SQL.
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

/** Whether a change may have queued a comparison. */
export function mayWait(events: readonly RecordedEvent[]): boolean {
  const { attributions, notes, copied, spoken, claims, named } = touchedBy(events);
  return [attributions, notes, copied, spoken, claims, named].some((ids) => ids.length > 0);
}

interface Touched {
  readonly attributions: readonly number[];
  /** Changed attributions, whose results are outdated. */
  readonly again: readonly number[];
  readonly notes: readonly number[];
  /** Sources whose set of copies changed. */
  readonly copied: readonly number[];
  /** Sources whose language or type changed. */
  readonly spoken: readonly number[];
  /** Claims whose language, form or speaker changed. */
  readonly claims: readonly number[];
  /** Renamed speakers: their labels in transcripts may now be recognised differently. */
  readonly named: readonly number[];
  /** Copies that were removed, or moved to another source. */
  readonly copiesGone: readonly number[];
  /** Sources that gained or lost copies by a merge. */
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

/** A merge of its speaker or occasion, neither of which is compared. */
function isOnlyRepointed({ action, before, after }: RecordedEvent): boolean {
  return (action === 'repointed' || action === 'returned') && before?.source_id === after?.source_id;
}

function idsOf(events: readonly RecordedEvent[]): number[] {
  return events.map(({ subjectId }) => subjectId);
}

/** An erased note had a position in a copy, though neither row shows it. */
function pointsIntoCopy({ action, before, after }: RecordedEvent): boolean {
  return [before, after].some(
    (row) => row?.snapshot_id != null && (row.selector_exact != null || action === 'erased'),
  );
}

/** The columns of a claim that affect the comparison. */
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
