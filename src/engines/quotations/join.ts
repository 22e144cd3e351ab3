import type { Boundary } from './boundary.js';
import type { Piece } from './pieces.js';

/**
 * Joins the words of pieces into one quotation. A comma that only preceded “he said” is kept where the sentence
 * continues, becomes a full stop where the next piece begins another, and is removed at the end.
 */
export function joinWords(text: string, pieces: readonly Piece[], boundaries: readonly Boundary[]): string {
  let words = '';
  for (const [at, { span }] of pieces.entries()) {
    const own = text.slice(...span).trim();
    const boundary = boundaries[at - 1];
    if (boundary === undefined) words = own;
    else if (boundary.kind === 'joined')
      words = joined(words, own, text.slice(pieces[at - 1]?.span[1], span[0]));
    else words = `${words.replace(/[\s,;–—-]+$/u, '')} … ${own}`;
  }
  return pieces.every(({ kind }) => kind === 'quoted') ? words.replace(/[\s,–—]+$/u, '') : words;
}

function joined(before: string, after: string, between: string): string {
  const isNew = /^\P{L}*\p{Lu}/u.test(after) && /[.!?…]\s*["“„«「『‘]\s*$/u.test(between);
  const gap =
    /\S/.test(between.replace(/["“”„«»「」『』‘’\s]/gu, '')) || !between.includes('\n') ? ' ' : '\n';
  const ended = isNew
    ? before.replace(/,?\s*$/u, (end) => (/[,\p{L}\p{N}]$/u.test(before) ? '.' : end))
    : before;
  return `${ended.trimEnd()}${gap}${after}`;
}
