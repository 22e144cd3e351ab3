import { comparableWords } from '../../../engines/text/likeness.js';
import { isComparable } from './comparison.js';

// A copy that has the words of a source says nothing for a quotation of other words.

/** A wording that was compared, beside its claim. */
export interface BesideClaim {
  readonly wording: string;
  readonly text: string;
  readonly language: string | null;
  readonly source_language: string | null;
  readonly claim_language: string | null;
  /** A guess makes no wording one of another language. */
  readonly claim_language_guessed: boolean;
  readonly is_own_piece: boolean;
}

/** Which of a claim's compared wordings have other words than it, where none of them has its own; in their order. */
export function partedAmong(compared: readonly BesideClaim[]): boolean[] {
  const isEvidenced = compared.some((one) => !one.is_own_piece && hasItsWords(one));
  return compared.map((one) => !isEvidenced && !one.is_own_piece && !isForeign(one) && !hasItsWords(one));
}

/** Whether the wording and its source are both recorded in another language than the claim. */
export function isForeign(
  one: Pick<BesideClaim, 'language' | 'source_language' | 'claim_language' | 'claim_language_guessed'>,
): boolean {
  const isOther = (language: string | null) =>
    !isComparable(language, one.claim_language, one.claim_language_guessed);
  return isOther(one.language) && isOther(one.source_language);
}

/** Case, accents and punctuation are no words; marks of omission and insertion are. */
function hasItsWords({ wording, text }: BesideClaim): boolean {
  return wording === text || wordsAndMarks(wording) === wordsAndMarks(text);
}

function wordsAndMarks(text: string): string {
  const marks = text.match(/\.\.\.|[…[\]]/g) ?? [];
  return JSON.stringify([comparableWords(text), marks.map((mark) => (mark === '...' ? '…' : mark))]);
}
