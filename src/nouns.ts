import { ANNOTATION } from './checking/annotations/noun.js';
import { CONTACT } from './checking/contacts/noun.js';
import { FINDING } from './checking/findings/noun.js';
import { SEARCH } from './checking/searches/noun.js';
import { SET_ASIDE } from './derived/set-asides/noun.js';
import { VIEW } from './pages/saved-views/noun.js';
import { USER } from './people/accounts/noun.js';
import type { Noun, Part } from './platform/noun.js';
import { STYLE } from './publishing/citations/styles/noun.js';
import { LIST } from './publishing/lists/noun.js';
import { ATTRIBUTION } from './record/attributions/noun.js';
import { CLAIM } from './record/claims/noun.js';
import { OCCASION } from './record/occasions/noun.js';
import { OUTLET } from './record/outlets/noun.js';
import { SNAPSHOT } from './record/snapshots/noun.js';
import { SOURCE } from './record/sources/noun.js';
import { SPEAKER } from './record/speakers/noun.js';
import { TAG } from './record/tags/noun.js';

// The nouns, each described once in its folder. A description imports no more than fields, vocabulary and platform/lib,
// so that every layer may read this list: what it needs to know of a noun follows from it.

/** In the order of the permission table and, of the simple ones, of files. */
export const NOUNS = [
  USER,
  SPEAKER,
  TAG,
  OUTLET,
  OCCASION,
  SOURCE,
  CLAIM,
  SEARCH,
  CONTACT,
  ATTRIBUTION,
  SNAPSHOT,
  ANNOTATION,
  FINDING,
  SET_ASIDE,
  LIST,
  STYLE,
  VIEW,
] as const;

export type Described = (typeof NOUNS)[number];

export type DescribedPart = Extract<Described, { readonly parts: readonly Part[] }>['parts'][number];

/** Rows that name no record themselves, each with the noun to whose records they belong. */
export const PARTS: readonly (readonly [Part, Noun])[] = NOUNS.flatMap((noun: Noun) =>
  (noun.parts ?? []).map((part) => [part, noun] as const),
);

/** Nouns whose records have names of their own. */
export type Named = Exclude<Described, { readonly name: null }>;

/** Nouns that follow from their fields. */
export type Simple = Extract<Described, { readonly simple: true }>;

export const SIMPLE = NOUNS.filter((noun): noun is Simple => (noun as Noun).simple === true);

const BY_KIND: ReadonlyMap<string, Described> = new Map(NOUNS.map((noun) => [noun.kind, noun]));

/** @throws Error for a kind of which there is no noun */
export function nounOf<K extends Described['kind']>(kind: K): Extract<Described, { readonly kind: K }> {
  const noun = BY_KIND.get(kind);
  if (noun === undefined) throw new Error(`src/nouns.ts lists no noun of the kind ${kind}.`);
  return noun as Extract<Described, { readonly kind: K }>;
}
