// Which columns of a row are cleared when it is erased, and which count as its text. Dates, kinds, languages and
// references between rows remain: that a record existed is not erased.

import { type Described, type DescribedPart, NOUNS, PARTS } from '../../nouns.js';
import { erasedText } from '../../platform/lib/fields/noun-fields.js';
import type { Noun, Part } from '../../platform/noun.js';
import { ATTRIBUTION } from '../../record/attributions/noun.js';
import { CLAIM } from '../../record/claims/noun.js';

/** Columns of a row, by name. */
export type Row = Readonly<Record<string, unknown>>;

type Erasable = Exclude<Described, { readonly kind: 'set_aside' }>;

/** The record that a person names, and its table. */
export const ERASABLE = Object.fromEntries([
  ...NOUNS.filter(({ kind }) => kind !== 'set_aside').map(({ kind, table }) => [kind, table]),
  ['list_edition', 'list_editions'],
]) as unknown as { readonly [N in Erasable as N['kind']]: N['table'] } & {
  readonly list_edition: 'list_editions';
};

export type ErasableKind = keyof typeof ERASABLE;

/** A table with text to clear: those above, and those of their child rows. */
export type ClearedTable =
  | (typeof ERASABLE)[ErasableKind]
  | 'claim_links'
  | 'finding_evidence'
  | 'list_items'
  | 'set_asides'
  | 'merge_proposals'
  | 'tokens';

export interface Subject {
  readonly kind: ErasableKind;
  readonly id: number;
}

/** The subject of `claim:42`; null for anything else. */
export function parseSubject(text: string): Subject | null {
  const [, kind, id] = /^([a-z_]+):([1-9]\d{0,14})$/.exec(text) ?? [];
  return kind !== undefined && Object.hasOwn(ERASABLE, kind)
    ? { kind: kind as ErasableKind, id: Number(id) }
    : null;
}

const NAME_ERASED = '[erased]';
const NO_SELECTOR = {
  selector_exact: null,
  selector_prefix: null,
  selector_suffix: null,
  selector_start_utf16: null,
  selector_end_utf16: null,
};

type Clear = (row: Row, at: string) => Row;

/** What follows from a noun: the text of its fields goes, and its name. */
function clearedBy({ name, fields = {}, erased = {} }: Noun): Clear {
  if (name === null || 'by' in name) return () => ({ ...erasedText(fields), ...erased });
  const { column, unique } = name;
  return (row) => ({
    ...erasedText(fields),
    [column]: unique ? `[erased ${row.id}]` : NAME_ERASED,
    ...erased,
  });
}

/** Where more has to be said than a noun's description can. */
const CLEARED_OTHERWISE = {
  claims: () => ({ ...erasedText(CLAIM.fields), text: '' }),
  claim_links: () => ({ note: null }),
  attributions: (row) => ({
    ...erasedText(ATTRIBUTION.fields),
    // Null marks a source that nobody has seen, which stays so.
    wording: row.wording === null ? null : '',
    ...NO_SELECTOR,
  }),
  annotations: () => ({ body: '', ...NO_SELECTOR }),
  // Its answers identify the erased text by hash, and their reason is gone.
  findings: () => ({ rationale: null, mechanism: null, actual_speaker_id: null, answers: null }),
  set_asides: () => ({ answers: null, difference: null, reason: null }),
  merge_proposals: () => ({ reason: null }),
  finding_evidence: () => NO_SELECTOR,
  snapshots: () => ({ text: null, typed_in_by: null, original_name: null, final_url: null, headers: null }),
  list_items: () => ({ locator: null, note: null }),
  list_editions: () => ({ name: null }),
  // A user must have an address; nobody can own this one. @source RFC 2606, section 2
  users: (row, at) => ({
    name: 'Erased user',
    email: `erased-${row.id}@invalid`,
    password_hash: null,
    disabled_at: row.disabled_at ?? at,
    second_factor_at: null,
    recovery_codes_left: null,
    time_zone: null,
    citation_style: null,
  }),
  tokens: (row, at) => ({ name: NAME_ERASED, revoked_at: row.revoked_at ?? at }),
} as const satisfies Partial<Record<ClearedTable, Clear>>;

const CLEARED = {
  ...Object.fromEntries(NOUNS.map((noun) => [noun.table, clearedBy(noun)])),
  ...CLEARED_OTHERWISE,
} as unknown as Readonly<Record<ClearedTable, Clear>>;

/**
 * The columns of a row that change when it is erased. Empty where nothing is left to clear.
 * @param at when it is erased: sessions and the like end then
 */
export function clearedOf(table: ClearedTable, row: Row, at: string): Row {
  return differing(CLEARED[table](row, at), row);
}

/**
 * The same for a row that remains and only points into what is erased.
 * @param answers those it keeps, where they have a hash of an erased name
 */
export function clearedSelectorOf(table: ClearedTable, row: Row, answers?: string): Row {
  const kept = answers === undefined ? {} : { answers };
  if (table === 'findings') return differing(kept, row);
  // The difference is described in words of the copy.
  return differing(table === 'set_asides' ? { ...kept, difference: null } : NO_SELECTOR, row);
}

function differing(patch: Row, row: Row): Row {
  return Object.fromEntries(
    Object.entries(patch).filter(([column, value]) => value !== (row[column] ?? null)),
  );
}

type Wordy = Extract<Described | DescribedPart, { readonly words: readonly string[] }>;

export type WordyTable = Wordy['table'];

/** Columns with text worth searching for, by table. */
export const WORDS = Object.fromEntries(
  [...NOUNS, ...PARTS.map(([part]) => part)].flatMap(({ table, words }: Noun | Part) =>
    words === undefined ? [] : [[table, words]],
  ),
) as unknown as { readonly [W in Wordy as W['table']]: W['words'] };

// These name somebody whose own record remains, and whose name is used throughout.
const NAMES_OF_OTHERS: readonly string[] = ['credited_as', 'typed_in_by'];

/** The text of a row, to be searched for elsewhere. */
export function wordsOf(table: string, row: Row): string[] {
  const columns: readonly string[] = Object.hasOwn(WORDS, table) ? WORDS[table as WordyTable] : [];
  return columns.flatMap((column) => {
    const value = NAMES_OF_OTHERS.includes(column) ? null : row[column];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}
