import { SIMPLE, type Simple } from '../../nouns.js';

/** The kinds of record in an onrecord-json file, by the names of their lists; in the order in which they are written. */
export const KINDS = [
  'users',
  ...SIMPLE.map(({ table }): Simple['table'] => table),
  'sources',
  'speakers',
  'occasions',
  'snapshots',
  'claims',
  'attributions',
  'links',
  'annotations',
  'searches',
  'contacts',
  'findings',
  'set_asides',
  'lists',
  'editions',
  'edition_lines',
  'views',
  'styles',
] as const;
export type Kind = (typeof KINDS)[number];

/** A kind whose records are referenced by ref. */
export type NamedKind = Exclude<Kind, Unnamed>;

/** The kinds whose records nothing references. */
const UNNAMED = ['links', 'edition_lines'] as const satisfies readonly Kind[];
type Unnamed = (typeof UNNAMED)[number];

export function isNamed(kind: Kind): kind is NamedKind {
  return !(UNNAMED as readonly Kind[]).includes(kind);
}

/** The kind of record that the target of a note, or evidence, names. */
export const KIND_NAMED = {
  claim: 'claims',
  attribution: 'attributions',
  source: 'sources',
  snapshot: 'snapshots',
  annotation: 'annotations',
  search: 'searches',
  contact: 'contacts',
} as const satisfies Record<string, NamedKind>;

/** The two system users, whom nobody can be: their names, and their ids in every database. */
export const SYSTEM_USERS: ReadonlyMap<string, number> = new Map([
  ['The desk', 1],
  ['Terminal', 2],
]);
