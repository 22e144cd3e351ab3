import { distinct, type Found, type FoundAuthor, type FoundIn, type FoundReading, lineOf } from './found.js';
import { articlesIn, type LdArticle } from './json-ld.js';
import { joinNames, keyOfAuthors, type NamesRead, nameOfCitation, namesInByline } from './names.js';
import { readWrittenDate } from './written-date.js';

// Gathers what a page says of itself: from its JSON-LD, its meta elements, its head, and last from its text.

/** The part of a document that is used; linkedom's satisfies it. */
export interface MetaDocument {
  querySelectorAll(selector: string): Iterable<MetaElement>;
}

interface MetaElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

/** What Readability makes of the page. */
export interface ReadFromText {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly issued: string | null;
}

const MAX_ELEMENTS = 2_000;

/** NOTE: before Readability, which destroys the document. @returns what the text adds to that */
export function metadataOf(document: MetaDocument): (text: ReadFromText | null) => Found {
  const first = (selector: string) => [...document.querySelectorAll(selector)].slice(0, MAX_ELEMENTS);
  const metas = metasOf(first('meta[content]'));
  const canonical = first('link[rel~="canonical" i]')[0]?.getAttribute('href') ?? null;
  const blocks = first('script[type="application/ld+json" i]').map((one) => one.textContent ?? '');
  const head = {
    metas,
    canonical,
    articles: ofThisPage(articlesIn(blocks), canonical),
    title: first('title')[0]?.textContent ?? null,
    lang: first('html')[0]?.getAttribute('lang') ?? null,
    time: first('time[datetime][itemprop~="datePublished"]')[0]?.getAttribute('datetime') ?? null,
  };
  return (text) => foundIn(head, text);
}

type Metas = ReadonlyMap<string, readonly string[]>;

interface Head {
  readonly metas: Metas;
  readonly canonical: string | null;
  readonly articles: readonly LdArticle[];
  readonly title: string | null;
  readonly lang: string | null;
  readonly time: string | null;
}

function metasOf(elements: readonly MetaElement[]): Metas {
  const metas = new Map<string, string[]>();
  for (const element of elements) {
    const of = (name: string) => element.getAttribute(name);
    const name = (of('property') ?? of('name') ?? of('itemprop') ?? of('http-equiv') ?? '').toLowerCase();
    const value = of('content') ?? '';
    if (name !== '' && value.trim() !== '') metas.set(name, [...(metas.get(name) ?? []), value].slice(0, 50));
  }
  return metas;
}

/** Where a page describes several articles, those with its own address. */
function ofThisPage(articles: readonly LdArticle[], canonical: string | null): readonly LdArticle[] {
  const own = articles.filter(({ url }) => url !== null && url === canonical);
  return own.length > 0 ? own : articles;
}

function foundIn(head: Head, text: ReadFromText | null): Found {
  const outlet = distinct(outletsIn(head, text), plain);
  const found = {
    title: distinct(titlesIn(head, text, outlet), plain),
    outlet,
    authors: distinct(authorsIn(head, text), keyOfAuthors),
    issued: distinct(datesIn(head, text), (day) => day),
    language: distinct(languagesIn(head), (tag) => tag.split('-', 1)[0] ?? tag),
    url: distinct(addressesIn(head), (address) => address.replace(/\/$/, '')),
  };
  return Object.fromEntries(Object.entries(found).filter(([, readings]) => readings.length > 0));
}

/** Equal for texts that differ only in case, spaces and the shape of their marks. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

type Readings<Value> = readonly FoundReading<Value>[];

/** Several articles on one page: none of them is surely this one. */
function fromArticles<Value>(
  { articles }: Head,
  read: (article: LdArticle) => { readonly value: Value; readonly isSure: boolean } | null,
): Readings<Value> {
  return articles.flatMap((article) => {
    const one = read(article);
    return one === null
      ? []
      : [{ ...one, from: 'json_ld' as const, isSure: one.isSure && articles.length === 1 }];
  });
}

function lines(values: readonly (string | null | undefined)[], from: FoundIn, max: number): Readings<string> {
  return values.flatMap((text) => {
    const value = lineOf(text, max);
    return value === null ? [] : [{ value, from, isSure: true }];
  });
}

const sureLine = (value: string | null) => (value === null ? null : { value, isSure: true });

function meta(metas: Metas, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => metas.get(name)?.slice(0, 1) ?? []);
}

function titlesIn(head: Head, text: ReadFromText | null, outlets: Readings<string>): Readings<string> {
  const { metas } = head;
  const said = [
    ...fromArticles(head, ({ title }) => sureLine(title)),
    ...lines(meta(metas, 'og:title', 'twitter:title'), 'open_graph', 500),
    ...lines(meta(metas, 'citation_title'), 'citation', 500),
    ...lines(meta(metas, 'dc.title', 'dcterms.title'), 'dublin_core', 500),
  ];
  const names = outlets.map(({ value }) => plain(value));
  const own = said.map((one) => ({ ...one, value: withoutOutlet(one.value, names) }));
  // The title of a window has the outlet's name in any shape, so it counts only where there is no other.
  return own.length > 0 ? own : lines([text?.title ?? head.title], text?.title ? 'text' : 'html', 500);
}

/** `The toll rises` of `The toll rises | The Harbour Herald`. */
function withoutOutlet(title: string, outlets: readonly string[]): string {
  const parted = /^(.{3,}\S)\s+[|–—·-]\s+([^|–—·]{2,80})$/.exec(title);
  return parted && outlets.includes(plain(parted[2] ?? '')) ? (parted[1] ?? title) : title;
}

function outletsIn(head: Head, text: ReadFromText | null): Readings<string> {
  const said = [
    ...fromArticles(head, ({ outlet }) => sureLine(outlet)),
    ...lines(meta(head.metas, 'og:site_name'), 'open_graph', 200),
    ...lines(meta(head.metas, 'citation_publisher', 'citation_journal_title'), 'citation', 200),
    ...lines(meta(head.metas, 'dc.publisher', 'dcterms.publisher'), 'dublin_core', 200),
  ];
  return said.length > 0 ? said : lines([text?.outlet], 'text', 200);
}

function authorsIn(head: Head, text: ReadFromText | null): Readings<readonly FoundAuthor[]> {
  const { metas } = head;
  const all = (name: string) => metas.get(name) ?? [];
  const said = [
    ...fromArticles(head, ({ authors }) => authors && { value: authors.authors, isSure: authors.isSure }),
    ...names(joinNames(all('article:author').map(namesInByline)), 'open_graph'),
    ...names(joinNames(all('citation_author').map(nameOfCitation)), 'citation'),
    ...names(joinNames([...all('dc.creator'), ...all('dcterms.creator')].map(nameOfCitation)), 'dublin_core'),
    ...names(joinNames((metas.get('author') ?? all('parsely-author')).map(namesInByline)), 'html'),
  ];
  return said.length > 0 ? said : names(namesInByline(text?.byline), 'text').map(notSure);
}

function names(read: NamesRead | null, from: FoundIn): Readings<readonly FoundAuthor[]> {
  return read === null ? [] : [{ value: read.authors, from, isSure: read.isSure }];
}

function datesIn(head: Head, text: ReadFromText | null): Readings<string> {
  const { metas } = head;
  const dated = (values: readonly (string | null | undefined)[], from: FoundIn) =>
    values.flatMap((value) => {
      const date = value ? readWrittenDate(value) : null;
      return date === null ? [] : [{ ...date, from }];
    });
  const said = [
    ...fromArticles(head, ({ issued }) => (issued && readWrittenDate(issued)) || null),
    ...dated(meta(metas, 'article:published_time', 'og:published_time'), 'open_graph'),
    ...dated(meta(metas, 'citation_publication_date', 'citation_online_date', 'citation_date'), 'citation'),
    ...dated(meta(metas, 'dcterms.issued', 'dc.date.issued', 'dc.date', 'dcterms.date'), 'dublin_core'),
    ...dated([...meta(metas, 'date', 'pubdate', 'parsely-pub-date', 'datepublished'), head.time], 'html'),
  ];
  return said.length > 0 ? said : dated([text?.issued], 'text').map(notSure);
}

/** Read off the text of the page, which is a guess. */
function notSure<Value>(reading: FoundReading<Value>): FoundReading<Value> {
  return { ...reading, isSure: false };
}

function languagesIn(head: Head): Readings<string> {
  const tags = (values: readonly (string | null | undefined)[], from: FoundIn) =>
    values.flatMap((value) => {
      const tag = value ? languageTag(value) : null;
      return tag === null ? [] : [{ value: tag, from, isSure: true }];
    });
  return [
    ...head.articles.flatMap(({ language }) => tags([language], 'json_ld')),
    ...tags(meta(head.metas, 'og:locale'), 'open_graph'),
    ...tags(meta(head.metas, 'citation_language'), 'citation'),
    ...tags(meta(head.metas, 'dc.language', 'dcterms.language'), 'dublin_core'),
    ...tags([head.lang, ...meta(head.metas, 'content-language', 'language')], 'html'),
  ];
}

/** `en-GB` of `en_GB`; null for what is no language, and for “not determined”. @source BCP 47 */
function languageTag(text: string): string | null {
  try {
    const [tag = null] = Intl.getCanonicalLocales(text.trim().slice(0, 40).replaceAll('_', '-'));
    return tag === null || /^(?:und|zxx|mul|x)\b/.test(tag) ? null : tag;
  } catch {
    return null;
  }
}

function addressesIn(head: Head): Readings<string> {
  const [first] = head.articles.length === 1 ? head.articles : [];
  return [
    ...lines([head.canonical], 'html', 2_000),
    ...lines(meta(head.metas, 'og:url'), 'open_graph', 2_000),
    ...lines([first?.url], 'json_ld', 2_000),
  ];
}
