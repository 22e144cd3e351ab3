import { creditsAnother, creditWords } from '../../../derived/match/model/recorded-credit.js';
import type { AttributedWording } from '../../../record/attributions/wordings-store.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import type { Wording } from './groups.js';

// The wordings of a claim with their sources: all that a collation needs of its attributions.

/** A wording with its source. */
export interface Printed extends Wording {
  readonly by: string;
  readonly href: string | null;
  /** Whom the source is recorded to credit; null for the claim's speaker. */
  readonly credited: string | null;
  /** Whether its source is our own piece, which is evidence of nothing. */
  readonly isOwnPiece: boolean;
}

/** The attributions' wordings; the claim's own where no source has it. */
export function wordingsOf(claim: ClaimRow, attributions: readonly AttributedWording[]): Printed[] {
  const printed = attributions.flatMap((one) =>
    one.wording === null ? [] : [printedBy(one, one.wording, claim)],
  );
  if (claim.reference_attribution_id !== null || printed.some(({ text }) => text === claim.text))
    return printed;
  return [{ ...OWN, text: claim.text, language: claim.language, form: claim.form }, ...printed];
}

const OWN = {
  attributionId: null,
  rank: 'preferred',
  isReference: true,
  translation: null,
  translator: null,
  translatesId: null,
  by: 'The quotation as entered; no source has this wording',
  href: null,
  credited: null,
  isOwnPiece: false,
} as const;

function printedBy(one: AttributedWording, text: string, claim: ClaimRow): Printed {
  const credits = creditsOf(one, claim);
  return {
    attributionId: one.id,
    text,
    language: one.language ?? claim.language,
    form: one.form ?? claim.form,
    rank: one.rank,
    isReference: one.id === claim.reference_attribution_id,
    translation: one.translation,
    translator: one.translator,
    translatesId: one.translates_id,
    by: [namedSource(one), credits].filter((part) => part !== null).join('; '),
    credited: credits === null ? null : one.credited_name,
    href: `/attributions/${one.id}`,
    isOwnPiece: Boolean(one.is_ours),
  };
}

/** `credits Bo Lind, not Ilse Marren` */
function creditsOf(one: AttributedWording, { speaker_id, speaker_name }: ClaimRow): string | null {
  const isAnothers = one.credited_name !== null && creditsAnother({ ...one, speaker_id });
  return isAnothers ? creditWords(one.credited_name, speaker_name) : null;
}

function namedSource({ outlet_name: outlet, source_title: title, is_ours }: AttributedWording): string {
  return `${outlet === null ? title : `${outlet}: ${title}`}${is_ours ? ' (our own piece)' : ''}`;
}
