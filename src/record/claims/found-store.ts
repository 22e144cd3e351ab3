import { parseQuery } from '../../derived/search/model/parse-query.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { otherTextsOf } from './found-in-store.js';
import { type FoundIn, foundElsewhere, foundInWords, soughtBy } from './model/found-in.js';

interface Searched {
  readonly id: number;
  readonly text: string;
}

/**
 * Why each of these claims, which the viewer may see, matched; other texts are read only where its own words do not
 * explain it. Empty without a search.
 */
export async function foundAmong(
  db: Db | Tx,
  search: string | null,
  claims: readonly Searched[],
): Promise<ReadonlyMap<number, FoundIn>> {
  const read = search === null ? null : parseQuery(search);
  if (!read?.ok) return new Map();
  const sought = soughtBy(read.value);
  const found = claims.map(({ id, text }) => ({ id, text, ...foundInWords(text, sought) }));
  const unclear = found.filter(({ isClear }) => !isClear).map(({ id }) => id);
  const others = grouped(await otherTextsOf(db, unclear), ({ claim_id }) => claim_id);
  return new Map(
    found.map(({ id, text, parts }) => [
      id,
      { words: parts, elsewhere: foundElsewhere(text, sought, others.get(id) ?? []) },
    ]),
  );
}
