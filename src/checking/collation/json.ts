import type { ClaimRow } from '../../record/claims/store.js';
import { groupsOf, shortened, translatedIn } from './model/groups.js';
import type { Printed } from './model/wordings.js';

/** Spans are UTF-16 code units of the wording in the same object; columns are the words of the reference. */
export function collationJson(
  claim: Pick<ClaimRow, 'id' | 'language'>,
  wordings: readonly Printed[],
  asked: number | null = null,
) {
  return {
    claim_id: claim.id,
    languages: groupsOf(wordings, claim.language, asked).map(
      ({ language, reference, others, collation, left }) => ({
        language,
        reference: wordingJson(reference),
        columns: collation.columns,
        wordings: others.map(({ wording, also }, at) => ({
          ...wordingJson(wording),
          also: also.map(({ attributionId }) => attributionId),
          ...collation.rows[at],
        })),
        not_compared: left.map(({ attributionId }) => attributionId),
      }),
    ),
    translations: shortened(translatedIn(wordings)).map(({ original, translation }) => ({
      original_attribution_id: original?.attributionId ?? null,
      attribution_id: translation.attributionId,
      translation: translation.translation,
      translator: translation.translator,
    })),
  };
}

function wordingJson({ attributionId, text, language, rank, credited, isOwnPiece }: Printed) {
  return { attribution_id: attributionId, wording: text, language, rank, credited, own_piece: isOwnPiece };
}
