import { renamedBy } from '../../derived/match/model/renamed.js';
import { TouchedReader } from '../../derived/match/touched-store.js';
import type { Follower, RecordedEvent } from '../../platform/db/transact.js';
import { DueWriter } from './due-store.js';

/**
 * Deletes the results of wordings and copies that no longer exist, and queues what must be compared again. Results of
 * wordings whose setting changed stay until the new comparison, so that no mismatch disappears in between. Comparing runs after the
 * commit: a transaction awaits nothing but SQL.
 */
export const followComparisons: Follower = async (change, events) => {
  const touched = touchedBy(events);
  const due = new DueWriter(change.tx);
  if (touched.copiesGone.length > 0) await due.dropOnCopies(touched.copiesGone);
  if (touched.moved.length > 0) await due.dropOfNotes(await due.notesOnSources(touched.moved));
  const attributions = new Set([
    ...touched.attributions,
    ...(await due.attributionsWith('source_id', [...touched.copied, ...touched.spoken])),
    ...(await due.attributionsWith('claim_id', touched.claims)),
    ...(await new TouchedReader(change.tx).heldAgainst(touched.named)).map(({ id }) => id),
  ]);
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

/** The records that a change affects, by number. */
function touchedBy(events: readonly RecordedEvent[]) {
  const on = (kind: RecordedEvent['subjectKind']) => events.filter(({ subjectKind }) => subjectKind === kind);
  const attributions = on('attribution').filter((event) => !isOnlyRepointed(event));
  const copies = on('snapshot');
  const moved = copies.filter(({ before, after }) => before && after && before.source_id !== after.source_id);
  return {
    attributions: idsOf(attributions),
    // Those of which other words, or words in other copies, are to be compared.
    again: idsOf(attributions.filter((event) => differs(event, COMPARED))),
    notes: idsOf(on('annotation').filter(pointsIntoCopy)),
    // Sources whose set of copies changed.
    copied: [
      ...copies.map(({ before, after }) => Number((after ?? before)?.source_id)),
      ...moved.map(({ before }) => Number(before?.source_id)),
    ],
    // Sources whose language or type changed.
    spoken: idsOf(on('source').filter((event) => differs(event, ['language', 'type']))),
    claims: idsOf(on('claim').filter((event) => differs(event, DECIDING))),
    // Labels in transcripts may now be recognised differently, and credits are held against other names.
    named: renamedBy(events),
    copiesGone: idsOf([
      ...copies.filter(({ action }) => action === 'trashed' || action === 'erased'),
      ...moved,
    ]),
    // Sources that gained copies by a merge.
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

/** The columns of an attribution without which a result is of something else. */
const COMPARED = ['wording', 'source_id', 'trashed_at', 'erased_by'];

/** The columns of a claim that affect the comparison. */
const DECIDING = ['language', 'language_guessed', 'form', 'speaker_id'];

function differs({ action, before, after }: RecordedEvent, columns: readonly string[]): boolean {
  return action !== 'added' && columns.some((column) => before?.[column] !== after?.[column]);
}
