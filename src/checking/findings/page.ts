import { sentenceUnder } from '../../derived/status/model/reason.js';
import { isRestricted } from '../../record/claims/model.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { ATTRIBUTION_STATUSES } from '../../vocabulary.js';
import type { FindingsSection } from './section.js';

/** The findings on one claim, on their own page below the claim's. */
export function findingsPage(claim: ClaimRow, section: FindingsSection) {
  const { status } = claim;
  return {
    id: claim.id,
    quote: {
      kicker: 'Checks',
      text: claim.text,
      lang: claim.language ?? 'und',
      form: claim.form,
      speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    },
    isRestricted: isRestricted(claim),
    status: { status, word: ATTRIBUTION_STATUSES[status], sentence: sentenceUnder(claim) },
    section,
  };
}
