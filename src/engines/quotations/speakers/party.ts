import type { NameContext } from './context.js';
import type { Gender } from './given-names.js';
import type { Evidence, PartyKind } from './kinds.js';
import type { Name } from './names.js';

// What is known of those whom a text names. A party is a person, a body, a place or a work.

/** One place where a party is named; `first` and `last` are words of the name, without a title. */
export interface PartyMention extends Name {
  readonly start: number;
  readonly end: number;
  /** Index of the party. */
  readonly party: number;
  /** `short`: a surname, a given name, an acronym or a part of the name. */
  readonly form: 'full' | 'short';
  /** Whether another party is called the same. */
  readonly isAmbiguous: boolean;
}

export interface Party {
  /** The fullest name in the text, as printed there. */
  readonly name: string;
  /** Null where nothing says what it is. */
  readonly kind: PartyKind | null;
  readonly gender: Gender | null;
  /** As printed with the name, the first first: “Sen.”, “Chinese diplomatic chief”, “minister for harbours”. */
  readonly titles: readonly string[];
  /** Folded words of the titles, by which “the senator” is recognised. */
  readonly titleWords: ReadonlySet<string>;
  readonly age: number | null;
  /** In order. */
  readonly mentions: readonly PartyMention[];
}

export interface Parties {
  readonly all: readonly Party[];
  /** Of all parties, in order. */
  readonly mentions: readonly PartyMention[];
}

/** A name where it stands, with what stands around it. */
export interface NameHere extends Name {
  readonly context: NameContext;
  readonly evidence: Evidence;
}
