import { comparableWords } from '../../../engines/text/likeness.js';
import { isComparable } from './comparison.js';

// A copy that has the words of a source says nothing for a quotation of other words.

/** A wording that was compared, beside its claim: all of one call are of one claim. */
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
  const isEvidenced = hasOwnWords(compared.filter((one) => !one.is_own_piece));
  return compared.map((one) => !isEvidenced && !one.is_own_piece && !isForeign(one));
}

/** Whether the wording and its source are both recorded in another language than the claim. */
export function isForeign(
  one: Pick<BesideClaim, 'language' | 'source_language' | 'claim_language' | 'claim_language_guessed'>,
): boolean {
  const isOther = (language: string | null) =>
    !isComparable(language, one.claim_language, one.claim_language_guessed);
  return isOther(one.language) && isOther(one.source_language);
}

/** Case, accents and punctuation are no words; marks of omission and insertion are. Most have the very text. */
function hasOwnWords(wordings: readonly BesideClaim[]): boolean {
  const [first] = wordings;
  if (first === undefined) return false;
  if (wordings.some(({ wording }) => wording === first.text)) return true;
  const own = wordsAndMarks(first.text);
  return wordings.some(({ wording }) => wordsAndMarks(wording) === own);
}

function wordsAndMarks(text: string): string {
  const marks = text.match(/\.\.\.|[…[\]]/g) ?? [];
  return JSON.stringify([comparableWords(text), marks.map((mark) => (mark === '...' ? '…' : mark))]);
}
