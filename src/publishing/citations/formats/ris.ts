import type { SourceType } from '../../../vocabulary.js';
import type { CslItem } from '../model/csl.js';
import type { CslDate } from '../model/dates.js';
import { type Told, tagsOf } from '../model/facts.js';
import type { Format } from '../model/list.js';
import type { Holdings } from '../model/losses.js';
import { type RecordParts, recordWriter } from '../model/record-writer.js';
import { isAudio, isMessage, isVideo, makersOf, namesWith, noteOf } from '../model/reference.js';
import type { CitedSource, Name } from '../model.js';

// Types and tags are those that Zotero and bibutils read as meant:
// docs/decisions/0046-what-reference-managers-get.md. @source RIS format specification, 2011; Zotero, RIS.js

const TYPES: Readonly<Record<SourceType, string>> = {
  'article-newspaper': 'NEWS',
  'article-magazine': 'MGZN',
  'article-journal': 'JOUR',
  article: 'NEWS',
  webpage: 'ELEC',
  'post-weblog': 'BLOG',
  post: 'BLOG',
  broadcast: 'VIDEO',
  motion_picture: 'VIDEO',
  song: 'SOUND',
  speech: 'SLIDE',
  interview: 'NEWS',
  hearing: 'HEAR',
  report: 'RPRT',
  document: 'RPRT',
  book: 'BOOK',
  chapter: 'CHAP',
  legislation: 'STAT',
  legal_case: 'CASE',
  personal_communication: 'PCOMM',
};

const HOLDINGS: Holdings = {
  sharedTypes: new Set(['article', 'post', 'broadcast', 'interview', 'document'] as const),
  fields: new Set([
    ...(['title', 'authors', 'translator'] as const),
    ...(['translated_title', 'outlet', 'container_title', 'issued', 'accessed', 'url'] as const),
    ...(['language', 'genre', 'number', 'tags'] as const),
  ]),
  others: 'note',
};

/** RIS: one record for each quotation, of the source that it cites. */
export const ris: Format = {
  name: 'ris',
  title: 'RIS',
  about: 'a citation list for Zotero, EndNote and other reference managers',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  extension: 'ris',
  holds: 'list',
  use: 'managers',
  isStyled: false,
  holdings: HOLDINGS,
  begin: (head) => recordWriter(head, recordOf),
};

type Line = readonly [tag: string, value: string | null | undefined];

function recordOf(told: Told, parts: RecordParts): string {
  const lines = linesOf(told, parts).flatMap(([tag, value]) => {
    const words = value ? parts.line(value) : '';
    return words === '' ? [] : [`${tag}  - ${words}\r\n`];
  });
  return `${lines.join('')}ER  - \r\n\r\n`;
}

/** NOTE: Y2 comes after DA, since bibutils takes the first of them for the date of publication. */
function linesOf(told: Told, { item, voice }: RecordParts): Line[] {
  const { source } = told.entry.cited;
  return [
    ['TY', typeOf(source)],
    ['ID', item.id],
    ...creatorsOf(source),
    ['TI', source.title],
    ['TT', source.translatedTitle],
    // Zotero has the occasion of a presentation there, but the committee of a hearing.
    ['T2', item['container-title'] ?? (source.type === 'speech' ? item['event-title'] : null)],
    ['PB', item.publisher],
    ['CY', item['event-place']],
    ...datesOf(item),
    ['LA', source.language],
    ['M1', source.number],
    ['M3', source.genre],
    ['UR', source.url],
    ...tagsOf(told).map((tag): Line => ['KW', tag]),
    ...noteOf(told, voice, HOLDINGS).map((note): Line => ['N1', note]),
  ];
}

function typeOf(source: CitedSource): string {
  const { type } = source;
  if (type === null) return 'GEN';
  if (type === 'interview') return typeOfInterview(source);
  if (type === 'broadcast' && isAudio(source)) return 'SOUND';
  return type === 'personal_communication' && isMessage(source) ? 'ICOMM' : TYPES[type];
}

/** NOTE: one that was published is no personal communication, which nobody else can look up. */
function typeOfInterview(source: CitedSource): string {
  if (isAudio(source)) return 'SOUND';
  if (isVideo(source)) return 'VIDEO';
  return source.outlet === null && source.containerTitle === null ? 'PCOMM' : 'NEWS';
}

function creatorsOf(source: CitedSource): Line[] {
  const lines = (tag: string, names: readonly Name[]) => names.map((name): Line => [tag, nameOf(name)]);
  return [
    ...lines('AU', makersOf(source, ['author', 'interviewee', 'director'])),
    ...lines('A2', namesWith(source, ['interviewer', 'host'])),
    ...lines('A4', namesWith(source, ['interpreter', 'translator'])),
  ];
}

/** "Doe, Jane"; with a comma at the end where there is no given name, so that no word is taken for one. */
function nameOf(name: Name): string {
  if ('literal' in name) return `${name.literal},`;
  return name.given === null ? `${name.family},` : `${name.family}, ${name.given}`;
}

function datesOf({ issued, accessed }: CslItem): Line[] {
  return [
    ['PY', yearOf(issued)],
    ['DA', dayOf(issued)],
    ['Y2', dayOf(accessed)],
  ];
}

/** The first year of a period. */
function yearOf(date: CslDate | undefined): string | null {
  const year = date?.['date-parts']?.[0]?.[0];
  return year === undefined || year < 0 ? null : String(year).padStart(4, '0');
}

/** "2023/06/19/", "2023/06//" or "2023///": the first day of a period. */
function dayOf(date: CslDate | undefined): string | null {
  const [year, [, month, day] = []] = [yearOf(date), date?.['date-parts']?.[0]];
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return year && `${year}/${two(month)}/${two(day)}/`;
}
