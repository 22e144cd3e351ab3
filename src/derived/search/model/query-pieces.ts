import { DOUBLE_MARKS } from '../../../engines/reading/regions/characters.js';
import { FIELDS, type Field } from './query.js';

// Splits a search into tokens. Everything but the few operators is a word: no input is an error here, and none is
// passed to FTS5 as syntax.

export interface Piece {
  /** As typed, without its quotation marks, field, minus and star. */
  readonly text: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
  readonly star: boolean;
  readonly field: Field | null;
  /** The offset of its first character in the search, in UTF-16 code units. */
  readonly at: number;
}

const QUOTE = new RegExp(`[${DOUBLE_MARKS}]`);
const SPACE = /\s/u;
const EXCLUDES = /^[-\u2010-\u2015\u2212](?=[^\s-])/u;
const FIELD = new RegExp(`^(${Object.keys(FIELDS).join('|')}):(?=\\S)`, 'iu');

export function piecesOf(search: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < search.length) {
    if (SPACE.test(search.charAt(at))) at += 1;
    else {
      const { piece, end } = pieceAt(search, at);
      pieces.push(piece);
      at = end;
    }
  }
  return pieces;
}

function pieceAt(search: string, at: number): { readonly piece: Piece; readonly end: number } {
  let from = at;
  const excluded = EXCLUDES.test(search.slice(from, from + 3));
  if (excluded) from += 1;
  const named = FIELD.exec(search.slice(from, from + 12));
  const field = named === null ? null : ((named[1] ?? '').toLowerCase() as Field);
  if (named !== null) from += named[0].length;
  const quoted = quotedAt(search, from);
  const end = quoted?.end ?? endOfWord(search, from);
  const raw = quoted?.text ?? search.slice(from, end);
  const stars = search.charAt(end) === '*' && quoted !== null;
  const text = raw.replace(/\*+$/, '');
  const piece = { text, quoted: quoted !== null, excluded, star: stars || text !== raw, field, at };
  return { piece, end: stars ? end + 1 : end };
}

/** A phrase in any quotation marks; null where none begins here, or it is not closed. */
function quotedAt(search: string, from: number) {
  if (!QUOTE.test(search.charAt(from)) || from >= search.length) return null;
  for (let at = from + 1; at < search.length; at += 1)
    if (QUOTE.test(search.charAt(at))) return { text: search.slice(from + 1, at), end: at + 1 };
  return null;
}

function endOfWord(search: string, from: number): number {
  let at = from + 1;
  while (at < search.length && !SPACE.test(search.charAt(at)) && !QUOTE.test(search.charAt(at))) at += 1;
  return at;
}
