import type { AttributionRow } from '../attributions/store.js';
import type { ClaimRow } from '../claims/store.js';
import { groupsOf, translatedIn } from './model.js';
import { type Printed, wordingsOf } from './page.js';

/** Spans are UTF-16 code units of the wording they stand beside; columns are the words of the reference. */
export function collationJson(claim: ClaimRow, attributions: readonly AttributionRow[]) {
  const wordings = wordingsOf(claim, attributions);
  return {
    claim_id: claim.id,
    languages: groupsOf(wordings, claim.language).map(({ language, reference, others, collation }) => ({
      language,
      reference: wordingJson(reference),
      columns: collation.columns,
      wordings: others.map((one, at) => ({ ...wordingJson(one), ...collation.rows[at] })),
    })),
    translations: translatedIn(wordings).map(({ original, translation }) => ({
      original_attribution_id: original?.attributionId ?? null,
      attribution_id: translation.attributionId,
      translation: translation.translation,
      translator: translation.translator,
    })),
  };
}

function wordingJson({ attributionId, text, language, rank }: Printed) {
  return { attribution_id: attributionId, wording: text, language, rank };
}
