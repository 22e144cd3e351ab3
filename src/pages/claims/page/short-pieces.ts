import type { InPlace } from '../../../checking/comparisons/section.js';

// A passage may be as long as a copy: its page has it whole, the page of a quotation what shows where it is.

type Piece = NonNullable<InPlace['copy']>['passages'][number]['runs'][number][number];

/** Longer pieces lose their middle. */
const MAX_PIECE_UTF16 = 1_200;
const MAX_END_UTF16 = 500;

/** The runs of a passage without the middle of its very long pieces. */
export function shortRuns(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [[]];
  for (const piece of pieces) {
    const [head, ...tail] = endsOf(piece);
    runs.at(-1)?.push(head);
    if (tail.length > 0) runs.push(tail);
  }
  return runs;
}

/** No end splits a word, nor a character where there are no spaces. */
function endsOf(piece: Piece): [Piece, ...Piece[]] {
  if (piece.text.length <= MAX_PIECE_UTF16) return [piece];
  const head = piece.text.slice(0, MAX_END_UTF16).replace(/(?:\s\S{0,40}|[\ud800-\udbff])$/, '');
  const tail = piece.text.slice(-MAX_END_UTF16).replace(/^(?:\S{0,40}\s|[\udc00-\udfff])/, '');
  return [
    { ...piece, text: head },
    { ...piece, text: tail },
  ];
}
