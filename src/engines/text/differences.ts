import { diffArrays } from 'diff';
import { tokenize } from './tokens.js';

export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above this many differing tokens the middle is shown as one removal and one addition. */
const MOST_EDITS = 2_000;

/**
 * The differences of two texts, word by word. The texts of `same` and `removed` make up the one before,
 * those of `same` and `added` the one after, to the letter.
 */
export function diffWords(before: string, after: string): Difference[] {
  const [old, fresh] = [tokenize(before), tokenize(after)].map((tokens) =>
    tokens.map(({ text }) => text),
  ) as [string[], string[]];
  const parts = diffArrays(old, fresh, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return whole(before, after);
  return parts.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }));
}

function whole(before: string, after: string): Difference[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}
