import { wholeKey } from '../../engines/alike/claim-keys.js';
import { comparableWords } from '../../engines/text/likeness.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { ListItem } from './store.js';

/** The most claims with the words of those of a page, and their attributions, that are looked at. */
const MAX_SAME = 1_000;
const MAX_ATTRIBUTIONS = 10_000;

/** Finds claims that are on a list twice: with the same words, from the same source. */
export class RepeatReader extends ViewerReader {
  /** For each of these rows that has others, the numbers of their claims. */
  async among(
    listId: number,
    rows: readonly Pick<ListItem, 'claim_id' | 'text'>[],
  ): Promise<ReadonlyMap<number, readonly number[]>> {
    const alike = await this.withWordsOf(listId, rows);
    const byWords = [...grouped(alike, ({ key }) => key).values()].filter(({ length }) => length > 1);
    const sources = await this.sourcesOf(byWords.flat().map(({ claim_id }) => claim_id));
    const isShown = new Set(rows.map(({ claim_id }) => claim_id));
    const repeats = new Map<number, readonly number[]>();
    for (const group of byWords)
      for (const { claim_id } of group.filter((one) => isShown.has(one.claim_id))) {
        const own = new Set(sources.get(claim_id));
        const others = group.map((one) => one.claim_id).filter((other) => other !== claim_id);
        const same = others.filter((other) => sources.get(other)?.some((source) => own.has(source)));
        if (same.length > 0) repeats.set(claim_id, same);
      }
    return repeats;
  }

  /** The rows of the list with the words of one of these, these rows among them. */
  private async withWordsOf(listId: number, rows: readonly Pick<ListItem, 'text'>[]) {
    return (
      this.db
        .selectFrom('claim_shingles')
        // NOTE: in this order; a list may be much longer than the claims with the same words.
        .crossJoin('list_items')
        .innerJoin('claims', 'claims.id', 'list_items.claim_id')
        .select(['claim_shingles.shingle as key', 'list_items.claim_id'])
        .where(among('claim_shingles.shingle', await keysOf(rows)))
        .whereRef('list_items.claim_id', '=', 'claim_shingles.claim_id')
        .where('list_items.list_id', '=', listId)
        .where('claims.trashed_at', 'is', null)
        .where(this.visible.claims())
        .orderBy('list_items.claim_id')
        .limit(MAX_SAME)
        .execute()
    );
  }

  private async sourcesOf(claimIds: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    if (claimIds.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('attributions')
      .select(['claim_id', 'source_id'])
      .where(among('claim_id', claimIds))
      .where('trashed_at', 'is', null)
      .limit(MAX_ATTRIBUTIONS)
      .execute();
    const byClaim = grouped(rows, ({ claim_id }) => claim_id);
    return new Map([...byClaim].map(([claim, of]) => [claim, of.map(({ source_id }) => source_id)]));
  }
}

/** The key of each text, which is split into words. */
async function keysOf(rows: readonly Pick<ListItem, 'text'>[]): Promise<number[]> {
  const timer = new YieldTimer();
  const keys = new Set<number>();
  for (const { text } of rows) {
    keys.add(wholeKey(comparableWords(text)));
    if (timer.isDue) await timer.yield();
  }
  return [...keys];
}
