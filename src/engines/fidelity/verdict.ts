import type { Span } from '../text/span.js';

// The result of comparing a published wording with a source text. A verdict is about words only: whether the text is
// what was said, and whether a cut changed the meaning, is for people to decide.

export const VERDICTS = ['exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found'] as const;

/** How the wording relates to the text: the gravest category that applies. */
export type Verdict = (typeof VERDICTS)[number];

export const FIDELITY_FLAGS = [
  // harmless
  'typographic',
  'initial_case',
  'final_punctuation',
  'fragment',
  'bracketed_insertion',
  'interrupted_by_attribution',
  'filler_omitted',
  'source_markup',
  'source_unpunctuated',
  // the same words, with a mark or a letter that may change them
  'capital',
  'hyphen',
  // the same words, spoken by another person
  'said_by_another',
  'quoted_within',
  'not_in_marks',
  // not checked
  'negation_not_checked',
  // the same words, after a negation
  'negation_before',
  // words omitted at a mark
  'bracketed_replacement',
  'negation_lost',
  'negation_joined',
  'marked_cut_end',
  // a part presented as a whole sentence
  'cut_start',
  'cut_end',
  // words changed without a mark
  'silent_omission',
  'meaning_mark',
  'negation',
  'number',
  'name',
  'hedge',
  'antonym',
  'contraction',
  'spelling',
  'tidied',
  'substitution',
  'insertion',
  'fabricated_tail',
  'order',
  // pieces of several passages
  'order_reversed',
  // why nothing was found
  'other_language',
] as const;

/**
 * An observation about a comparison. `spelling`: another spelling of one word, “10” for “ten”, for a person to judge.
 * `negation_before`: in the same sentence of the source, a negation or a doubt governs the words; it does not affect
 * the verdict. `negation_joined`: a mark joins a negation with words of another sentence. `capital`, `hyphen`: within
 * a sentence, on one side only. `tidied`: nothing differs but hesitations, restarts, opening words and forms of speech.
 */
export type FidelityFlag = (typeof FIDELITY_FLAGS)[number];

export const MEANING_MARKS = ['negation', 'number', 'name', 'hedge', 'antonym'] as const;

/** Why a difference of words probably changes the meaning. */
export type MeaningMark = (typeof MEANING_MARKS)[number];

export type AlignedOp = 'same' | 'changed' | 'added' | 'omitted' | 'moved';

/**
 * A run of words and its operation. `added`: only in the wording, so `text` is null; `omitted`: only in the text, so
 * `wording` is null. `marked` omissions are at an ellipsis or a bracket.
 */
export interface AlignedPiece {
  readonly op: AlignedOp;
  readonly wording: Span | null;
  readonly text: Span | null;
  readonly mark: MeaningMark | null;
  readonly marked?: true;
}

export interface Comparison {
  readonly verdict: Verdict;
  /** Sorted, without duplicates. */
  readonly flags: readonly FidelityFlag[];
  /** The spans of the text, in the order of the wording; empty where it was not found. */
  readonly spans: readonly Span[];
  /** In the order of the wording; empty where it was not found. */
  readonly alignment: readonly AlignedPiece[];
}

/** What is known about a wording besides its words. */
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

/** Word numbers, end exclusive. */
export type WordRange = readonly [number, number];

/** One step of an alignment. On the side without the words an empty range gives the position. */
export interface Step {
  readonly op: AlignedOp;
  readonly wording: WordRange;
  readonly text: WordRange;
  /** For changed numbers: whether both have one value. */
  readonly value?: 'equal' | 'other';
}

/** A whole sentence may be longer than the marked words, so that truncation is no change. */
const VERBATIM: ReadonlySet<string> = new Set(['exact', 'truncated']);

/** Flags that are possible for words that are identical one by one, contiguous and in the same order. */
const SAME_WORDS: ReadonlySet<FidelityFlag> = new Set([
  'typographic',
  'initial_case',
  'final_punctuation',
  'fragment',
  'interrupted_by_attribution',
  'filler_omitted',
  'source_markup',
  'source_unpunctuated',
  'capital',
  'hyphen',
  'said_by_another',
  'quoted_within',
  'not_in_marks',
  'negation_not_checked',
  'negation_before',
  'cut_start',
  'cut_end',
]);

/**
 * Whether a comparison of two passages found the same words, whatever punctuation and line breaks are between them.
 */
export function isSamePassage({ verdict, flags }: Pick<Comparison, 'verdict' | 'flags'>): boolean {
  return VERBATIM.has(verdict) && flags.every((flag) => SAME_WORDS.has(flag));
}
