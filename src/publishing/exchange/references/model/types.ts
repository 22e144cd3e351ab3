import { SOURCE_TYPES, type SourceType } from '../../../../vocabulary.js';

// From the types of each format to those of CSL, and from these to ours. Only what is the same: a type that is merely
// similar comes in as “Type not known”.

/** CSL types under which our types come in as well. @source CSL 1.0.2, appendix III */
const ALSO: Readonly<Record<string, SourceType>> = { manuscript: 'document', pamphlet: 'document' };

/** Our type for one of CSL; null where we have none. */
export function sourceTypeOf(cslType: string | null): SourceType | null {
  if (cslType === null) return null;
  return Object.hasOwn(SOURCE_TYPES, cslType) ? (cslType as SourceType) : (own(ALSO, cslType) ?? null);
}

/** @source RIS Format Specifications, Research Information Systems; the export of Zotero */
const RIS_TYPES: Readonly<Record<string, string>> = {
  NEWS: 'article-newspaper',
  MGZN: 'article-magazine',
  JOUR: 'article-journal',
  EJOUR: 'article-journal',
  JFULL: 'article-journal',
  INPR: 'article',
  ELEC: 'webpage',
  WEB: 'webpage',
  BLOG: 'post-weblog',
  VIDEO: 'motion_picture',
  MPCT: 'motion_picture',
  SOUND: 'song',
  MUSIC: 'song',
  SLIDE: 'speech',
  HEAR: 'hearing',
  RPRT: 'report',
  GOVDOC: 'report',
  MANSCPT: 'document',
  PAMP: 'document',
  UNPB: 'document',
  UNPD: 'document',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  STAT: 'legislation',
  CASE: 'legal_case',
  PCOMM: 'personal_communication',
};

/** NOTE: ICOMM is an e-mail or a post on a platform, of which only the second has an address. */
export function cslTypeOfRis(type: string, hasAddress: boolean): string | null {
  if (type === 'ICOMM') return hasAddress ? 'post' : 'personal_communication';
  return own(RIS_TYPES, type) ?? null;
}

/** @source BibLaTeX manual, 2.1; btxdoc, 3.1 */
const BIBTEX_TYPES: Readonly<Record<string, string>> = {
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  video: 'motion_picture',
  movie: 'motion_picture',
  audio: 'song',
  music: 'song',
  letter: 'personal_communication',
  report: 'report',
  techreport: 'report',
  booklet: 'document',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  inbook: 'chapter',
  incollection: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
};

/** What an entry has beside its type. */
export interface BibtexHints {
  /** `entrysubtype`, in lower case; '' for none. */
  readonly subtype: string;
  /** Whether it has the volume, issue or DOI of a journal. */
  readonly isOfJournal: boolean;
  readonly hasEvent: boolean;
}

/** An article is one of a journal only where it has what those have. */
export function cslTypeOfBibtex(
  type: string,
  { subtype, isOfJournal, hasEvent }: BibtexHints,
): string | null {
  switch (type) {
    case 'article':
      if (subtype === 'newspaper' || subtype === 'magazine') return `article-${subtype}`;
      return isOfJournal ? 'article-journal' : 'article';
    case 'unpublished':
      return hasEvent ? 'speech' : 'document';
    default:
      return own(BIBTEX_TYPES, type) ?? null;
  }
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
