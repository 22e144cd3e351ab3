import type { FindingValue } from '../../../vocabulary.js';

// A misattribution to which two people agreed. It is shown first wherever the words are, so that nobody quotes them
// under that name again.

export interface Misattribution {
  /** `fabricated`: no record was found of anyone saying it. */
  readonly value: Extract<FindingValue, 'misattributed' | 'fabricated'>;
  /** How the misattribution happened; null where that was erased or not stated. */
  readonly mechanism: string | null;
  readonly actual_speaker: { readonly id: number; readonly name: string } | null;
}

/** As a store reads it with a claim: JSON text, null where there is no agreed misattribution. */
export interface MisattributionColumn {
  readonly misattribution: string | null;
}

export function misattributionOf({ misattribution }: MisattributionColumn): Misattribution | null {
  if (misattribution === null) return null;
  const { value, mechanism, id, name } = JSON.parse(misattribution) as {
    readonly value: Misattribution['value'];
    readonly mechanism: string | null;
    readonly id: number | null;
    readonly name: string | null;
  };
  return { value, mechanism, actual_speaker: id === null || name === null ? null : { id, name } };
}

/** Its description, with the names separate, so that a page can link them. */
export function misattributionWords({ value, actual_speaker: actual }: Misattribution) {
  if (value === 'fabricated')
    return { lead: 'No record found of anyone saying this; attributed to', end: '', actual: null };
  return {
    lead: 'Wrongly attributed to',
    end: actual === null ? '; speaker not known' : '; said by ',
    actual,
  };
}

/** “Wrongly attributed to Ann Weber; said by Bo Lind”. Without a full stop. */
export function misattributionSentence(found: Misattribution, credited: string): string {
  const { lead, end, actual } = misattributionWords(found);
  return `${lead} ${credited}${end}${actual?.name ?? ''}`;
}

/** The credited speaker, or the sentence that the attribution is wrong. */
export function creditedOrWrong(claim: MisattributionColumn & { readonly speaker_name: string }): string {
  const found = misattributionOf(claim);
  return found === null ? claim.speaker_name : misattributionSentence(found, claim.speaker_name);
}

/** The sentence for a page, with the names as links; null where there is no misattribution. */
export function misattributionShown(
  claim: MisattributionColumn & { readonly speaker_id: number; readonly speaker_name: string },
) {
  const found = misattributionOf(claim);
  if (found === null) return null;
  const linked = ({ id, name }: { readonly id: number; readonly name: string }) => ({
    name,
    href: `/speakers/${id}`,
  });
  const { lead, end, actual } = misattributionWords(found);
  const credited = linked({ id: claim.speaker_id, name: claim.speaker_name });
  return { lead, end, credited, actual: actual && linked(actual) };
}
