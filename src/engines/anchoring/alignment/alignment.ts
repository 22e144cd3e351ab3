import type { ReadText } from '../../fidelity/text/text.js';

/** Two versions of a text and which of their words correspond, moved passages included. */
export interface Alignment {
  readonly old: ReadText;
  readonly now: ReadText;
  /** For each word of the old text the index of its word in the new one; -1 where it has none. */
  readonly images: Int32Array;
  /** The inverse of `images`; -1 where a word of the new text has no origin. */
  readonly origins: Int32Array;
}

/** Whether a word of the old text equals one of the new, and neither is matched yet. */
export function canMatch({ old, now, images, origins }: Alignment, from: number, to: number): boolean {
  return (
    from >= 0 &&
    to >= 0 &&
    from < images.length &&
    to < origins.length &&
    images[from] === -1 &&
    origins[to] === -1 &&
    old.folded[from] === now.folded[to]
  );
}

export function match({ images, origins }: Alignment, from: number, to: number): void {
  images[from] = to;
  origins[to] = from;
}
