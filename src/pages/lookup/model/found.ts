import {
  type AlikeKind,
  type Comparable,
  isDistinctive,
  verbatimRelation,
} from '../../../engines/alike/compare.js';
import { isVerbatimPart } from '../../../engines/alike/pieces.js';
import { relationOf } from '../../../engines/alike/relation.js';
import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { Span } from '../../../engines/text/span.js';
import type { PartSetting } from './compared-setting.js';
import type { Part, Passage } from './passages.js';

/**
 * `part_of`: the text is a part of the claim, words changed or not; `contains`: the claim is one of the text; `alike`:
 * they share words, in another order or in texts too long to compare.
 */
export type LookupKind = AlikeKind | 'alike' | 'translation';

/** Words of a claim: its own, or those that one of its sources prints. */
export interface SavedWording {
  readonly claimId: number;
  /** Null for the claim's own words. */
  readonly attributionId: number | null;
  readonly text: string;
  readonly language: string | null;
}

/** As headings. */
export const KIND_WORDS: Readonly<Record<LookupKind, string>> = {
  same: 'Same words',
  nearly: 'Nearly the same words',
  part_of: 'Part of a longer quotation',
  contains: 'Quotation in your text',
  alike: 'Alike in some words only',
  translation: 'Translation',
};

export interface FoundClaim {
  readonly id: number;
  readonly kind: LookupKind;
  /** The part of the text by which it was found; null for a translation of what was found. */
  readonly passage: Passage | null;
  /** The words that were compared; null for a translation. */
  readonly wording: SavedWording | null;
  /** Null for a translation, for very long words and for those that have too few words in the same order. */
  readonly comparison: LookupComparison | null;
  /** The words of the text that it accounts for, in UTF-16 code units of the whole; null for a translation. */
  readonly place: Span | null;
  /** The claim that it is linked to as a translation. */
  readonly linkedTo: number | null;
}

/** The passage as a wording of the claim’s words, without what is no speech. */
export interface LookupComparison extends Comparison {
  /** Whether it was the claim that was looked for in the passage: the flags are then about the passage. */
  readonly isTurned: boolean;
  /** Of a part: whether the words around it deny it, make it conditional and so on; null for one that is plainly said. */
  readonly setting: PartSetting | null;
}

/** The part of a match that threads can exchange. */
export interface PlainMatch {
  readonly kind: AlikeKind;
  /** Whether one has all words of the other, one after the other. */
  readonly isVerbatim: boolean;
  readonly passage: Part;
  readonly wording: SavedWording;
}

export interface Match extends PlainMatch {
  readonly passage: Passage;
}

/** The result of comparing a match. */
export type ComparedMatch = Pick<FoundClaim, 'kind' | 'comparison' | 'place'>;

/** Minimum number of words of a sentence that counts as a part of a longer claim. */
const MIN_PART_WORDS = 5;

/** How a passage relates to words of a claim. */
export interface Relation {
  readonly kind: AlikeKind;
  readonly isVerbatim: boolean;
  readonly wording: SavedWording;
  readonly saved: Comparable;
}

/** Null where it does not. */
export function relationTo(passage: Passage, wording: SavedWording, saved: Comparable): Relation | null {
  const kind = relationOf(passage.sought, saved);
  if (kind === null || !isEvidence(kind, passage, saved)) return null;
  const isVerbatim =
    kind !== 'nearly' && (kind === 'same' || verbatimRelation(passage.sought, saved) === kind);
  return { kind, isVerbatim, wording, saved };
}

/** @param item the quotation of the text @param passage that, or a part of it */
export function matchIn(
  item: Passage,
  passage: Passage,
  { kind, isVerbatim, wording, saved }: Relation,
): Match {
  if (passage === item) return { kind, isVerbatim, passage, wording };
  // A claim of several sentences is in the quotation, although no single sentence has it.
  if (kind === 'part_of' && isVerbatimPart(saved.pieces, item.sought.line))
    return { kind: 'contains', isVerbatim: true, passage: item, wording };
  return { kind: kind === 'same' ? 'contains' : kind, isVerbatim, passage, wording };
}

function isEvidence(kind: AlikeKind, passage: Passage, saved: Comparable): boolean {
  if (kind === 'part_of' && passage.kind === 'sentence' && passage.sought.words.length < MIN_PART_WORDS)
    return false;
  if (kind === 'part_of') return isDistinctive(passage.sought);
  return kind !== 'contains' || isDistinctive(saved);
}

const ORDER: Readonly<Record<AlikeKind, number>> = { same: 0, nearly: 1, part_of: 2, contains: 3 };

/** The closer match first: by kind, then verbatim ones, then by how little the lengths differ, then the newer claim. */
export function byCloseness(one: Match, other: Match): number {
  return (
    ORDER[one.kind] - ORDER[other.kind] ||
    Number(other.isVerbatim) - Number(one.isVerbatim) ||
    distance(one) - distance(other) ||
    other.wording.claimId - one.wording.claimId
  );
}

function distance({ passage, wording }: Match): number {
  return Math.abs(passage.text.length - wording.text.length);
}
