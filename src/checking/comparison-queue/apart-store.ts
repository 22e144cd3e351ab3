import { ENGINE } from '../../derived/match/model/comparison.js';
import type { WhichComparisons } from '../../platform/db/derivation.js';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { DueWriter } from './due-store.js';

// For a check that compares again apart from the stored results: temporary tables stand before those of comparisons and
// of their queue, and the stored ones are those of the schema `main`.

/** In how many days all sources are checked. */
const DAYS = 30;

/** Sources of one read transaction: the log of changes cannot be emptied meanwhile. */
const BATCH = 10;

/** The next sources with saved copies. */
export async function nextCompared(db: Db | Tx, after: number, which: WhichComparisons): Promise<number[]> {
  const rows = await db
    .selectFrom('sources')
    .select('sources.id')
    .where('sources.id', '>', after)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('snapshots').select('id').whereRef('snapshots.source_id', '=', 'sources.id')),
    )
    .$if(which !== 'all', (query) =>
      query.where(({ eb, or, exists, selectFrom }) => {
        const { day, claimIds } = which as Exclude<WhichComparisons, 'all'>;
        const quoted = selectFrom('attributions')
          .select('attributions.id')
          .whereRef('attributions.source_id', '=', 'sources.id')
          .where(among('attributions.claim_id', claimIds));
        const isDue = day === null ? [] : [eb(eb('sources.id', '%', DAYS), '=', day % DAYS)];
        return or([...isDue, exists(quoted)]);
      }),
    )
    .orderBy('sources.id')
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}

export class ComparisonsApart extends InTransaction {
  /** Queues the wordings and notes of these sources, but for those whose results may differ without a fault. */
  async queue(sourceIds: readonly number[]): Promise<void> {
    const due = new DueWriter(this.tx);
    const wordings = await due.attributionsWith('source_id', sourceIds);
    const notes = await due.notesOnSources(sourceIds);
    const others = await this.keepOthers('attribution_id', wordings);
    const otherNotes = await this.keepOthers('annotation_id', notes);
    await due.addAttributions(wordings.filter((id) => !others.has(id)));
    await due.addNotes(notes.filter((id) => !otherNotes.has(id)));
  }

  /** Copies the results of what is still queued, was given up, or was compared by an older engine. */
  private async keepOthers(column: Column, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const stored = this.tx.withSchema('main');
    const queued = await stored
      .selectFrom('comparisons_due')
      .select(column)
      .where(among(column, ids))
      .execute();
    const older = await stored
      .selectFrom(column === 'attribution_id' ? 'comparisons' : 'anchors')
      .select(column as 'attribution_id')
      .where(among(column, ids))
      .where('engine', '<', ENGINE)
      .execute();
    const others = new Set([...queued, ...older].map((row) => Number((row as Row)[column])));
    await this.copy('anchors', column, [...others]);
    if (column === 'attribution_id') await this.copy('comparisons', column, [...others]);
    return others;
  }

  private async copy(
    table: 'anchors' | 'comparisons',
    column: Column,
    ids: readonly number[],
  ): Promise<void> {
    const stored = this.tx.withSchema('main').selectFrom(table).selectAll().where(among(column, ids));
    await this.tx.insertInto(table).expression(stored).execute();
  }
}

type Column = 'attribution_id' | 'annotation_id';
type Row = Partial<Record<Column, number | null>>;
