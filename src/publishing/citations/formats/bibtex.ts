import { MONTH_KEYS } from '../../../engines/words/calendar.js';
import { type CreditRole, keysOf, SOURCE_TYPES, type SourceType } from '../../../vocabulary.js';
import type { CslDate } from '../model/dates.js';
import { type Told, tagsOf } from '../model/facts.js';
import type { Format } from '../model/list.js';
import type { Holdings } from '../model/losses.js';
import { type RecordParts, recordWriter } from '../model/record-writer.js';
import { makersOf, namesWith, noteOf, warningsOf } from '../model/reference.js';
import { type TexField, texEntry, texNames, texText, texUrl } from '../model/tex.js';

// @source BibTeXing, Oren Patashnik, 1988. `url`, `urldate`, `day`, `language` and `keywords` are not from there, but
// widely read.

/** An entry type, with its fields for what contains a work and for who published it. */
interface Shape {
  readonly type: string;
  readonly container: string;
  readonly publisher: string;
}

const ARTICLE: Shape = { type: 'article', container: 'journal', publisher: 'publisher' };
const REPORT: Shape = { type: 'techreport', container: 'series', publisher: 'institution' };
const MISC: Shape = { type: 'misc', container: 'howpublished', publisher: 'publisher' };

const SHAPES: Partial<Record<SourceType, Shape>> = {
  'article-newspaper': ARTICLE,
  'article-magazine': ARTICLE,
  'article-journal': ARTICLE,
  article: ARTICLE,
  report: REPORT,
  hearing: REPORT,
  book: { type: 'book', container: 'series', publisher: 'publisher' },
  chapter: { type: 'incollection', container: 'booktitle', publisher: 'publisher' },
};

const OWN: readonly SourceType[] = ['article-journal', 'report', 'book', 'chapter'];

const HOLDINGS: Holdings = {
  sharedTypes: new Set(keysOf(SOURCE_TYPES).filter((type) => !OWN.includes(type))),
  fields: new Set([
    ...(['title', 'authors', 'translator'] as const),
    ...(['names', 'outlet', 'container_title', 'issued', 'accessed', 'url'] as const),
    ...(['language', 'genre', 'number', 'tags'] as const),
  ]),
  others: 'note',
};

/** BibTeX: one entry for each quotation, of the source that it cites. */
export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX',
  about: 'a citation list for LaTeX with BibTeX',
  mediaType: 'application/x-bibtex; charset=utf-8',
  extension: 'bib',
  holds: 'list',
  use: 'managers',
  isStyled: false,
  holdings: HOLDINGS,
  begin: (head) => recordWriter(head, recordOf),
};

function recordOf(told: Told, parts: RecordParts): string {
  const { type } = told.entry.cited.source;
  const shape = (type === null ? null : SHAPES[type]) ?? MISC;
  return texEntry(shape.type, parts.item.id, fieldsOf(told, parts, shape));
}

/** NOTE: styles print `note`, so it has the warnings; the quotation with its evidence is in `annote`. */
function fieldsOf(told: Told, { item, voice, line }: RecordParts, shape: Shape): TexField[] {
  const { entry } = told;
  const { source } = entry.cited;
  const tex = (words: string) => texText(line(words));
  const field = (name: string, words: string | null | undefined): TexField => [name, words ? tex(words) : ''];
  const translators: readonly CreditRole[] = ['interpreter', 'translator'];
  return [
    ['author', texNames(makersOf(source, ['author', 'interviewee']), tex)],
    ['translator', texNames(namesWith(source, translators), tex)],
    // In braces of its own, so that no style changes its case.
    ['title', `{${tex(source.title)}}`],
    field(shape.container, item['container-title']),
    field(shape.publisher, item.publisher),
    field('type', source.genre),
    field('number', source.number),
    ...datesOf(item.issued),
    ['url', source.url === null ? '' : texUrl(line(source.url))],
    field('urldate', source.accessed),
    field('language', source.language),
    field('keywords', tagsOf(told).join(', ')),
    field('note', warningsOf(told)),
    field('annote', noteOf(told, voice, HOLDINGS).join(' ')),
  ];
}

/** The first day of a period. */
function datesOf(date: CslDate | undefined): TexField[] {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  return [
    ['year', year === undefined ? texText(date?.literal ?? '') : String(year)],
    ['month', month === undefined ? '' : (MONTH_KEYS[month - 1] ?? '')],
    ['day', day === undefined ? '' : String(day)],
  ];
}
