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
  const pieces = splitAtOmissions(text).map(comparableWords).filter(hasWord);
  return pieces.length === 0 ? [words] : pieces;
}

/** No speech leaves words out so often: what comes after is one piece. */
const MAX_PIECES = 100;

function splitAtOmissions(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: omission, index } of text.matchAll(OMISSION)) {
    if (pieces.length === MAX_PIECES - 1) break;
    pieces.push(text.slice(from, index));
    from = index + omission.length;
  }
  return [...pieces, text.slice(from)];
}

/** Words that `comparableWords` gives of a text without a word are its signs. */
function hasWord(words: readonly string[]): boolean {
  return words.some((word) => wordsOf(word).length > 0);
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
