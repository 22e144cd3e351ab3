import { printedShort } from '../../../engines/reading/printed-words.js';
import type { Form } from '../../../vocabulary.js';
import { creditedOrWrong, type MisattributionColumn } from './misattribution.js';

/** The columns that a claim's title needs. */
export interface TitledClaim extends MisattributionColumn {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
}

/** “Ann Weber: “No.””: the speaker, or that the attribution is wrong, and the words as printed. */
export function claimTitle(claim: TitledClaim, most = 60): string {
  const printed = printedShort(claim.form, claim.text, claim.language, most) || 'the text was erased';
  return `${creditedOrWrong(claim)}: ${printed}`;
}
