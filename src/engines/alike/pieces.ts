import { comparableWords } from '../text/likeness.js';
import { wordsOf } from '../text/tokens.js';

// A quotation may mark omissions: “On this issue … no room for compromise”. The text between the marks is its pieces;
// each is verbatim, and nothing is known of what was left out.

/**
 * The words of each piece, as `comparableWords` returns them; for a text without words, its signs as one piece.
 * @param words those of the whole text, where they are known: folding a long text is expensive
 */
export function piecesOf(text: string, words = comparableWords(text)): readonly (readonly string[])[] {
  if (!MAY_OMIT.test(text)) return [words];
  const pieces = splitAtOmissions(text).map(comparableWords).filter(hasWord);
  return pieces.length === 0 ? [words] : pieces;
}

/** Maximum number of pieces; what follows counts as one piece. */
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

/** For a text without words `comparableWords` returns its signs. */
function hasWord(words: readonly string[]): boolean {
  return words.some((word) => wordsOf(word).length > 0);
}

const MAY_OMIT = /[…⋯]|\.\s?\.\s?\./;
/** “…”, “...”, “. . .”, “[…]”, “(...)”. */
const OMISSION = /[[(（［]?\s*(?:[…⋯]+|\.(?:\s?\.){2,})\s*[\])）］]?/g;

/** The pieces as one line with a space at both ends of every word. */
export function lineOf(pieces: readonly (readonly string[])[]): string {
  return ` ${pieces.map((piece) => piece.join(' ')).join(` ${OMITTED} `)} `;
}

/** Whether every piece occurs verbatim in the line of a text, in order. */
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

/** A separator that occurs in no word. */
const OMITTED = '\u001f';
