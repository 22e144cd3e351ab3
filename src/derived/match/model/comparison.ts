import { ANCHOR_STATES, type AnchorState, keysOf, type StoredVerdict } from '../../../vocabulary.js';

// How the wording of an attribution stands to a kept copy of its source, and where what points into one copy
// stands in a newer one. Both are derived; neither is a decision, which a finding alone is.

/** Raised when the engine answers otherwise than before, so that what an older one said is compared again. */
export const ENGINE = 2;

/** Oldest first; of two that were kept at the same time, the one with the lower number. */
export function isOlder(
  one: { readonly id: number; readonly captured_at: string },
  other: { readonly id: number; readonly captured_at: string },
): boolean {
  if (one.captured_at !== other.captured_at) return one.captured_at < other.captured_at;
  return one.id < other.id;
}

/**
 * Whether words in one language can be compared with a text in another: not where both are known and differ.
 * Variants of one language are compared; a language that nobody named is taken to be the same.
 * @param isGuess whether either is a guess that nobody confirmed: no reason not to compare
 */
export function isComparable(wording: string | null, text: string | null, isGuess = false): boolean {
  return isGuess || wording === null || text === null || primary(wording) === primary(text);
}

/** `en` of `en-GB`. */
function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

/** Whether a comparison found a passage to point to. */
export function isLocated(verdict: StoredVerdict): boolean {
  return verdict !== 'not_found' && verdict !== 'not_compared';
}

/** What somebody has to look at: the words are no longer there as they were. */
export function isChanged(state: AnchorState): boolean {
  return state === 'altered' || state === 'gone';
}

/** How many of what points into older copies stand how in a newer one. */
export type DriftCounts = Readonly<Record<AnchorState, number>>;

export const NO_DRIFT: DriftCounts = { same: 0, moved: 0, altered: 0, gone: 0 };

/** `3 unchanged, 1 altered, 1 gone`; null where nothing points into an older copy. */
export function driftWords(counts: DriftCounts): string | null {
  const said = keysOf(ANCHOR_STATES)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${ANCHOR_STATES[state].toLowerCase()}`);
  return said.length === 0 ? null : said.join(', ');
}
