import { misattributionOf, misattributionSentence } from '../../../derived/status/model/misattribution.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { listed } from '../../../platform/lib/text/how-many.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import type { LookedUp, ShownClaim } from './shown.js';

// What must be read before words are printed: that another said them, that they were wrongly credited, or that they are
// disputed.

/** Above the words of one quotation; null where there is nothing to warn of, or a wrong credit says it. */
export function warningOf({ claim, creditedTo, isOtherSpeaker }: ShownClaim): string | null {
  if (misattributionOf(claim) !== null) return null;
  const another = isOtherSpeaker ? `Recorded as said by ${claim.speaker_name}, not by ${creditedTo}` : null;
  const disputed = claim.status === 'disputed' ? 'Disputed' : null;
  return [another, disputed].filter((one) => one !== null).join('. ') || null;
}

/** Above all that was found, each once. */
export function warningsOf({ claims }: LookedUp): readonly string[] {
  const wrong = claims.flatMap(({ claim }) => wrongOf(claim) ?? []);
  const others = claims.filter(({ claim, isOtherSpeaker }) => isOtherSpeaker && wrongOf(claim) === null);
  const disputed = claims.filter(({ claim }) => claim.status === 'disputed').length;
  return [
    ...[...grouped(others, ({ creditedTo }) => creditedTo)].map(([name, own]) => othersOf(own, name)),
    ...new Set(wrong),
    ...(disputed === 0 ? [] : [`${howManyAre(disputed)} disputed`]),
  ];
}

function othersOf(own: readonly ShownClaim[], name: string | null): string {
  const names = [...new Set(own.map(({ claim }) => claim.speaker_name))];
  return `${howManyAre(own.length)} recorded as said by ${listed(names)}, not by ${name}`;
}

function howManyAre(count: number): string {
  return count === 1 ? '1 quotation below is' : `${count} quotations below are`;
}

function wrongOf(claim: ClaimRow): string | null {
  const wrong = misattributionOf(claim);
  return wrong && misattributionSentence(wrong, claim.speaker_name);
}
