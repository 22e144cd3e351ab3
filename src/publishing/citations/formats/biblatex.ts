import { readEdtf } from '../../../platform/lib/edtf/grammar.js';
import type { CreditRole, SourceType } from '../../../vocabulary.js';
import { type Told, tagsOf } from '../model/facts.js';
import type { Format } from '../model/list.js';
import type { Holdings } from '../model/losses.js';
import { type RecordParts, recordWriter } from '../model/record-writer.js';
import { dayOfIssue, isAudio, makersOf, namesWith, noteOf, warningsOf } from '../model/reference.js';
import { type TexField, texEntry, texNames, texText, texUrl } from '../model/tex.js';
import type { CitedSource } from '../model.js';

// @source The biblatex package, 3.20, chapters 2.1 and 2.2

/** An entry type, with its fields for what contains a work and for who published it. */
interface Shape {
  readonly type: string;
  readonly container: string;
  readonly publisher: string;
  readonly subtype?: string;
}

const ARTICLE: Shape = { type: 'article', container: 'journaltitle', publisher: 'publisher' };
const ONLINE: Shape = { type: 'online', container: 'organization', publisher: 'publisher' };
const VIDEO: Shape = { type: 'video', container: 'journaltitle', publisher: 'organization' };
const REPORT: Shape = { type: 'report', container: 'series', publisher: 'institution' };
const MISC: Shape = { type: 'misc', container: 'howpublished', publisher: 'organization' };

const SHAPES: Readonly<Record<SourceType, Shape>> = {
  'article-newspaper': { ...ARTICLE, subtype: 'newspaper' },
  'article-magazine': { ...ARTICLE, subtype: 'magazine' },
  'article-journal': ARTICLE,
  article: { ...ARTICLE, subtype: 'newspaper' },
  webpage: ONLINE,
  'post-weblog': ONLINE,
  post: ONLINE,
  broadcast: VIDEO,
  motion_picture: VIDEO,
  song: { ...VIDEO, type: 'audio' },
  speech: { ...MISC, type: 'unpublished' },
  interview: MISC,
  hearing: REPORT,
  report: REPORT,
  document: MISC,
  book: { type: 'book', container: 'series', publisher: 'publisher' },
  chapter: { type: 'incollection', container: 'booktitle', publisher: 'publisher' },
  legislation: { ...MISC, type: 'legislation' },
  legal_case: { ...MISC, type: 'jurisdiction' },
  personal_communication: { ...MISC, type: 'letter' },
};

const HOLDINGS: Holdings = {
  sharedTypes: new Set([
    ...(['article', 'post-weblog', 'post', 'broadcast', 'interview', 'hearing', 'document'] as const),
  ]),
  fields: new Set([
    ...(['title', 'authors', 'translator'] as const),
    ...(['roles', 'names', 'outlet', 'container_title', 'issued', 'date_form', 'accessed'] as const),
    ...(['url', 'language', 'genre', 'number', 'tags'] as const),
  ]),
  others: 'note',
};

/** BibLaTeX: one entry for each quotation, of the source that it cites. */
export const biblatex: Format = {
  name: 'biblatex',
  title: 'BibLaTeX',
  about: 'a citation list for LaTeX with biblatex',
  mediaType: 'application/x-bibtex; charset=utf-8',
  extension: 'biblatex.bib',
  holds: 'list',
  use: 'managers',
  isStyled: false,
  holdings: HOLDINGS,
  begin: (head) => recordWriter(head, recordOf),
};

function recordOf(told: Told, parts: RecordParts): string {
  const shape = shapeOf(told.entry.cited.source);
  return texEntry(shape.type, parts.item.id, fieldsOf(told, parts, shape));
}

function shapeOf(source: CitedSource): Shape {
  const shape = source.type === null ? MISC : SHAPES[source.type];
  return source.type === 'broadcast' && isAudio(source) ? { ...shape, type: 'audio' } : shape;
}

/** NOTE: styles print `note`, so it has the warnings; the quotation with its evidence is in `annotation`. */
function fieldsOf(told: Told, { item, voice, line }: RecordParts, shape: Shape): TexField[] {
  const { entry, group } = told;
  const { source } = entry.cited;
  const tex = (words: string) => texText(line(words));
  const field = (name: string, words: string | null | undefined): TexField => [name, words ? tex(words) : ''];
  const names = (roles: readonly CreditRole[]) => texNames(namesWith(source, roles), tex);
  return [
    ['author', texNames(makersOf(source, ['author', 'interviewee']), tex)],
    ...editorsOf(names),
    ['translator', names(['interpreter', 'translator'])],
    // In braces of its own, so that no style changes its case.
    ['title', `{${tex(source.title)}}`],
    field(shape.container, item['container-title']),
    field(shape.publisher, item.publisher),
    field('entrysubtype', shape.subtype),
    field('type', source.genre ?? KINDS[source.type ?? 'document']),
    field('number', source.number),
    dateField('date', 'year', dayOfIssue(told)),
    field('eventtitle', item['event-title']),
    field('venue', item['event-place']),
    dateField('eventdate', 'eventyear', item['event-date'] ? (group?.said ?? entry).saidOn : null),
    ['url', source.url === null ? '' : texUrl(line(source.url))],
    dateField('urldate', 'urlyear', source.accessed),
    field('langid', source.language),
    field('keywords', tagsOf(told).join(', ')),
    field('note', warningsOf(told)),
    field('annotation', noteOf(told, voice, HOLDINGS).join(' ')),
  ];
}

/** What the entry type does not say. */
const KINDS: Partial<Record<SourceType, string>> = { interview: 'Interview', hearing: 'Hearing' };

/** Everybody who is no author, with a role each: BibLaTeX has four such fields. */
function editorsOf(names: (roles: readonly CreditRole[]) => string | null): TexField[] {
  const roles = (['director', 'host', 'interviewer'] as const).filter((role) => names([role]) !== null);
  return roles.flatMap((role, index): TexField[] => {
    const field = ['editor', 'editora', 'editorb'][index] ?? 'editorc';
    return [
      [field, names([role])],
      [`${field}type`, role],
    ];
  });
}

/** BibLaTeX reads EDTF. Another date is printed as it is in a field for the year. */
function dateField(name: string, yearName: string, edtf: string | null): TexField {
  if (edtf === null) return [name, ''];
  return readEdtf(edtf).ok ? [name, edtf] : [yearName, texText(edtf)];
}
