import type { Span } from '../../../engines/text/span.js';
import { among } from '../../../platform/db/queries/among.js';
import type { Visible } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { type MarkedNote, type Marks, type Passage, spanIn } from '../../citations/model/marks.js';
import { pickCited } from '../../citations/model/pick-cited.js';
import type { EntryRows } from '../../citations/model/rows.js';
import { notesOn, textOfCopy } from './note-rows.js';

interface MarkReader {
  readonly db: Db | Tx;
  readonly visible: Visible;
}

/** By claim: the passage of its cited attribution in the newest copy that has it, and its notes. */
export async function marksOf(
  reader: MarkReader,
  entries: readonly EntryRows[],
): Promise<ReadonlyMap<number, Marks>> {
  const passages = await passagesOf(
    reader,
    entries.flatMap((rows) => citedBy(rows)?.id ?? []),
  );
  const notes = await notesOn(reader, entries.map(textsOf));
  return new Map(
    entries.map((rows) => {
      const passage = passages.get(citedBy(rows)?.id ?? 0) ?? null;
      return [rows.claim.id, { passage, notes: notesAmong(rows, notes) }];
    }),
  );
}

function citedBy({ claim, attributions }: EntryRows) {
  return pickCited(attributions, claim.reference_attribution_id);
}

/** What of a claim may have notes: its texts by number, and its cited source with its copies. */
function textsOf(rows: EntryRows) {
  const source = citedBy(rows)?.source_id ?? null;
  return {
    claim: [[rows.claim.id, rows.claim.text]] as const,
    attribution: rows.attributions.map(({ id, wording }) => [id, wording] as const),
    source: source === null ? [] : [source],
    snapshot: rows.copies.filter(({ source_id }) => source_id === source).map(({ id }) => id),
  };
}

function notesAmong(rows: EntryRows, notes: ReadonlyMap<string, readonly MarkedNote[]>): MarkedNote[] {
  const { claim, attribution, source, snapshot } = textsOf(rows);
  const targets = [
    ...claim.map(([id]) => `claim ${id}`),
    ...attribution.map(([id]) => `attribution ${id}`),
    ...source.map((id) => `source ${id}`),
    ...snapshot.map((id) => `snapshot ${id}`),
  ];
  return targets.flatMap((target) => notes.get(target) ?? []).toSorted((a, b) => a.id - b.id);
}

async function passagesOf(
  { db, visible }: MarkReader,
  attributionIds: readonly number[],
): Promise<Map<number, Passage>> {
  const rows = await db
    .selectFrom('comparisons')
    .innerJoin('attributions', 'attributions.id', 'comparisons.attribution_id')
    .innerJoin('snapshots', 'snapshots.id', 'comparisons.snapshot_id')
    .select(['comparisons.attribution_id', 'comparisons.spans', 'snapshots.id as snapshot_id'])
    .select(['snapshots.source_id', 'snapshots.captured_at'])
    .where(among('comparisons.attribution_id', attributionIds))
    .whereRef('comparisons.attribution_version', '=', 'attributions.version')
    .where('comparisons.verdict', 'not in', ['not_found', 'not_compared'])
    .where('snapshots.trashed_at', 'is', null)
    .where('snapshots.erased_by', 'is', null)
    .where(visible.snapshots())
    .orderBy('snapshots.captured_at')
    .execute();
  const newest = new Map(rows.map((row) => [row.attribution_id, row]));
  const passages = new Map<number, Passage>();
  // One copy at a time, since it may have megabytes.
  for (const [id, those] of grouped(newest.values(), ({ snapshot_id }) => snapshot_id)) {
    const text = await textOfCopy(db, id);
    for (const { attribution_id, source_id: sourceId, captured_at: capturedAt, spans } of those) {
      const placed = (JSON.parse(spans) as Span[]).map(([start, end]) => spanIn(text, start, end));
      if (placed.length > 0)
        passages.set(attribution_id, { copy: { snapshotId: id, sourceId, capturedAt }, spans: placed });
    }
  }
  return passages;
}
