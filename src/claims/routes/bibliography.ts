import { entryOf } from '../../citations/entry.js';
import { isCitable } from '../../citations/model.js';
import { type Bibliographic, webMetaOfEntry } from '../../citations/web-meta.js';
import type { Context } from '../../context.js';
import type { Ask } from '../../http/ask.js';
import { EntryReader } from '../../lists/entry-store.js';

/** What reference managers read of these claims, in order: only of those for which a source has been seen. */
export async function bibliographyOf(
  ask: Ask,
  ctx: Context,
  claims: readonly { readonly id: number }[],
): Promise<Bibliographic[]> {
  const rows = await new EntryReader(ctx.db, ask.viewer).entries(claims.map(({ id }) => id));
  return rows
    .map((row) => entryOf(row))
    .filter(isCitable)
    .map(webMetaOfEntry);
}
