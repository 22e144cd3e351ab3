import type { FidelityFlag } from '../../../engines/fidelity/verdict.js';
import type { FindingValue, Tier } from '../../../vocabulary.js';

// What follows for sure from the desk itself, so that the form can fill it in where nothing was found yet.
// Little does: where every source whose words we have reports at second hand, second hand is all we have; and where a
// kept copy has the claim's words, the same and in the same order, they are verbatim or as printed. Whether a translation was needed, whether a speaker was only attributed or an occasion not
// stated is a judgement on the source, not on our rows, and is never guessed. What is suggested is marked as
// such and is nobody's finding: it is saved, under the name of whoever saves, only where it was left in.

/** The columns of an attribution that show at which level we have the words. */
export interface Held {
  readonly id: number;
  readonly source: string;
  readonly wording: string | null;
  readonly tier: Tier | null;
  /** Whether it and the newest copy of its source both have the claim's words verbatim. */
  readonly isWordForWord: boolean;
}

export interface Suggestion {
  readonly value: FindingValue;
  readonly rationale: string;
  /** The ids of the attributions on which it is based. */
  readonly attributions: readonly number[];
}

/** For the record facet; null where it does not follow from the record. */
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

/** For the wording facet; null where any words differ, or no copy was compared. */
export function suggestWording(attributions: readonly Held[]): Suggestion | null {
  const held = attributions.filter(({ wording }) => wording !== null);
  const records = held.filter(({ tier }) => tier === 'primary' || tier === 'issuer');
  if (records.length > 0) return records.every(isSame) ? suggested('verbatim', records) : null;
  const same = held.filter(isSame);
  // An attribution without an evidence level may be the original record.
  if (same.length === 0 || held.some(({ tier }) => tier === null)) return null;
  return suggested('as_printed', same);
}

function isSame({ isWordForWord }: Held): boolean {
  return isWordForWord;
}

function suggested(value: FindingValue, held: readonly Held[]): Suggestion {
  const sources = [...new Set(held.map(({ source }) => source))].join('; ');
  return {
    value,
    rationale: `The same words as in our copy of ${sources}.`,
    attributions: held.map(({ id }) => id),
  };
}

/** Differences between a wording and a copy that are no differences of words. */
const FORM_ALONE: readonly FidelityFlag[] = [
  'typographic',
  'initial_case',
  'final_punctuation',
  'fragment',
  'source_markup',
  'source_unpunctuated',
];

/** @param flags of a comparison whose words are the same; null for any other */
export function isWordForWord(flags: readonly FidelityFlag[] | null): boolean {
  return flags?.every((flag) => FORM_ALONE.includes(flag)) ?? false;
}
