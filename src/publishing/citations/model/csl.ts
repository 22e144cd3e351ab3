import type { CreditRole, SourceType } from '../../../vocabulary.js';
import type { CitableEntry, CitedSource, Name, Said, SourceGroup } from '../model.js';
import { type CslDate, toCslDate } from './dates.js';

// Converts an entry to a CSL-JSON item, by rules that apply to every style. A fact that the source lacks is omitted;
// nothing is guessed. What CSL has no field for is preserved in `custom.onrecord`. @source CSL 1.0.2, appendices III
// and IV

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

export interface CslItem {
  readonly id: string;
  readonly type: SourceType;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly contributor?: readonly CslName[];
  readonly director?: readonly CslName[];
  readonly guest?: readonly CslName[];
  readonly host?: readonly CslName[];
  readonly interviewer?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly 'event-date'?: CslDate;
  readonly 'event-title'?: string;
  /** The name of `event-title` before CSL 1.0.2, which most styles still read. */
  readonly event?: string;
  readonly 'event-place'?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly medium?: string;
  readonly genre?: string;
  readonly number?: string;
  readonly note?: string;
  readonly custom?: { readonly onrecord: unknown };
}

/** Fields in full, null where the source has no value. */
type Fields = { readonly [K in keyof CslItem]?: CslItem[K] | null };

/** Types with an event: for any other type a style would print it as a conference. */
export const EVENT_TYPES: ReadonlySet<SourceType> = new Set(['speech', 'hearing']);

/** Types whose outlet is a publisher; for all others it is the container. */
const PUBLISHED_TYPES: ReadonlySet<SourceType> = new Set([
  'book',
  'broadcast',
  'chapter',
  'document',
  'hearing',
  'legal_case',
  'legislation',
  'motion_picture',
  'report',
  'song',
  'speech',
]);

/** The cited item as a style needs it: without our note and evidence. */
export function toCslItem(entry: CitableEntry): CslItem {
  return { id: cslId(entry.claimId), ...workOf(entry.cited.source, entry) };
}

/** What an entry of a file is of: a quotation, or a source that stands for its quotations. */
interface Listed {
  readonly entry: CitableEntry;
  readonly group: SourceGroup | null;
}

/** Items for many entries: the fields of a source are computed once for all that cite it. */
export function cslItems(): (listed: Listed) => CslItem {
  const works = new WeakMap<CitedSource, Work>();
  return ({ entry, group }) => {
    const { source } = entry.cited;
    if (group !== null) return toSourceItem(source, group.said);
    if (EVENT_TYPES.has(cslType(source))) return toCslItem(entry);
    const work = works.get(source) ?? workOf(source, entry);
    works.set(source, work);
    return { id: cslId(entry.claimId), ...work };
  };
}

/** A source as an item, without a quotation. A speech or hearing without a date has the day when it was held. */
export function toSourceItem(source: CitedSource, said: Said): CslItem {
  return { id: `onrecord-source-${source.id}`, ...workOf(source, said) };
}

type Work = Omit<CslItem, 'id'>;

/** NOTE: depends on nothing but the source, unless the source's type has an event: `cslItems` relies on it. */
function workOf(source: CitedSource, said: Said): Work {
  return {
    type: isOnlineVideo(source) ? 'webpage' : cslType(source),
    title: source.translatedTitle ? `${source.title} [${source.translatedTitle}]` : source.title,
    ...present({
      ...creatorsOf(source),
      ...containersOf(source),
      ...datesOf(source, said),
      ...eventOf(source, said),
      URL: source.url,
      language: source.language,
      medium: source.medium,
      genre: genreOf(source),
      number: bareNumber(source),
    }),
  };
}

/** CSL's generic type, for which styles print no kind of work. */
function cslType({ type }: CitedSource): SourceType {
  return type ?? 'document';
}

/** Stable for as long as the claim exists. */
function cslId(claimId: number): string {
  return `onrecord-claim-${claimId}`;
}

type CreatorVariable = (typeof CREATORS)[CreditRole] | 'contributor';

/** CSL has no variable for an interpreter; the nearest to an interviewee on air is a guest. */
const CREATORS = {
  author: 'author',
  interviewee: 'guest',
  interviewer: 'interviewer',
  host: 'host',
  director: 'director',
  interpreter: 'translator',
  translator: 'translator',
} as const satisfies Readonly<Record<CreditRole, keyof CslItem>>;

function creatorsOf(source: CitedSource): Fields {
  const creators: { [V in CreatorVariable]?: CslName[] } = {};
  for (const credit of source.authors) {
    const variable = creatorVariable(credit.role, source);
    creators[variable] = [...(creators[variable] ?? []), toCslName(credit)];
  }
  if (creators.author || creators.host || source.account === null) return creators;
  return { ...creators, author: [{ literal: source.account }] };
}

/** An interview is cited under whom it was held with; a broadcast without a host under those who made it. */
function creatorVariable(role: CreditRole, source: CitedSource): CreatorVariable {
  if (source.type === 'interview' && hasRole(source, 'interviewee')) {
    if (role === 'interviewee') return 'author';
    if (role === 'author') return 'contributor';
  }
  if (source.type === 'broadcast' && role === 'author' && !hasRole(source, 'host')) return 'host';
  return CREATORS[role];
}

function hasRole({ authors }: CitedSource, wanted: CreditRole): boolean {
  return authors.some(({ role }) => role === wanted);
}

function toCslName(name: Name): CslName {
  if ('literal' in name) return { literal: name.literal };
  return { family: name.family, ...(name.given === null ? {} : { given: name.given }) };
}

function containersOf(source: CitedSource): Fields {
  const isPublished = PUBLISHED_TYPES.has(cslType(source)) && !isOnlineVideo(source);
  const container = source.containerTitle ?? (isPublished ? null : source.outlet);
  const publisher = isPublished || source.outlet !== container ? source.outlet : null;
  return {
    'container-title': container,
    publisher: isAuthor(publisher, source) ? null : publisher,
  };
}

function isAuthor(publisher: string | null, source: CitedSource): boolean {
  return source.authors.some(
    (name) => name.role === 'author' && 'literal' in name && name.literal === publisher,
  );
}

/** NOTE: a speech has its day twice, and the style's adapter drops the one that would be printed twice. */
function datesOf(source: CitedSource, { saidOn }: Said): Fields {
  const eventDay = EVENT_TYPES.has(cslType(source)) ? (saidOn ?? source.issued) : null;
  const issued = source.issued ?? eventDay;
  return {
    issued: issued === null ? null : toCslDate(issued),
    accessed: source.accessed === null ? null : toCslDate(source.accessed),
    'event-date': eventDay === null ? null : toCslDate(eventDay),
  };
}

function eventOf(source: CitedSource, { occasion }: Said): Fields {
  if (!EVENT_TYPES.has(cslType(source)) || !occasion) return {};
  const { name, place } = occasion;
  const repeats = [source.genre, source.title].some((other) => other?.toLowerCase() === name?.toLowerCase());
  const title = repeats ? null : name;
  return { 'event-title': title, event: title, 'event-place': place };
}

function isOnlineVideo(source: CitedSource): boolean {
  return source.type === 'motion_picture' && source.url !== null;
}

function genreOf(source: CitedSource): string | null {
  return isOnlineVideo(source) ? (source.genre ?? 'Video') : source.genre;
}

/** "Episode 12" → "12": styles add their own word before it. */
export function bareNumber(source: CitedSource): string | null {
  if (source.number === null) return null;
  return source.number.replace(/^(?:episode|ep\.?|number|no\.?|nr\.?|#)\s*(?=\d)/i, '');
}

function present(fields: Fields): Partial<CslItem> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
}
