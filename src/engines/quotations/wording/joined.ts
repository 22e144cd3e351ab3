import type { Reading } from '../../reading/reading.js';
import { tokenAt } from '../../reading/tokens/tokens.js';
import { withoutEnd } from '../../text/edges.js';
import type { Boundary } from './boundary.js';
import type { Piece } from './pieces.js';

// Joins the words of pieces into one quotation, as a copy editor would.

/**
 * A comma that only preceded “he said” is kept where another clause may follow, becomes a full stop where the next piece
 * begins another sentence, and is removed within a clause and at the end.
 */
export function joinedWords(
  reading: Reading,
  pieces: readonly Piece[],
  boundaries: readonly Boundary[],
): string {
  let words = '';
  for (const [at, piece] of pieces.entries()) {
    const own = reading.text.slice(...piece.span).trim();
    const [last, boundary] = [pieces[at - 1], boundaries[at - 1]];
    if (last === undefined || boundary === undefined) words = own;
    else if (boundary.kind === 'joined') words = joined(reading, words, own, [last, piece, boundary]);
    else words = `${withoutEnd(words, ',;–—-')} … ${own}`;
  }
  return withoutPause(words, pieces);
}

function withoutPause(words: string, pieces: readonly Piece[]): string {
  if (pieces.every(({ kind }) => kind === 'quoted')) return withoutEnd(words, ',–—');
  return pieces.every(({ kind }) => kind === 'spoken') ? words : withoutEnd(words, ',;:–—');
}

function joined(
  reading: Reading,
  before: string,
  after: string,
  [last, next, { between }]: readonly [Piece, Piece, Boundary],
): string {
  const gap = reading.text.slice(last.span[1], next.span[0]);
  const space = between === '' && gap.includes('\n') ? '\n' : ' ';
  const isNew = beginsSentence(reading, next) && /^\P{L}*\p{Lu}/u.test(after);
  if (isNew && /[,\p{L}\p{N}]$/u.test(before)) return `${before.replace(/,$/u, '')}.${space}${after}`;
  if (isNew || between === '') return `${before}${space}${after}`;
  const runsOn = RUNS_ON.test(after) && HAS_CLAUSE.test(before);
  return `${runsOn ? before.replace(/,$/u, '') : before} ${after}`;
}

function beginsSentence({ tokens }: Reading, { region, span }: Piece): boolean {
  const token = tokenAt(tokens, region?.start === span[0] ? region.outer[0] : span[0]);
  return tokens.sentences[tokens.sentenceOf[token] ?? -1] === token;
}

/** More than one word, and no negation at the end, whose comma may change the sense. */
const HAS_CLAUSE = /\S\s+(?!(?:no|not|never|none),?\s*$)\S+\s*$/iu;

/** “We are ready,” she said, “to talk.”: words that go on with a clause, before which a speaker makes no pause. */
const RUNS_ON =
  /^(?:to|of|in|on|at|for|from|into|onto|by|about|against|between|towards?|under|over|through|until|than|is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|cannot|does|did)(?![\p{L}’'])/u;
