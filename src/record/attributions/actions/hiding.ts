import type { Act } from '../../../derived/set-asides/actions/record.js';
import type { Patch } from '../../../people/activity/row-store.js';
import type { Attribution } from '../row-store.js';

/** How another source, wording, rank, language or form of an attribution affects comparisons. */
export function hidingByEdit(
  { id, claim_id: claimId }: Pick<Attribution, 'id' | 'claim_id'>,
  { source_id, wording, language, form, rank }: Patch<'attributions'>,
): Act {
  const makes: Act['makes'] = (one) =>
    one.attribution_id !== id
      ? one
      : {
          ...one,
          source_id: source_id ?? one.source_id,
          has_wording: wording === undefined ? one.has_wording : wording !== null,
          language: language === undefined ? one.language : language,
          form: form === undefined ? one.form : form,
          rank: rank ?? one.rank,
        };
  return { on: { claimId }, makes };
}
