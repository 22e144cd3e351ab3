import type { InPlace } from '../../../checking/comparisons/section.js';

// A passage may be as long as a copy: its page has it whole, the page of a quotation what shows where it is.

type Piece = NonNullable<InPlace['copy']>['passages'][number]['pieces'][number];

/** Longer pieces lose their middle. */
const MAX_PIECE_UTF16 = 1_200;
const MAX_END_UTF16 = 500;

/** The pieces of a passage, without the middle of those that are very long. */
export function shortPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => (piece.text.length <= MAX_PIECE_UTF16 ? [piece] : ends(piece)));
}

/** No end splits a word, nor a character where there are no spaces. */
function ends(piece: Piece): Piece[] {
  const head = piece.text.slice(0, MAX_END_UTF16).replace(/(?:\s\S{0,40}|[\ud800-\udbff])$/, '');
  const tail = piece.text.slice(-MAX_END_UTF16).replace(/^(?:\S{0,40}\s|[\udc00-\udfff])/, '');
  return [
    { ...piece, text: head },
    { text: ' … ', found: false, differs: null },
    { ...piece, text: tail },
  ];
}
