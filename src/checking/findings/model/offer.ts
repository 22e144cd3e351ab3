import { foundNothing } from '../../../derived/status/model/values.js';
import type { EvidenceKind, SearchOutcome } from '../../../vocabulary.js';

/** The most pieces of evidence that each row of the checks offers at once, beside those that are ticked. */
const MAX_WHOLE = 20;
/** Where there are more, in parts: each of six rows offers them, in a page that has much else. */
const IN_PART = 10;

/** A piece of evidence that a form may offer. */
export interface Offered {
  readonly kind: EvidenceKind;
  readonly id: number;
  /** Of a search; null for others. */
  readonly outcome: SearchOutcome | null;
}

/** A part of the evidence on a claim. */
export interface EvidenceOffer {
  readonly part: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly of: number;
  readonly isLast: boolean;
  /** What it offers, as `attribution:8`. */
  readonly refs: readonly string[];
  /** Whether any search on the claim found nothing, in whatever part. */
  readonly hasVainSearch: boolean;
}

/** @param wanted the number of the part, from 1; the last one for a higher number */
export function offerOf(all: readonly Offered[], wanted: number): EvidenceOffer {
  const size = all.length > MAX_WHOLE ? IN_PART : MAX_WHOLE;
  const parts = Math.max(1, Math.ceil(all.length / size));
  const part = Math.min(Math.max(1, wanted), parts);
  const from = (part - 1) * size;
  const to = Math.min(from + size, all.length);
  return {
    refs: all.slice(from, to).map(({ kind, id }) => `${kind}:${id}`),
    ...{ part, from, to, of: all.length, isLast: part === parts },
    hasVainSearch: all.some(({ outcome }) => outcome !== null && foundNothing(outcome)),
  };
}
