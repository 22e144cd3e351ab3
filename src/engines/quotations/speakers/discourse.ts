import type { Span } from '../../text/span.js';
import type { Gender } from './given-names.js';
import type { ReadParties } from './mention.js';
import type { MentionRole } from './roles.js';

// Whom a text is about as one reads on: names, and what pronouns and descriptions before a place mean.

/** Somebody who is meant at a word. */
export interface Reference {
  /** Index of the party; below 0 for somebody whom the text does not name, each with a number of their own. */
  readonly party: number;
  readonly gender: Gender | null;
  /** The first word. */
  readonly first: number;
  readonly role: MentionRole;
}

/** Who spoke before, and with which words they were named there. */
export interface LastSpeaker {
  /** Null for one that the text does not name. */
  readonly party: number | null;
  /** Of one that the text does not name. */
  readonly gender: Gender | null;
  /** Whether “he” and “she” cannot mean them: several, or one of whom the text does not say who it is. */
  readonly isUnclear: boolean;
  readonly mention: Span;
  /** Where that quotation with its attribution ends. */
  readonly end: number;
}

export interface Discourse {
  readonly read: ReadParties;
  /** In order. */
  readonly references: Reference[];
  /** The word up to which the references are read. */
  upTo: number;
  last: LastSpeaker | null;
  /** Whose words are around a place: the spans of the last quotation that is not within another, and its speaker. */
  around: { readonly spans: readonly Span[]; readonly party: number | null };
}

export function beginDiscourse(read: ReadParties): Discourse {
  return { read, references: [], upTo: 0, last: null, around: { spans: [], party: null } };
}
