import type { Act } from '../../../derived/set-asides/model/act.js';
import type { Patch } from '../../../people/activity/row-store.js';
import type { Attribution } from '../row-store.js';

/** How an edit of an attribution affects comparisons: its source, wording, rank, language, form, and who voices or recalls it. */
export function hidingByEdit(
  { id, claim_id: claimId }: Pick<Attribution, 'id' | 'claim_id'>,
  { source_id, wording, language, form, rank, ...people }: Patch<'attributions'>,
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
          voiced_by_id: people.voiced_by_id === undefined ? one.voiced_by_id : people.voiced_by_id,
          recounted_by_id:
            people.recounted_by_id === undefined ? one.recounted_by_id : people.recounted_by_id,
        };
  return { on: { claimId }, makes };
}
