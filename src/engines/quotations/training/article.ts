import type { Span } from '../../text/span.js';

// An article of the corpus, with the quotations marked in it.

export interface MarkedQuotation {
  readonly number: number;
  /** The parts of the content, sources and cue, in order. */
  readonly contents: readonly Span[];
  readonly sources: readonly Span[];
  readonly cues: readonly Span[];
  readonly channels: readonly { readonly span: Span; readonly type: string }[];
  /** The fullest name of the speaker, where the source does not give it or gives more. */
  readonly speaker: string | null;
}

export interface Article {
  /** `title`, `outlet`, `date`, `manner`, `language` and `invented`. */
  readonly header: ReadonlyMap<string, string>;
  readonly text: string;
  readonly quotations: readonly MarkedQuotation[];
}
