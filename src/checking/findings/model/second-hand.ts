import { isComparable } from '../../../derived/match/model/comparison.js';
import type { Facet, FindingValue, MatchState } from '../../../vocabulary.js';
import { type Held, suggestRecord, suggestWording } from './suggest.js';

// The usual findings on a second-hand quotation: one that a newsroom knows from secondary sources alone. They fill the
// rows of the checks with standard reasons, and are saved only once a person has read them.

/** The columns of a claim that decide which findings are usual. */
export interface SecondHandClaim {
  readonly language: string | null;
  readonly speaker_language: string | null;
  readonly occasion_id: number | null;
  readonly said_on: string | null;
  readonly reference_attribution_id: number | null;
  readonly match: { readonly state: MatchState };
}

export interface Filled {
  readonly value: FindingValue;
  readonly rationale: string;
}

export type SecondHand = Readonly<Partial<Record<Facet, Filled>>>;

/** Null where somebody has seen a primary or official source, so that the quotation is not second-hand. */
export function secondHandFindings(claim: SecondHandClaim, held: readonly Held[]): SecondHand | null {
  const seen = held.filter(({ wording }) => wording !== null);
  if (seen.length === 0 || seen.some(({ tier }) => tier === 'primary' || tier === 'issuer')) return null;
  const wording = wordingOf(claim, held);
  const translation = translationOf(claim, held);
  return {
    ...(wording && { wording }),
    speaker: standardFinding('speaker', held),
    ...(isUndated(claim) && { occasion: standardFinding('occasion', held) }),
    context: standardFinding('context', held),
    ...(translation && { translation }),
    record: standardFinding('record', held),
  };
}

/** The finding that has a standard reason, which is true of no other finding on the facet. */
export function standardFinding(facet: Facet, held: readonly Held[]): Filled {
  switch (facet) {
    case 'wording':
      return { value: 'as_printed', rationale: suggestWording(held)?.rationale ?? '' };
    case 'speaker':
      return {
        value: 'attributed_only',
        rationale: 'Named by the source; no recording or transcript seen.',
      };
    case 'occasion':
      return { value: 'not_stated', rationale: 'The source gives neither date nor place.' };
    case 'context':
      return { value: 'full_statement_not_seen', rationale: 'Only the quoted passage was seen.' };
    case 'translation':
      return { value: 'original_not_seen', rationale: 'Only the translation in the source was seen.' };
    case 'record': {
      const rationale = suggestRecord(held)?.rationale ?? 'Only secondary sources were seen.';
      return { value: 'secondary_only', rationale };
    }
  }
}

/** What was recorded from elsewhere says nothing about the source, so a person reads the source for it. */
function isUndated({ occasion_id, said_on }: SecondHandClaim): boolean {
  return occasion_id === null && said_on === null;
}

/** Null where the wording differs from a saved copy, or was compared with none. */
function wordingOf({ match }: SecondHandClaim, held: readonly Held[]): Filled | null {
  if (match.state !== 'same' && match.state !== 'marked') return null;
  return standardFinding('wording', held);
}

/** Null where nobody said whether it is a translation, or said that it is none of a speaker of another language. */
function translationOf(claim: SecondHandClaim, held: readonly Held[]): Filled | null {
  const reference = held.find(({ id }) => id === claim.reference_attribution_id);
  const { translation = null } = reference ?? {};
  const isOwnLanguage = isComparable(claim.language, claim.speaker_language);
  if (translation === 'none') return isOwnLanguage ? { value: 'not_needed', rationale: '' } : null;
  const isTranslated = translation !== null && translation !== 'unknown';
  return isTranslated || !isOwnLanguage ? standardFinding('translation', held) : null;
}
