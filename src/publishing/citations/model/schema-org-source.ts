import { CREDIT_ROLES, type SourceType } from '../../../vocabulary.js';
import type { CitedSource, Credit, KeptCopy } from '../model.js';
import { bareNumber } from './csl.js';
import { toCslDate } from './dates.js';
import type { LdNode } from './json-ld.js';
import { isAudio } from './reference.js';

// A source in the terms of schema.org. @source https://schema.org, version 29

const TYPES: Readonly<Record<SourceType, string>> = {
  'article-newspaper': 'NewsArticle',
  'article-magazine': 'Article',
  'article-journal': 'ScholarlyArticle',
  article: 'Article',
  webpage: 'WebPage',
  'post-weblog': 'BlogPosting',
  post: 'SocialMediaPosting',
  broadcast: 'TVEpisode',
  motion_picture: 'VideoObject',
  song: 'AudioObject',
  speech: 'CreativeWork',
  interview: 'Conversation',
  hearing: 'CreativeWork',
  report: 'Report',
  document: 'DigitalDocument',
  book: 'Book',
  chapter: 'Chapter',
  legislation: 'Legislation',
  legal_case: 'CreativeWork',
  personal_communication: 'Message',
};

/** Source types that share a type of schema.org. */
export const SHARED_TYPES: readonly SourceType[] = [
  'article-magazine',
  'article',
  'speech',
  'hearing',
  'legal_case',
];

/** @param id its address, or a name within the document */
export function sourceNode(source: CitedSource, id: string): LdNode {
  const type = typeOf(source);
  return {
    '@id': id,
    '@type': type,
    name: source.title,
    alternateName: source.translatedTitle,
    ...creatorsOf(source),
    publisher: organization(source.outlet),
    isPartOf: partOf(source, type),
    datePublished: firstDay(source.issued),
    inLanguage: source.language,
    genre: source.genre,
    identifier: [
      identifier('account', source.authors.length === 0 ? null : source.account),
      identifier('post', source.postId),
      identifier('number', bareNumber(source)),
    ],
    url: source.url,
    archivedAt: source.archiveUrl,
    associatedMedia: source.copies.map(copyNode),
  };
}

/** Of a period its first day, as far as it is known; null where there is none in our era. */
function firstDay(edtf: string | null): string | null {
  const [year = -1, ...rest] = (edtf !== null && toCslDate(edtf)['date-parts']?.[0]) || [];
  if (year < 0) return null;
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

/** A program heard on the radio or as a podcast, or seen on television. */
function typeOf(source: CitedSource): string {
  const { type } = source;
  if (type === null) return 'CreativeWork';
  if (type === 'broadcast' && isAudio(source)) return 'RadioEpisode';
  return type === 'song' && /podcast/i.test(source.genre ?? '') ? 'PodcastEpisode' : TYPES[type];
}

function partOf({ containerTitle }: CitedSource, type: string): LdNode {
  return { '@type': type.endsWith('Episode') ? 'CreativeWorkSeries' : 'CreativeWork', name: containerTitle };
}

/** Every role but an author's and a translator's is named: schema.org has no property for it on every type. */
function creatorsOf(source: CitedSource): LdNode {
  const { authors, account } = source;
  const others = authors.filter(({ role }) => role !== 'author' && role !== 'translator');
  return {
    author: authors.length === 0 ? { '@type': 'Thing', name: account } : nodesOf(source, 'author'),
    translator: nodesOf(source, 'translator'),
    contributor: others.map((credit) => ({
      '@type': 'Role',
      roleName: CREDIT_ROLES[credit.role],
      contributor: nameNode(credit),
    })),
  };
}

function nodesOf(source: CitedSource, role: 'author' | 'translator'): LdNode[] {
  return source.authors.filter((credit) => credit.role === role).map(nameNode);
}

/** NOTE: a name without parts may be a person's or a body's, which schema.org calls a Thing. */
function nameNode(name: Credit): LdNode {
  if ('literal' in name) return { '@type': 'Thing', name: name.literal };
  return {
    '@type': 'Person',
    name: name.given === null ? name.family : `${name.given} ${name.family}`,
    familyName: name.family,
    givenName: name.given,
  };
}

export function organization(name: string | null): LdNode {
  return { '@type': 'Organization', name };
}

function identifier(propertyID: string, value: string | null): LdNode | null {
  return value === null ? null : { '@type': 'PropertyValue', propertyID, value };
}

function copyNode({ capturedAt, textSha256 }: KeptCopy): LdNode {
  return { '@type': 'MediaObject', dateCreated: capturedAt, sha256: textSha256 };
}
