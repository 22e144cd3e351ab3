import type { FindingValue, Tier } from '../../vocabulary.js';

// What follows for sure from the desk itself, so that the form can fill it in where nothing was found yet.
// Only one value of one facet does: where every source whose words we have reports at second hand, second hand
// is all we have. Whether a translation was needed, whether a speaker was only attributed or an occasion not
// stated is a judgement on the source, not on our rows, and is never guessed. What is suggested is marked as
// such and is nobody's finding: it is saved, under the name of whoever saves, only where it was left in.

/** A source's statement, as far as it says at which hand we have the words. */
export interface Held {
  readonly id: number;
  readonly source: string;
  readonly wording: string | null;
  readonly tier: Tier | null;
}

export interface Suggestion {
  readonly value: FindingValue;
  readonly rationale: string;
  /** Attributions that it rests on. */
  readonly attributions: readonly number[];
}

/** For the record facet; null where the desk does not tell. */
export function suggestRecord(attributions: readonly Held[]): Suggestion | null {
  const held = attributions.filter(({ wording }) => wording !== null);
  if (held.length === 0 || held.some(({ tier }) => tier !== 'secondary')) return null;
  const sources = [...new Set(held.map(({ source }) => source))].join('; ');
  return {
    value: 'secondary_only',
    rationale: `All that we have of the words is at second hand: ${sources}.`,
    attributions: held.map(({ id }) => id),
  };
}
