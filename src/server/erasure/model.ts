// Which columns of a row are cleared when it is erased, and which count as its text. Dates, kinds, languages and
// references between rows remain: that a record existed is not erased.

import { erasedText } from '../../platform/lib/fields/noun-fields.js';
import { ATTRIBUTION_FIELDS } from '../../record/attributions/fields.js';
import { CLAIM_FIELDS } from '../../record/claims/fields.js';
import { OCCASION_FIELDS } from '../../record/occasions/fields.js';
import { OUTLET_FIELDS } from '../../record/outlets/fields.js';
import { SOURCE_FIELDS } from '../../record/sources/fields.js';
import { SPEAKER_FIELDS } from '../../record/speakers/fields.js';
import { TAG_FIELDS } from '../../record/tags/fields.js';

/** Columns of a row, by name. */
export type Row = Readonly<Record<string, unknown>>;

/** The record that a person names, and its table. */
export const ERASABLE = {
  claim: 'claims',
  attribution: 'attributions',
  annotation: 'annotations',
  source: 'sources',
  snapshot: 'snapshots',
  speaker: 'speakers',
  occasion: 'occasions',
  outlet: 'outlets',
  tag: 'tags',
  list: 'lists',
  list_edition: 'list_editions',
  view: 'views',
  style: 'styles',
  finding: 'findings',
  search: 'searches',
  contact: 'contacts',
  user: 'users',
} as const;

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

const CLEARED: { readonly [T in ClearedTable]: (row: Row, at: string) => Row } = {
  claims: () => ({ ...erasedText(CLAIM_FIELDS), text: '' }),
  claim_links: () => ({ note: null }),
  attributions: (row) => ({
    ...erasedText(ATTRIBUTION_FIELDS),
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
  searches: () => ({ place: '', words: '', result: null }),
  contacts: () => ({ asked: '', question: '', answer: null }),
  views: () => ({ name: NAME_ERASED, query: '' }),
  styles: () => ({ title: NAME_ERASED, authors: '[]', csl: '' }),
  sources: () => ({ ...erasedText(SOURCE_FIELDS), title: NAME_ERASED, authors: '[]' }),
  snapshots: () => ({ text: null, typed_in_by: null, original_name: null, final_url: null, headers: null }),
  speakers: () => ({ ...erasedText(SPEAKER_FIELDS), name: NAME_ERASED }),
  occasions: () => ({ ...erasedText(OCCASION_FIELDS), name: NAME_ERASED }),
  outlets: () => ({ ...erasedText(OUTLET_FIELDS), name: NAME_ERASED }),
  // An erased tag gets a unique placeholder, since tag names are unique.
  tags: (row) => ({ ...erasedText(TAG_FIELDS), name: `[erased ${row.id}]` }),
  lists: () => ({ title: NAME_ERASED, note: null }),
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
};

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

/** Columns with text worth searching for: not a locator, a cue or the name of a medium. */
export const WORDS = {
  claims: ['text', 'summary', 'note'],
  claim_links: ['note'],
  attributions: ['wording', 'credited_as', 'selector_exact', 'note'],
  annotations: ['body', 'selector_exact'],
  findings: ['rationale', 'mechanism'],
  set_asides: ['difference', 'reason'],
  merge_proposals: ['reason'],
  finding_evidence: ['selector_exact'],
  searches: ['place', 'words', 'result'],
  contacts: ['asked', 'question', 'answer'],
  sources: ['title', 'translated_title', 'url', 'note', 'condition_notice'],
  snapshots: ['text', 'typed_in_by', 'original_name'],
  speakers: ['name', 'description'],
  speaker_names: ['name'],
  speaker_titles: ['title', 'body'],
  occasions: ['name', 'note'],
  outlets: ['name', 'note'],
  tags: ['name', 'note'],
  lists: ['title', 'note'],
  list_items: ['note'],
  list_editions: ['name'],
  views: ['name', 'query'],
  styles: ['title', 'authors', 'csl'],
  users: ['name', 'email'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WordyTable = keyof typeof WORDS;

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
