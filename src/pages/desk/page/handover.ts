import { misattributionOf } from '../../../derived/status/model/misattribution.js';
import { sentenceUnder, statusOfClaim } from '../../../derived/status/model/reason.js';
import { doingsJson } from '../../../people/activity/section/doings.js';
import { daysOf } from '../../../people/activity/section/sentences.js';
import { optionsOf } from '../../../platform/lib/fields/form-page.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { ATTRIBUTION_STATUSES } from '../../../vocabulary.js';
import { SINCE } from '../input.js';
import { countWords } from '../model.js';
import { type Handover, handoverText } from './handover-text.js';
import { sectionPage } from './home.js';
import { queueJson, queueSections } from './queue.js';
import { claimNamed } from './queue-row.js';

// The handover of a shift. It includes words off the record and pending findings, for those who take over; the plain
// text, which may be pasted elsewhere, does not.

/** Rows per list: a handover fits on two pages. */
const ROWS = 12;

/** @param zone of its days; null for UTC */
export function handoverPage(shift: Handover, zone: string | null) {
  const { by, now, since, from, doings, isCut } = shift;
  return {
    by,
    now,
    since,
    field: {
      name: 'since',
      label: 'Since',
      kind: 'select',
      short: true,
      value: from,
      options: optionsOf(SINCE),
    },
    days: daysOf(doings, isCut, zone),
    claims: shift.claims.map(standing),
    queue: queueSections(shift.queue, ROWS).map((section) => ({
      ...sectionPage(section, now),
      left:
        section.shown < section.dates.length
          ? `${section.shown} of ${countWords(section.dates)} shown.`
          : null,
    })),
    text: { name: 'text', label: 'Handover', kind: 'textarea', rows: 14, value: handoverText(shift, ROWS) },
  };
}

export function handoverJson(shift: Handover) {
  const { by, now, since, doings } = shift;
  return {
    by,
    at: now,
    since,
    changes: doingsJson(doings),
    claims: shift.claims.map((claim) => ({
      id: claim.id,
      text: claim.text,
      speaker: { id: claim.speaker_id, name: claim.speaker_name },
      attribution_status: statusOfClaim(claim),
      misattributed: misattributionOf(claim),
    })),
    queue: queueJson(queueSections(shift.queue, ROWS)),
    text: handoverText(shift, ROWS),
  };
}

function standing(claim: ClaimRow) {
  const { status } = claim;
  return {
    ...claimNamed({ ...claim, claim_id: claim.id, speaker: claim.speaker_name }),
    status: { status, word: ATTRIBUTION_STATUSES[status] },
    reason: sentenceUnder(claim),
  };
}
