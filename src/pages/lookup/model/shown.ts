import type { FoundWording } from '../../../derived/search/text-search-store.js';
import { comparableName, nameLikeness } from '../../../engines/alike/names.js';
import type { DescribedSource } from '../../../publishing/citations/model/web-meta.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import type { FoundClaim } from './found.js';
import type { Passage } from './passages.js';

// What a look-up found, as pages, JSON and the terminal show it.

export interface LookedUp {
  readonly text: string;
  /** The speaker that the words would be credited to; null where none was given. */
  readonly speaker: string | null;
  /** Whether the names in the text were compared; false where the server was too busy. */
  readonly areCreditsRead: boolean;
  readonly claims: readonly ShownClaim[];
  /** How many more claims were found. */
  readonly left: number;
  /** Of sources that none of the claims with these words cites; null where they could not be searched. */
  readonly copies: readonly ShownCopy[] | null;
}

export interface ShownClaim {
  readonly found: FoundClaim;
  readonly claim: ClaimRow;
  /** The source that a citation would name; null where nobody saw one. */
  readonly source: DescribedSource | null;
  /** The speaker that was given, or else whom the text credits with the words; null where nobody is named. */
  readonly creditedTo: string | null;
  /** Whether that is another; null where nobody is named. */
  readonly isOtherSpeaker: boolean | null;
  /** Claims with the same or nearly the same words under another name. */
  readonly alsoBy: readonly ClaimRow[];
}

export interface ShownCopy {
  readonly passage: Passage;
  readonly wording: FoundWording;
}

/** From this similarity on, two names may be those of one speaker. */
const MIN_NAME_LIKENESS = 0.7;

/** @param names all names of a claim's speaker */
export function isAnother(typed: string, names: readonly string[]): boolean {
  const sought = comparableName(typed);
  return names.every((name) => nameLikeness(sought, comparableName(name)) < MIN_NAME_LIKENESS);
}

const HAVE_THE_WORDS: ReadonlySet<FoundClaim['kind']> = new Set(['same', 'nearly']);

export function hasTheWords({ found }: Pick<ShownClaim, 'found'>): boolean {
  return HAVE_THE_WORDS.has(found.kind);
}
