import type { ReadText } from '../../fidelity/text.js';

/** Two texts with the words that are the same, those of moved passages included. */
export interface Alignment {
  readonly old: ReadText;
  readonly now: ReadText;
  /** For each word of the old text its word in the new one; -1 where it has none. */
  readonly images: Int32Array;
  /** The other way round: every word of the new text comes from one place alone. */
  readonly origins: Int32Array;
}
