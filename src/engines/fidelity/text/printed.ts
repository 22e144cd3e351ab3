// What is known about a wording besides its words.

export interface Printed {
  /** How it is printed: a reported statement has no quotation marks; null where unknown. */
  readonly form?: 'direct' | 'partial' | 'mixed' | 'indirect' | null;
  /** All names of the people to whom the words are attributed. */
  readonly speakers?: readonly string[];
  /** Whether the text is a transcript or the speaker's own, which needs no quotation marks. */
  readonly isRecord?: boolean;
  /** A recorded language tag; where it is missing the language is guessed. */
  readonly language?: string | null;
  /** Whether the text is a part of another, so that the speaker is determined from the whole one. */
  readonly isPart?: boolean;
}
