// The fields of BibTeX and BibLaTeX, and the CSL variable of each. @source BibLaTeX manual, 2.2; btxdoc, 3.2

/** Fields that have a variable of another name. The first that an entry has is the value; others get their label. */
export const BIBTEX_VALUES = byName({
  title: 'title',
  journaltitle: 'container-title',
  journal: 'container-title',
  booktitle: 'container-title',
  maintitle: 'collection-title',
  series: 'collection-title',
  publisher: 'publisher',
  institution: 'publisher',
  organization: 'publisher',
  school: 'publisher',
  location: 'publisher-place',
  address: 'publisher-place',
  venue: 'event-place',
  eventtitle: 'event-title',
  pages: 'page',
  pagetotal: 'number-of-pages',
  volumes: 'number-of-volumes',
  chapter: 'chapter-number',
  issue: 'issue',
  volume: 'volume',
  edition: 'edition',
  version: 'version',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  url: 'URL',
  type: 'genre',
  shorttitle: 'title-short',
  shortjournal: 'container-title-short',
  origtitle: 'original-title',
  origpublisher: 'original-publisher',
  library: 'archive',
  language: 'language',
  langid: 'language',
});

export const BIBTEX_DATES = byName({
  date: 'issued',
  urldate: 'accessed',
  eventdate: 'event-date',
  origdate: 'original-date',
});

/** Fields of names; those of `editor` may be of another kind, which `editortype` says. */
export const BIBTEX_NAMES = byName({
  author: 'author',
  editor: 'editor',
  editora: 'editor',
  editorb: 'editor',
  editorc: 'editor',
  translator: 'translator',
  director: 'director',
  bookauthor: 'container-author',
});

/** Labels of what has no variable. */
export const BIBTEX_LABELS = byName({
  abstract: 'Abstract',
  note: 'Notes',
  annote: 'Notes',
  annotation: 'Notes',
  addendum: 'Notes',
  keywords: 'Keywords',
  howpublished: 'Published as',
  eprint: 'Preprint',
  eprinttype: 'Archive of the preprint',
  archiveprefix: 'Archive of the preprint',
  pubstate: 'State of publication',
  titleaddon: 'Addition to the title',
  booksubtitle: 'Subtitle of the book',
  journalsubtitle: 'Subtitle of the journal',
  issuetitle: 'Title of the issue',
  issuesubtitle: 'Subtitle of the issue',
  crossref: 'Part of the entry',
});

/** What is only about the file or its program. */
export const BIBTEX_IGNORED: ReadonlySet<string> = new Set([
  'ids',
  'timestamp',
  'owner',
  'entrysubtype',
  'options',
  'langidopts',
]);

/** Kinds of editors that are a name variable of CSL, or a role here. */
export const EDITOR_TYPES = byName({
  interviewer: 'interviewer',
  host: 'host',
  director: 'director',
  translator: 'translator',
});

/** NOTE: no object, since a file may have a field `constructor`. */
function byName(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table));
}
