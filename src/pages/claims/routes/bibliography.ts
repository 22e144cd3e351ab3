import type { Context } from '../../../context.js';
import { type Bibliographic, webMetaOfSource } from '../../../publishing/citations/model/web-meta.js';
import { type Citing, citedFor } from '../cited-store.js';

// Metadata for reference managers: only of claims with a source that somebody saw.

/** All metadata of one visible claim; null where there is nothing to cite. */
export async function bibliographyOf(ctx: Context, claim: Citing): Promise<Bibliographic | null> {
  const [cited] = await citedFor(ctx.db, [claim]);
  return cited === undefined ? null : webMetaOfSource(cited.source, cited.saidOn);
}
