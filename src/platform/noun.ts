import type { Role } from '../vocabulary.js';
import type { NounFields } from './lib/fields/noun-fields.js';

// What a noun is, told once in its `noun.ts`: tables of records, names, histories, the trash, who sees it, merging,
// erasing, files, permissions and the description of the API follow from it. Plain data, which knows no query and no page.

/** The columns that a table whose rows people edit has in common with others. */
export const EDITED = [
  'created_at',
  'created_by',
  'updated_at',
  'version',
  'trashed_at',
  'trashed_by',
] as const;

/** A column that is filled in when a row is written. */
export type Stamp = (typeof EDITED)[number];

export interface Noun {
  /** `outlet`: the kind of record in events, in addresses of clients and in commands. */
  readonly kind: string;
  readonly table: string;
  readonly stamps: readonly Stamp[];
  /** `/outlets`: the address of its list, with its records below; null where they have none of their own. */
  readonly address: `/${string}` | null;
  /** What pages call one: `saved copy`. */
  readonly called: string;
  /** The same with a capital letter, where it says more: `Citation style`. */
  readonly heading?: string;
  /** Before its name in a sentence, where that is not what it is called: `copy of`. */
  readonly introducedBy?: string;
  /** Null where it is named by the record that it belongs to. */
  readonly name: OwnName | NamedBy | null;
  /** Its described fields. */
  readonly fields?: NounFields;
  /** Where the list of its records stands; nothing where there is none. */
  readonly listed?: Listed;
  /** The record that an event of it is told of. */
  readonly of?: Owner;
  /** Rows that belong to its records, and name no record themselves. */
  readonly parts?: readonly Part[];
  readonly seen: Seen;
  /** Whether its records have a page of their history. */
  readonly history?: true;
  /** Where its records stand in the trash in other words than their name. */
  readonly trashed?: { readonly words?: string; readonly before?: string };
  /** Foreign keys to its records, with the words in which a merge counts their rows. */
  readonly pointers?: readonly Pointer[];
  /** Whether two of its records can be merged. */
  readonly merges?: true;
  /** Whether its records are held against others of like name, by their keys. */
  readonly alike?: true;
  /** What erasing clears beyond its name and the text of its fields, with what stands there then. */
  readonly erased?: Readonly<Record<string, string | null>>;
  /** Columns with text worth searching for once it is erased: not a locator, or the name of a medium. */
  readonly words?: readonly string[];
  /** Who adds and edits its records. `kept`: it has no list with a form of its own. */
  readonly edits?: { readonly by: Role; readonly kept?: true };
  /**
   * Whether all of it follows from its fields: it refers to no other record, its form has its fields and nothing else,
   * and its routes are `routes` in routes.ts of its folder.
   */
  readonly simple?: true;
}

/** A column of its own. */
export interface OwnName {
  readonly column: string;
  /** The column with the language of the name. */
  readonly language?: string;
  /** A further column on which the name depends. */
  readonly more?: string;
  /** Whether no two records may have the same. */
  readonly unique?: true;
}

/** The name of the record to which a column refers. */
export interface NamedBy {
  readonly by: string;
  readonly of: string;
  /** A column of its own with what its address needs beside its number. */
  readonly more?: string;
}

/** A list of all records, its title and its section. */
export interface Listed {
  readonly section: 'desk' | 'claims' | 'sources' | 'speakers' | 'lists';
  readonly title: string;
  /** Its address, where that is not the noun’s. */
  readonly at?: string;
}

interface Owner {
  readonly kind: string;
  readonly column: string;
}

export interface Part {
  readonly table: string;
  readonly kind: string;
  /** The column with the number of the record that it belongs to. */
  readonly column: string;
  readonly stamps: readonly Stamp[];
  readonly called?: string;
  /** As those of a noun. */
  readonly words?: readonly string[];
}

export interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly one: string;
  readonly many: string;
  /** Whether it is a use by a claim, which shows its record to everybody, or hides it. */
  readonly shows?: true;
}

/**
 * Who sees a record. `claim`: as its ground rule says. `of claim`: whoever sees its claim. `stored`: in `public_records`,
 * by the claims that use it. `owned`: its owner, and if it has none as with `stored`. `copies`: with the copies of its
 * source. `everybody`, `admins`.
 */
export type Seen = 'claim' | 'of claim' | 'stored' | 'owned' | 'copies' | 'everybody' | 'admins';
