import type { Reading } from '../../reading/reading.js';
import type { Span } from '../../text/span.js';
import type { WordingForm } from '../found.js';
import type { Boundary } from './boundary.js';
import { joinedWords } from './joined.js';
import type { Piece } from './pieces.js';

// The words of pieces of a text as one quotation.

export interface Draft {
  /** Without the marks around it and without the reporter's words. */
  readonly words: string;
  readonly form: WordingForm;
  /** The passages of the words, in UTF-16 code units of the text, in order. */
  readonly spans: readonly Span[];
}

export function draftOf(reading: Reading, pieces: readonly Piece[], boundaries: readonly Boundary[]): Draft {
  return {
    words: joinedWords(reading, pieces, boundaries),
    form: formOf(reading.text, pieces),
    spans: pieces.map(({ span }) => span),
  };
}

function formOf(text: string, pieces: readonly Piece[]): WordingForm {
  const kinds = new Set(pieces.map(({ kind }) => kind));
  if (kinds.size > 1 || kinds.has('mixed')) return 'mixed';
  if (kinds.has('prose')) return 'indirect';
  const [letter = ''] = /\p{L}/u.exec(text.slice(...(pieces[0] as Piece).span)) ?? [];
  return /\p{Ll}/u.test(letter) && kinds.has('quoted') ? 'partial' : 'direct';
}
