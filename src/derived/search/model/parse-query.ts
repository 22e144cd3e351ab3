import { isSingle, searchWords } from '../../../engines/text/search-words.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Query, QueryProblem, Term } from './query.js';
import { type Piece, piecesOf } from './query-pieces.js';

/** Maximum number of words and characters in a search; each is one lookup, so this bounds its cost. */
export const MAX_WORDS = 100;
const MIN_LETTERS_BEFORE_STAR = 2;

type Read = Result<Query, QueryProblem>;

/**
 * Parses a search: words (all of them), "a phrase", begin*, -without, OR between two, speaker: source: note:. An
 * operator without meaning at its place is ignored, as in text; what would mislead is an error.
 */
export function parseQuery(search: string): Read {
  const all: Term[][] = [];
  const none: Term[] = [];
  let words = 0;
  let joining = false;
  const pieces = piecesOf(search).filter(hasWords);
  for (const [index, piece] of pieces.entries()) {
    if (isBetween(piece, 'AND', index, pieces)) continue;
    if (isBetween(piece, 'OR', index, pieces)) {
      joining = true;
      continue;
    }
    const term = termOf(piece);
    words += term.words.length;
    const problem = problemOf(piece, term, { words, joining: joining || isJoined(pieces, index) });
    if (problem !== null) return refused(problem);
    if (piece.excluded) none.push(term);
    else if (joining) all.at(-1)?.push(term);
    else all.push([term]);
    joining = false;
  }
  if (all.length + none.length > 0) return ok({ all, none });
  return refused({ message: 'Enter at least one word, not only punctuation', at: 1 });
}

function hasWords(piece: Piece): boolean {
  return searchWords(piece.text).length > 0;
}

/** OR and AND are operators only in capitals between two terms. */
function isBetween(
  { text, quoted, field, excluded, star }: Piece,
  word: string,
  at: number,
  all: readonly Piece[],
) {
  if (quoted || excluded || star || field !== null || text !== word) return false;
  return at > 0 && at < all.length - 1 && all[at - 1]?.text !== word;
}

function isJoined(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  return next !== undefined && isBetween(next, 'OR', at + 1, pieces);
}

function termOf({ text, star, field }: Piece): Term {
  const words = searchWords(text);
  // A character of a spaceless script matches within any text, so that a star adds nothing.
  return { words, prefix: star && !isSingle(words.at(-1) ?? ''), field };
}

function problemOf(
  piece: Piece,
  { words, prefix }: Term,
  so: { readonly words: number; readonly joining: boolean },
): QueryProblem | null {
  const at = piece.at + 1;
  if (so.words > MAX_WORDS)
    return { at, message: `Search for at most ${MAX_WORDS} words or Chinese characters at a time` };
  if (piece.excluded && so.joining)
    return { at, message: 'OR joins words to find. Put excluded words at the end' };
  if (prefix && (words.at(-1) ?? '').length < MIN_LETTERS_BEFORE_STAR)
    return { at, message: `Type at least ${MIN_LETTERS_BEFORE_STAR} letters before *` };
  return null;
}
