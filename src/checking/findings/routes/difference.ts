import type { Context } from '../../../context.js';
import { matchStrip } from '../../../derived/match/section.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { ExcerptReader } from '../../comparisons/excerpt-store.js';
import { placesOf, wantedOf } from '../../comparisons/section.js';
import { ComparisonReader } from '../../comparisons/store.js';

/**
 * The comparison of the wording with our copy as a diff, for the row in which it is judged. Null where they are the
 * same, or nothing was compared.
 */
export async function differenceOn(
  req: RequestContext,
  ctx: Context,
  { id, language, form, match }: ClaimRow,
) {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  const attributions = await new AttributionReader(ctx.db, req.viewer).ofClaim(id);
  const deciding = attributions.filter((one) => one.id === match.attribution_id);
  const comparisons = await new ComparisonReader(ctx.db, req.viewer).ofClaim(id);
  const own = comparisons.filter((one) => one.attribution_id === match.attribution_id);
  const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wantedOf(own));
  const places = placesOf(deciding, own, excerpts, language);
  const drawn = deciding.flatMap((one) => {
    const place = places.get(one.id);
    if (place === undefined || one.wording === null) return [];
    return [{ text: one.wording, lang: one.language ?? language ?? 'und', form: one.form ?? form, place }];
  });
  // The diff shows everything but who decided.
  const isDecided = match.accepted !== null || match.decided_by_one !== null;
  return { strip: drawn.length === 0 || isDecided ? matchStrip(match) : null, drawn };
}
