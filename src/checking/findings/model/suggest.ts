import type { FidelityFlag } from '../../../engines/fidelity/verdict.js';
import type { Facet, FindingValue, Tier, Translation } from '../../../vocabulary.js';

// Suggestions that follow with certainty from the record, for facets without a finding. Few do: where every source
// with a wording is secondary, only secondary sources exist; where a saved copy has the claim's words in order, they
// are verbatim or match the source. Whether a translation was needed, a speaker only attributed or an occasion not
// stated is a judgement about the source, and never suggested. A suggestion is shown beside the check and chosen by a
// person, since the form stands on a page that people open to read.

/** The columns of an attribution that show at which level we have the words. */
export interface Held {
  readonly id: number;
  readonly source: string;
  readonly wording: string | null;
  readonly tier: Tier | null;
  readonly translation: Translation | null;
  /** Whether it and the newest copy of its source both have the claim's words verbatim. */
  readonly isWordForWord: boolean;
}

export interface Suggestion {
  readonly value: FindingValue;
  readonly rationale: string;
  /** The ids of the attributions on which it is based. */
  readonly attributions: readonly number[];
}

/** Null for a facet on which nothing is ever suggested. */
export function suggestionOn(facet: Facet, attributions: readonly Held[]): Suggestion | null {
  if (facet === 'record') return suggestRecord(attributions);
  return facet === 'wording' ? suggestWording(attributions) : null;
}

/** For the record facet; null where it does not follow from the record. */
export function suggestRecord(attributions: readonly Held[]): Suggestion | null {
  const held = attributions.filter(({ wording }) => wording !== null);
  if (held.length === 0 || held.some(({ tier }) => tier !== 'secondary')) return null;
  return { value: 'secondary_only', ...restsOn('Only secondary sources:', held) };
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
  return { value, ...restsOn('Same words as our copy of', held) };
}

/** The most attributions that a suggestion names and ticks. */
const MAX_NAMED = 20;

function restsOn(begins: string, held: readonly Held[]): Pick<Suggestion, 'rationale' | 'attributions'> {
  const named = held.slice(0, MAX_NAMED);
  const sources = [...new Set(named.map(({ source }) => source))].join('; ');
  const others = held.length > named.length ? `; and ${held.length - named.length} others` : '';
  return { rationale: `${begins} ${sources}${others}.`, attributions: named.map(({ id }) => id) };
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
