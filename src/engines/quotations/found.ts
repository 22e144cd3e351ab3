import type { Span } from '../text/span.js';

// What is found in an article. Positions are UTF-16 code units of the text as given, end exclusive.

/** Words of the article. */
export interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Share of the words in quotation marks: none, at least 0.9 (direct), or between (mixed). */
export type QuotationType = 'direct' | 'indirect' | 'mixed';

/**
 * How a text names the one who spoke. `label`: before a turn of a transcript. `signature`: below a letter. `inferred`:
 * not with these words, but before or after them.
 */
export type Naming = 'name' | 'label' | 'signature' | 'pronoun' | 'description' | 'group' | 'inferred';

export interface Speaker extends Mention {
  /** The fullest name of the person or body in this article. Null for one that it does not name. */
  readonly resolved: string | null;
  /** The name as it would be saved: without title or possessive, never a description. Null for one who has none. */
  readonly name: string | null;
  /** The office or profession, as printed: “Foreign Minister”, “the mayor of Halvern”; for a label, the whole label. */
  readonly creditedAs: string | null;
  readonly naming: Naming;
  /** Whether nobody needs to confirm who it is. Never for a pronoun or an inferred speaker. */
  readonly isCertain: boolean;
}

/** Source types of the vocabulary: `document` is a statement or transcript, `song` a podcast. */
export type ChannelType =
  | 'article-magazine'
  | 'article-newspaper'
  | 'book'
  | 'broadcast'
  | 'document'
  | 'hearing'
  | 'interview'
  | 'motion_picture'
  | 'personal_communication'
  | 'post'
  | 'report'
  | 'song'
  | 'speech'
  | 'webpage';

/** Where the reporter got it from: “state broadcaster CCTV”, “a post on X”. */
export interface Channel extends Mention {
  readonly type: ChannelType | null;
  readonly outlet: string | null;
}

/** How words are stored; `partial` is a fragment within a clause of the reporter's. */
export type WordingForm = 'direct' | 'partial' | 'mixed' | 'indirect';

export interface FoundQuotation {
  readonly type: QuotationType;
  /** Without the words that interrupt it, marks included. */
  readonly spans: readonly Span[];
  /** The words of the spans, joined by spaces where they were interrupted. */
  readonly text: string;
  /** As they are stored: without the marks around them and the reporter's words, joined as a copy editor would. */
  readonly words: string;
  readonly form: WordingForm;
  /** The passages of `words`. */
  readonly wordSpans: readonly Span[];
  readonly speaker: Speaker | null;
  /** Who says that the speaker said so: Voss in “Voss recalls Lind telling her “…””. */
  readonly recountedBy: Mention | null;
  readonly cue: Mention | null;
  readonly channel: Channel | null;
  /** Whether the cue reports speech or writing, and not a belief, a plan or a vote. */
  readonly isSpeech: boolean;
  /** Why this is the speaker, as a key of REASONS in reasons.ts. */
  readonly reason: string;
}

export interface FoundInText {
  /** ISO 639-1, or null for a text too short to tell. */
  readonly language: string | null;
  /** Whether speakers are looked for in that language: fully, in simple frames, or not. */
  readonly speakers: 'found' | 'simple_frames' | 'not_looked_for';
  readonly quotations: readonly FoundQuotation[];
}
