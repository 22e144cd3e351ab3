import { type AlikeKind, type Comparable, isDistinctive } from '../../../engines/alike/compare.js';
import { isVerbatimPart } from '../../../engines/alike/pieces.js';
import { relationOf } from '../../../engines/alike/relation.js';
import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { Passage } from './passages.js';

/** `part_of`: the text is a part of the claim; `contains`: the claim is a part of the text. */
export type LookupKind = AlikeKind | 'translation';

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
  translation: 'Translation',
};

export interface FoundClaim {
  readonly id: number;
  readonly kind: LookupKind;
  /** The part of the text by which it was found; null for a translation of what was found. */
  readonly passage: Passage | null;
  /** The words that were compared; null for a translation. */
  readonly wording: SavedWording | null;
  /** The passage as a wording of these words; null for `contains`, a translation and very long words. */
  readonly comparison: Comparison | null;
  /** The claim that it is linked to as a translation. */
  readonly linkedTo: number | null;
}

export interface Match {
  readonly kind: AlikeKind;
  readonly passage: Passage;
  readonly wording: SavedWording;
}

/** Minimum number of words of a sentence that counts as a part of a longer claim. */
const MIN_PART_WORDS = 5;

/** How a passage of a text relates to words of a claim; null where it does not. @param whole the text */
export function kindOf(whole: Passage, passage: Passage, saved: Comparable): AlikeKind | null {
  const kind = relationOf(passage.sought, saved);
  if (passage === whole) return isEvidence(kind, passage, saved) ? kind : null;
  // A claim of several sentences is in the text, although no single sentence has it.
  if (kind === 'part_of' && isVerbatimPart(saved.pieces, whole.sought.line)) return 'contains';
  if (kind === 'part_of' && passage.kind === 'sentence' && passage.sought.words.length < MIN_PART_WORDS)
    return null;
  if (!isEvidence(kind, passage, saved)) return null;
  return kind === 'same' ? 'contains' : kind;
}

function isEvidence(kind: AlikeKind | null, passage: Passage, saved: Comparable): boolean {
  if (kind === 'part_of') return isDistinctive(passage.sought);
  return kind !== null && (kind !== 'contains' || isDistinctive(saved));
}

const ORDER: Readonly<Record<AlikeKind, number>> = { same: 0, nearly: 1, part_of: 2, contains: 3 };

/** The closer match first: by kind, then by how little the lengths differ, then the newer claim. */
export function byCloseness(one: Match, other: Match): number {
  return (
    ORDER[one.kind] - ORDER[other.kind] ||
    distance(one) - distance(other) ||
    other.wording.claimId - one.wording.claimId
  );
}

function distance({ passage, wording }: Match): number {
  return Math.abs(passage.text.length - wording.text.length);
}
