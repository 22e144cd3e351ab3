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
