import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import type { Facet } from '../../../vocabulary.js';
import { type Held, suggestionOn } from './suggest.js';

/** A claim with the source of its wording, and its match. */
export interface InView {
  readonly reference_attribution_id: number | null;
  readonly match: ClaimMatch;
}

/**
 * The evidence that a row without a finding begins with, as `attribution:8`: the source of the wording and its newest
 * copy with the same words, which the page shows beside the checks, and what a suggestion is based on. A source that
 * nobody has seen is none.
 */
export function evidenceInView(facet: Facet, claim: InView, held: readonly Held[]): string[] {
  const { reference_attribution_id: reference, match } = claim;
  const isSeen = held.some(({ id, wording }) => id === reference && wording !== null);
  const sources = [...(isSeen ? [reference] : []), ...(suggestionOn(facet, held)?.attributions ?? [])];
  const hasWords = match.state === 'same' || match.state === 'marked';
  const isOfReference = match.attribution_id !== null && match.attribution_id === reference;
  const copies = hasWords && isOfReference && match.snapshot_id !== null ? [match.snapshot_id] : [];
  return [...[...new Set(sources)].map((id) => `attribution:${id}`), ...copies.map((id) => `snapshot:${id}`)];
}
