import type { Query, Term } from './query.js';

// Notes that their claim's index entry may not hold yet. Each is compared with a search by itself; what it does not
// match has to be matched by the entry.

export interface LateNote {
  readonly entry: number;
  /** Its words as the index has them, joined by spaces. */
  readonly words: string;
}

/** An entry whose late notes have terms of a search. */
export interface Remainder {
  readonly entry: number;
  /** What the entry itself must match; null where a note has an excluded term. */
  readonly query: Query | null;
}

/** The entries whose late notes have any term of a search, with what that leaves of it. */
export function remaindersOf(notes: readonly LateNote[], query: Query): Remainder[] {
  const byEntry = new Map<number, string[]>();
  for (const { entry, words } of notes) byEntry.set(entry, [...(byEntry.get(entry) ?? []), ` ${words} `]);
  const remainders: Remainder[] = [];
  for (const [entry, texts] of byEntry) {
    const isMatched = (term: Term) => texts.some((text) => hasTerm(text, term));
    const all = query.all.filter((terms) => !terms.some(isMatched));
    if (query.none.some(isMatched)) remainders.push({ entry, query: null });
    else if (all.length < query.all.length) remainders.push({ entry, query: { all, none: query.none } });
  }
  return remainders;
}

/** @param text words with a space before and after each */
function hasTerm(text: string, { words, prefix, field }: Term): boolean {
  return (field ?? 'note') === 'note' && text.includes(` ${words.join(' ')}${prefix ? '' : ' '}`);
}
