import type { Context } from '../../../context.js';
import { type Bibliographic, webMetaOfSource } from '../../../publishing/citations/web-meta.js';
import { type Citing, citedFor } from '../cited-store.js';

// What reference managers read of claims: only of those for which a source has been seen.

/** All of it, of one claim that the reader sees; null where there is nothing to cite. */
export async function bibliographyOf(ctx: Context, claim: Citing): Promise<Bibliographic | null> {
  const [cited] = await citedFor(ctx.db, [claim]);
  return cited === undefined ? null : webMetaOfSource(cited.source, cited.saidOn);
}
