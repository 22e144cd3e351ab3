import { ANCHOR_STATES, type AnchorState, keysOf, type StoredVerdict } from '../../../vocabulary.js';

// The comparison of an attribution's wording with a saved copy, and the place in a newer copy of what refers to an
// older one. Both are derived; only a finding is a decision.

/** Increased when the engine's results change, so that older results are computed again. */
export const ENGINE = 9;

/** Oldest first; of two saved at the same time, the one with the lower id. */
export function isOlder(
  one: { readonly id: number; readonly captured_at: string },
  other: { readonly id: number; readonly captured_at: string },
): boolean {
  if (one.captured_at !== other.captured_at) return one.captured_at < other.captured_at;
  return one.id < other.id;
}

/**
 * Whether a wording and a text can be compared by language: not where both are known and differ. Variants of one
 * language can; an unknown language is assumed to be the same.
 * @param isGuess whether either is an unconfirmed guess, which does not prevent a comparison
 */
export function isComparable(wording: string | null, text: string | null, isGuess = false): boolean {
  return isGuess || wording === null || text === null || primary(wording) === primary(text);
}

/** `en` of `en-GB`. */
function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

/** Whether a comparison found a passage to refer to. */
export function isLocated(verdict: StoredVerdict): boolean {
  return verdict !== 'not_found' && verdict !== 'not_compared';
}

/** Whether a person must look at it, since the words changed. */
export function isChanged(state: AnchorState): boolean {
  return state === 'altered' || state === 'gone';
}

/** How many passages of older copies have each state in a newer one. */
export type DriftCounts = Readonly<Record<AnchorState, number>>;

export const NO_DRIFT: DriftCounts = { same: 0, moved: 0, altered: 0, gone: 0 };

/** `3 unchanged, 1 altered, 1 gone`; null where no passage of an older copy was followed. */
export function driftWords(counts: DriftCounts): string | null {
  const said = keysOf(ANCHOR_STATES)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${ANCHOR_STATES[state].toLowerCase()}`);
  return said.length === 0 ? null : said.join(', ');
}
