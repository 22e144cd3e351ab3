import { wholeKey } from '../../engines/alike/claim-keys.js';
import { comparableWords } from '../../engines/text/likeness.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { ListItem } from './store.js';

/** The most attributions of claims with the words of those of a page that are looked at. */
const MAX_SAME = 5_000;

type Worded = Pick<ListItem, 'claim_id' | 'text'>;

/** Finds claims that are on a list twice: with the same words, from the same source. */
export class RepeatReader extends ViewerReader {
  /** For each of these rows that has others, the numbers of their claims. */
  async among(listId: number, rows: readonly Worded[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const alike = grouped(
      await this.withWordsOf(listId, rows),
      ({ key, source_id }) => `${key} ${source_id}`,
    );
    const isShown = new Set(rows.map(({ claim_id }) => claim_id));
    const repeats = new Map<number, Set<number>>();
    for (const group of alike.values())
      for (const { claim_id } of group.filter((one) => isShown.has(one.claim_id)))
        for (const other of group)
          if (other.claim_id !== claim_id)
            repeats.set(claim_id, (repeats.get(claim_id) ?? new Set()).add(other.claim_id));
    return new Map([...repeats].map(([claim, others]) => [claim, [...others]]));
  }

  /** The rows of the list with the words of one of these, these rows among them, once for each of their sources. */
  private async withWordsOf(listId: number, rows: readonly Worded[]) {
    return (
      this.db
        .selectFrom('claim_shingles')
        // NOTE: in this order; a list may be much longer than the claims with the same words.
        .crossJoin('list_items')
        .innerJoin('claims', 'claims.id', 'list_items.claim_id')
        .innerJoin('attributions', 'attributions.claim_id', 'claims.id')
        .select(['claim_shingles.shingle as key', 'list_items.claim_id', 'attributions.source_id'])
        .where(among('claim_shingles.shingle', await keysOf(rows)))
        .whereRef('list_items.claim_id', '=', 'claim_shingles.claim_id')
        .where('list_items.list_id', '=', listId)
        .where('claims.trashed_at', 'is', null)
        .where('attributions.trashed_at', 'is', null)
        .where(this.visible.claims())
        .orderBy('list_items.claim_id')
        .limit(MAX_SAME)
        .execute()
    );
  }
}

/** The key of each text, which is split into words. */
async function keysOf(rows: readonly Worded[]): Promise<number[]> {
  const timer = new YieldTimer();
  const keys = new Set<number>();
  for (const { text } of rows) {
    keys.add(wholeKey(comparableWords(text)));
    if (timer.isDue) await timer.yield();
  }
  return [...keys];
}
