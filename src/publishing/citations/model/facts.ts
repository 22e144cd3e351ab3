import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { listed } from '../../../platform/lib/text/how-many.js';
import { type CreditRole, SOURCE_TYPES, TITLE_KINDS } from '../../../vocabulary.js';
import type { CitableEntry, CitedSource, Credit, SourceGroup } from '../model.js';
import { creditsInWords, nameInWords } from './credits.js';
import { dayOf, isPlainDate } from './dates.js';
import type { EntryRows } from './rows.js';

// What an entry can say of its source, by fact. A format declares for each where it holds it: losses.ts.

/** A printed entry with its rows. */
export interface Told {
  readonly entry: CitableEntry;
  readonly rows: EntryRows;
  /** Set where it stands for all quotations of its source. */
  readonly group: SourceGroup | null;
}

/** Topics are those of one quotation, not of its source. */
export function tagsOf({ rows, group }: Told): readonly string[] {
  return group === null ? rows.tags : [];
}

export interface Fact {
  /** Its name for people. */
  readonly label: string;
  /** Null where the entry does not say it. */
  words(told: Told): string | null;
  /** Whether the evidence of an entry says it, which a source that stands for its quotations does not have. */
  readonly inEvidence?: true;
}

export const FACTS = {
  title: ofSource('Title', ({ title }) => title),
  type: ofSource('Source type', ({ type }) => (type === null ? null : SOURCE_TYPES[type])),
  title_is: ofSource('The title is', ({ titleIs }) =>
    titleIs === 'title' ? null : TITLE_KINDS[titleIs].replace(/^./, (first) => first.toLowerCase()),
  ),
  translated_title: ofSource('Title in English', ({ translatedTitle }) => translatedTitle),
  authors: ofSource('Author', authorsOf),
  roles: ofSource('Interviewer, host or director', (source) =>
    inRoles(source, ['interviewer', 'host', 'director']),
  ),
  voices: ofSource('Interviewee or interpreter', (source) => inRoles(source, ['interviewee', 'interpreter'])),
  translator: ofSource('Translator', (source) => inRoles(source, ['translator'])),
  names: ofSource('Name with a comma or “and”', ({ authors }) =>
    joined(authors.filter(hasComma).map(nameInWords)),
  ),
  outlet: ofSource('Outlet', ({ outlet }) => outlet),
  container_title: ofSource('Part of', ({ containerTitle }) => containerTitle),
  issued: ofSource('Published', ({ issued }) => (issued === null ? null : formatEdtf(issued))),
  date_form: ofSource('Period or uncertain date', ({ issued }) =>
    issued === null || isPlainDate(issued) ? null : formatEdtf(issued),
  ),
  accessed: { ...ofSource('Accessed', ({ accessed }) => accessed), inEvidence: true },
  url: ofSource('Web address', ({ url }) => url),
  archive_url: {
    ...ofSource('Address of an archived copy', ({ archiveUrl }) => archiveUrl),
    inEvidence: true,
  },
  language: ofSource('Language', ({ language }) => language),
  medium: ofSource('Medium', ({ medium }) => medium),
  genre: ofSource('Genre', ({ genre }) => genre),
  number: ofSource('Number', ({ number }) => number),
  account: ofSource('Account', ({ account, authors }) => (authors.length === 0 ? null : account)),
  post_id: ofSource('Post number', ({ postId }) => postId),
  source_note: ofSource('Note on the source', ({ note }) => note),
  absence: ofSource('Not given by the source', absenceOf),
  copies: ofSource('Saved copies', ({ copies }) =>
    joined(copies.map((copy) => `${dayOf(copy.capturedAt)}, SHA-256 ${copy.textSha256}`)),
  ),
  tags: { label: 'Topics', words: (told) => joined(tagsOf(told)) },
  quotation: {
    label: 'Quotation with its evidence',
    words: ({ entry, group }) => (group === null ? entry.words : null),
    inEvidence: true,
  },
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof FACTS;

function ofSource(label: string, words: (source: CitedSource) => string | null): Fact {
  return { label, words: ({ entry }) => words(entry.cited.source) };
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join('; ');
}

function authorsOf({ authors, account }: CitedSource): string | null {
  const names = authors.filter(({ role }) => role === 'author').map(nameInWords);
  return authors.length === 0 ? account : joined(names);
}

function inRoles({ authors }: CitedSource, roles: readonly CreditRole[]): string | null {
  return joined(creditsInWords(authors.filter(({ role }) => roles.includes(role))));
}

function hasComma(name: Credit): boolean {
  return 'literal' in name && /,|\band\b/i.test(name.literal);
}

function absenceOf({ noAuthor, noDate }: CitedSource): string | null {
  const absent = [noAuthor ? 'author' : null, noDate ? 'date' : null].filter((part) => part !== null);
  return absent.length === 0 ? null : listed(absent);
}
