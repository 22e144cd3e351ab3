// What is known of a wording besides its words.

export interface Printed {
  /** How it is printed: a reported statement stands in no marks; null where nobody said. */
  readonly form?: 'direct' | 'partial' | 'mixed' | 'indirect' | null;
  /** By every name, whose words they are said to be. */
  readonly speakers?: readonly string[];
  /** Whether the text is a record of speech or the speaker's own, which needs no marks round what was said. */
  readonly isRecord?: boolean;
  /** A language tag, as somebody recorded it; where it is missing the words are asked. */
  readonly language?: string | null;
  /** The text is a part of another, which alone tells whose words they are. */
  readonly isPart?: boolean;
}
