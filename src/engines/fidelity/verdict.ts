// What a comparison of a published wording with a source text comes to. A verdict is about words alone: whether the
// text is what was said, and whether a cut changed the sense, is for people.

export const VERDICTS = ['exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found'] as const;

/** How the wording stands to the text: the gravest that holds. */
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
  // the same words, with a mark or a letter that a reader may take for another
  'capital',
  'hyphen',
  // the same words, and another whose they are
  'said_by_another',
  'quoted_within',
  'not_in_marks',
  // what could not be looked for
  'negation_not_checked',
  // the words as they stand, after one that denies them
  'negation_before',
  // words left out where a mark says so
  'bracketed_replacement',
  'negation_lost',
  'negation_joined',
  'marked_cut_end',
  // a part shown as a whole sentence
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
 * One thing to know about a comparison. `spelling`: another spelling of one word, “10” for “ten”; for a person.
 * `negation_before`: in the same sentence of the source, before the words shown, a negation or a doubt governs them; it
 * leaves the verdict as it is. `negation_joined`: a mark joins a negation to words of another sentence. `capital`,
 * `hyphen`: within a sentence, on one side only. `said_by_another`: in the questioner's turn or under another speaker's
 * label. `quoted_within`: words that the speaker quotes. `not_in_marks`: printed as a quotation, and the reporter's own
 * prose in the source. `negation_not_checked`: the negations of the language are not known here.
 */
export type FidelityFlag = (typeof FIDELITY_FLAGS)[number];

export const MEANING_MARKS = ['negation', 'number', 'name', 'hedge', 'antonym'] as const;

/** Why a difference of words is likely to be a difference of meaning. */
export type MeaningMark = (typeof MEANING_MARKS)[number];

/** UTF-16 code units, end exclusive. */
export type Span = readonly [start: number, end: number];

export type AlignedOp = 'same' | 'changed' | 'added' | 'omitted' | 'moved';

/**
 * A run of words and what became of it. `added`: the wording has it and the text has not, so `text` is null;
 * `omitted`: the other way round, so `wording` is null. `marked` omissions stand at an ellipsis or a bracket.
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
  /** Sorted, each once. */
  readonly flags: readonly FidelityFlag[];
  /** Where the words stand in the text, in the order of the wording; empty where they were not found. */
  readonly spans: readonly Span[];
  /** In the order of the wording; empty where it was not found. */
  readonly alignment: readonly AlignedPiece[];
}
