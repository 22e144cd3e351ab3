import { rememberingRow } from '../../../engines/remembering.js';
import type { SourceType } from '../../../vocabulary.js';
import type { CitedSource } from '../model.js';
import { type CslItem, type CslName, toSourceItem } from './csl.js';
import type { CslDate } from './dates.js';
import { toSource } from './entry.js';
import type { SourceRow } from './rows.js';

// Metadata that reference managers read from a page: lines for its head, and one span for its body. It follows from the
// same mapping as a citation.

export interface Bibliographic {
  /** For `<meta>`, in order; a name may be repeated. */
  readonly meta: readonly { readonly name: string; readonly content: string }[];
  /** The `title` of a `span.Z3988`. */
  readonly coins: string;
}

/** The part of a source that the metadata needs. */
export type DescribedSource = Pick<
  SourceRow,
  | 'id'
  | 'type'
  | 'title'
  | 'translated_title'
  | 'outlet_name'
  | 'container_title'
  | 'authors'
  | 'issued'
  | 'url'
  | 'language'
  | 'medium'
  | 'genre'
  | 'account'
>;

/** A speech without its own date has the day when it was held (EDTF); null where that is unknown or not needed. */
export function webMetaOfSource(row: DescribedSource, saidOn: string | null = null): Bibliographic {
  const source = describedSource(row);
  const [item, itemType] = [itemOf(source, saidOn), zoteroType(source)];
  const found = [['z:itemType', itemType], ...highwire(item, itemType), ...dublinCore(item)];
  const meta = found.flatMap(([name, content]) => (name && content ? [{ name, content }] : []));
  return { meta, coins: coinsOf(item, itemType) };
}

/** With its names apart: readers know authors, and contributors without a role. */
interface Item extends CslItem {
  readonly authors: readonly CslName[];
  readonly contributors: readonly CslName[];
}

function itemOf(source: CitedSource, saidOn: string | null): Item {
  const item = toSourceItem(source, { saidOn, occasion: null });
  // Without a host, CSL has the authors of a broadcast in the place of one.
  const isHosted = source.authors.some(({ role }) => role === 'host');
  const authors = item.author ?? (isHosted ? [] : (item.host ?? []));
  const others = [isHosted ? item.host : [], item.guest, item.interviewer, item.director, item.translator];
  return { ...item, authors, contributors: [item.contributor, ...others].flatMap((names) => names ?? []) };
}

/** Only the COinS span. Cached, since a list has fifty of them for the same sources. */
export function coinsOfSource(row: DescribedSource, saidOn: string | null = null): string {
  return saidOn === null ? rememberedCoins(row) : coinsWith(row, saidOn);
}

const rememberedCoins = rememberingRow((row: DescribedSource) => coinsWith(row, null));

function coinsWith(row: DescribedSource, saidOn: string | null): string {
  const source = describedSource(row);
  return coinsOf(itemOf(source, saidOn), zoteroType(source));
}

/** As a citation has it, with nothing in the fields that are not described. */
export function describedSource(row: DescribedSource): CitedSource {
  return toSource({ ...UNASKED, ...row }, []);
}

/** The fields of a citation that these lack. */
const UNASKED = {
  ...{
    title_is: 'title',
    shown: 'when_cited',
    outlet_kind: null,
    accessed: null,
    archive_url: null,
    number: null,
  },
  ...{ outlet_is_ours: null, post_id: null, note: null },
  ...{ condition: 'as_published', condition_on: null, condition_notice: null, no_author: 0, no_date: 0 },
} as const satisfies Partial<SourceRow>;

type Line = readonly [name: string, content: string | null | undefined];

/** @source Google Scholar, inclusion guidelines; Zotero, Embedded Metadata.js */
function highwire(item: Item, itemType: string): Line[] {
  return [
    ['citation_title', item.title],
    ...item.authors.map((name): Line => ['citation_author', nameWords(name)]),
    ['citation_publication_date', dateWords(item.issued, '/')],
    ['citation_journal_title', isArticle(itemType) ? item['container-title'] : null],
    ['citation_publisher', item.publisher],
    ['citation_language', item.language],
    ['citation_public_url', item.URL],
  ];
}

/** @source DCMI, Dublin Core metadata element set 1.1 */
function dublinCore(item: Item): Line[] {
  return [
    ['DC.title', item.title],
    ...item.authors.map((name): Line => ['DC.creator', nameWords(name)]),
    ...item.contributors.map((name): Line => ['DC.contributor', nameWords(name)]),
    ['DC.date', dateWords(item.issued, '-')],
    ['DC.source', item['container-title']],
    ['DC.publisher', item.publisher],
    ['DC.language', item.language],
    ['DC.identifier', item.URL],
    ['DC.type', item.genre],
  ];
}

/** The format of articles has no contributors. @source Z39.88-2004, KEV formats; COinS 1.0 */
function coinsOf(item: Item, itemType: string): string {
  const inPaper = isArticle(itemType);
  const [first, ...others] = item.authors;
  const author: Line[] =
    first?.family === undefined
      ? [['rft.au', first?.literal]]
      : [
          ['rft.aulast', first.family],
          ['rft.aufirst', first.given],
        ];
  const lines: Line[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${inPaper ? 'journal' : 'dc'}`],
    ['rft.genre', inPaper ? 'article' : null],
    ['rft.type', inPaper ? null : itemType],
    [inPaper ? 'rft.atitle' : 'rft.title', item.title],
    [inPaper ? 'rft.jtitle' : 'rft.source', item['container-title']],
    ['rft.publisher', item.publisher],
    ['rft.date', dateWords(item.issued, '-')],
    ['rft.language', item.language],
    ...author,
    ...others.map((name): Line => ['rft.au', nameWords(name)]),
    ...(inPaper ? [] : item.contributors).map((name): Line => ['rft.contributor', nameWords(name)]),
    ['rft_id', item.URL],
  ];
  return new URLSearchParams(
    lines.flatMap(([name, content]): [string, string][] => (content ? [[name, content]] : [])),
  ).toString();
}

function isArticle(itemType: string): boolean {
  return ['newspaperArticle', 'magazineArticle', 'journalArticle'].includes(itemType);
}

function nameWords({ family, given, literal }: CslName): string {
  return literal ?? [family, given].filter(Boolean).join(', ');
}

/** The first day, as far as it is known: `2023-06`. Null for a date without parts. */
function dateWords(date: CslDate | undefined, between: string): string | null {
  const parts = date?.['date-parts']?.[0];
  return parts?.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join(between) ?? null;
}

/** Zotero's type for each of ours. @source Zotero schema 37, itemTypes */
const ITEM_TYPES: Readonly<Record<SourceType, string>> = {
  'article-newspaper': 'newspaperArticle',
  'article-magazine': 'magazineArticle',
  'article-journal': 'journalArticle',
  article: 'document',
  webpage: 'webpage',
  'post-weblog': 'blogPost',
  post: 'forumPost',
  broadcast: 'tvBroadcast',
  motion_picture: 'film',
  song: 'audioRecording',
  speech: 'presentation',
  interview: 'interview',
  hearing: 'hearing',
  report: 'report',
  document: 'document',
  book: 'book',
  chapter: 'bookSection',
  legislation: 'statute',
  legal_case: 'case',
  personal_communication: 'letter',
};

/** Zotero's item type of a source: one of our types may be several of Zotero's. */
export function zoteroType({ type, medium, genre, url }: CitedSource): string {
  const said = `${medium ?? ''} ${genre ?? ''}`;
  if (type === 'broadcast' && /radio|audio/i.test(said)) return 'radioBroadcast';
  if (type === 'song' && /podcast/i.test(said)) return 'podcast';
  if (type === 'motion_picture' && url !== null) return 'videoRecording';
  if (type === 'article' && url !== null) return 'webpage';
  return type === null ? 'document' : ITEM_TYPES[type];
}
