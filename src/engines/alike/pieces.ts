import { fold } from '../text/fold.js';
import { comparableWords } from '../text/likeness.js';
import { wordsOf } from '../text/tokens.js';

// A quotation may leave words out and say so: “On this issue … no room for compromise”. What stands between the marks
// of omission are its pieces; each is verbatim, and nothing is said of what stood between them.

/**
 * The words of each piece, as `comparableWords` has them; of a text without a word, its signs as one piece.
 * @param words those of the whole text, where they are known: folding a long text is dear
 */
export function piecesOf(text: string, words = comparableWords(text)): readonly (readonly string[])[] {
  if (!MAY_OMIT.test(text)) return [words];
  const pieces = text.split(OMISSION).filter((piece) => wordsOf(fold(piece)).length > 0);
  return pieces.length === 0 ? [words] : pieces.map(comparableWords);
}

const MAY_OMIT = /[…⋯]|\.\s?\.\s?\./;
/** “…”, “...”, “. . .”, “[…]”, “(...)”. */
const OMISSION = /[[(（［]?\s*(?:[…⋯]+|\.(?:\s?\.){2,})\s*[\])）］]?/g;

/** The pieces as one line, with a space at each end of every word. */
export function lineOf(pieces: readonly (readonly string[])[]): string {
  return ` ${pieces.map((piece) => piece.join(' ')).join(` ${OMITTED} `)} `;
}

/** Whether every piece stands in the line of a text word for word, one after another. */
export function isVerbatimPart(part: readonly (readonly string[])[], line: string): boolean {
  let from = 0;
  for (const piece of part) {
    const words = ` ${piece.join(' ')} `;
    const at = line.indexOf(words, from);
    if (at < 0) return false;
    from = at + words.length - 1;
  }
  return true;
}

/** No word holds it. */
const OMITTED = '\u001f';
