import { ATTRIBUTION_STATUSES, CONDITIONS, OCCASION_KINDS, PLACES } from '../vocabulary.js';
import { dateInWords } from './dates.js';
import type {
  ChainLink,
  CitableEntry,
  CitationEntry,
  CitedAttribution,
  EntryOccasion,
  OriginalWords,
} from './model.js';
import { marksOf, type NewsroomStyle } from './newsroom-style.js';
import { ended, foreign, type Inline, joined, link, type Paragraph, text, work } from './tree.js';

// The sentences that every style's entry is made of: what was said, whose words the source has, how far it
// was seen and checked. English, in plain newsroom words.

/** How to speak: the style's fixed words, the locale of dates, the desk's address. */
export interface Voice {
  readonly style: NewsroomStyle;
  readonly locale: string;
  readonly deskUrl: string | null;
}

/** Our sentences are English: of the locale only the order of a date is taken, as en-US has it or not. */
export function voiceOf(locale: string, deskUrl: string | null, style: NewsroomStyle): Voice {
  return { style, locale: locale === 'en-US' ? 'en-US' : 'en-GB', deskUrl };
}

/** "“…” (fragment; in English) — Name, title; occasion, place, date." */
export function utterance(entry: CitableEntry, voice: Voice): Inline[] {
  const said = [
    ...wordsOf(entry, voice),
    text(' — '),
    ...speakerOf(entry),
    text('; '),
    ...joined(occasionOf(entry, voice), ', '),
  ];
  return [...ended(said), ...otherTextOf(entry, voice)];
}

function wordsOf(entry: CitationEntry, { style }: Voice): Inline[] {
  const language = entry.language === null ? null : `in ${nameOfLanguage(entry.language)}`;
  if (entry.form === 'indirect' || entry.form === 'mixed') {
    const label = `${style.notQuoted[entry.form]}${language === null ? '' : ` (${language})`}`;
    return [text(`${label}: `), foreign(entry.words, entry.language)];
  }
  const labels = [entry.form === 'partial' ? 'fragment' : null, language].filter((part) => part !== null);
  return [
    ...quoted(entry.words, entry.language, style),
    text(labels.length > 0 ? ` (${labels.join('; ')})` : ''),
  ];
}

/** Words in the quotation marks of their language. Never for reported statements. */
export function quoted(words: string, language: string | null, style: NewsroomStyle): Inline[] {
  const [open, close] = marksOf(style, language);
  return [text(open), foreign(words, language), text(close)];
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

function nameOfLanguage(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag; // a tag that Intl refuses is still what somebody typed: printed as it is
  }
}

function speakerOf({ speaker, cited }: CitableEntry): Inline[] {
  const name = foreign(speaker.name, speaker.language);
  const additions = [
    speaker.kind === 'unnamed' ? ' (unnamed; described so by the source)' : '',
    speaker.inferred ? ' (inferred: the source does not name the speaker)' : '',
    speaker.title === null ? '' : `, ${speaker.title}`,
    cited.capacity === null ? '' : `, speaking as ${cited.capacity}`,
    cited.voicedBy === null ? '' : `, through ${cited.voicedBy}`,
  ];
  return [name, text(additions.join(''))];
}

function occasionOf({ occasion, saidOn }: CitationEntry, { locale }: Voice): (Paragraph | null)[] {
  if (!occasion && saidOn === null) return [[text('occasion and date not stated')]];
  const zone = occasion?.timeZone ? ` (${occasion.timeZone})` : '';
  const place = occasion?.place && !occasion.name.includes(occasion.place) ? occasion.place : null;
  return [
    [text(occasion ? nameOfOccasion(occasion) : 'occasion not stated')],
    place === null ? null : [text(place)],
    [text(saidOn === null ? 'date not stated' : dateInWords(saidOn, locale) + zone)],
  ];
}

function nameOfOccasion({ name, kind }: EntryOccasion): string {
  if (kind === null || kind === 'other') return name;
  const words = OCCASION_KINDS[kind].toLowerCase();
  return name.toLowerCase().includes(words) ? name : `${name} (${words})`;
}

function otherTextOf(entry: CitationEntry, { style }: Voice): Inline[] {
  if (entry.claimText === null) return [];
  return ended([text(' The desk’s own text of it reads: '), ...quoted(entry.claimText, null, style)]);
}

/** ", citing CCTV, which we have not seen; original not seen; translator unknown" */
export function relay({ cited, chain }: CitableEntry, { style }: Voice): Inline[] {
  const origins = chain.flatMap((step, index) => [
    text(index === 0 ? ', citing ' : ', in turn citing '),
    ...originOf(step),
    text(`, ${style.standing[step.standing]}`),
  ]);
  const isStated = chain.length > 0 || cited.tier === 'primary' || cited.tier === 'issuer';
  const clauses = [
    isStated ? null : 'where it has the words from is not stated',
    ...translationOf(cited, style),
  ];
  return [
    ...origins,
    text(
      clauses
        .filter((clause) => clause !== null)
        .map((clause) => `; ${clause}`)
        .join(''),
    ),
  ];
}

/** NOTE: the title of a work that nobody saw is our description of it, so it is not set as a title. */
function originOf({ sourceTitle, outlet, standing }: ChainLink): Inline[] {
  const title = standing === 'named' ? text(sourceTitle) : work(sourceTitle, null);
  const isTold = outlet === null || sourceTitle.toLowerCase().includes(outlet.toLowerCase());
  return isTold ? [title] : [title, text(` (${outlet})`)];
}

function translationOf(
  { translation, translator, original }: CitedAttribution,
  style: NewsroomStyle,
): string[] {
  if (translation === null || translation === 'none') return [];
  const kind = translation === 'unknown' ? [] : [style.translation[translation]];
  const who = translator === null ? 'translator unknown' : `translated by ${translator}`;
  const hand = translation === 'machine' && translator === null ? [] : [who];
  return [...kind, ...(original === null ? ['original not seen'] : []), ...hand];
}

/** "The source credits “…”, with the cue “…”. Original words, in ‘…’: “…”." Empty where neither is recorded. */
export function credits({ cited, language }: CitableEntry, { style }: Voice): Inline[] {
  const tongue = cited.source.language ?? language;
  const credited = cited.creditedAs === null ? null : quoted(cited.creditedAs, tongue, style);
  const cue = cited.cue === null ? null : quoted(cited.cue, tongue, style);
  return joined([creditSentence(credited, cue), originalSentence(cited.original, style)], ' ');
}

function creditSentence(credited: Paragraph | null, cue: Paragraph | null): Paragraph | null {
  if (!credited) return cue && ended([text('Cue in the source: '), ...cue]);
  return ended([text('The source credits '), ...credited, ...(cue ? [text(', with the cue '), ...cue] : [])]);
}

function originalSentence(original: OriginalWords | null, style: NewsroomStyle): Paragraph | null {
  if (!original) return null;
  const words = quoted(original.words, original.language, style);
  return ended([text('Original words, in '), work(original.sourceTitle, null), text(': '), ...words]);
}

/** Whether a copy is held, what became of the source since, and whether the desk stands by the attribution. */
export function standing({ cited }: CitableEntry, { locale }: Voice): string {
  const first = cited.source.copies[0];
  const { condition, conditionOn, conditionNotice } = cited.source;
  const day = conditionOn === null ? '' : `, ${dateInWords(conditionOn, locale)}`;
  const notice = conditionNotice === null ? '' : `: ${conditionNotice.replace(/\.$/, '')}`;
  const sentences = [
    first ? `Copy held since ${dateInWords(first.capturedAt.slice(0, 10), locale)}.` : 'Seen; no copy held.',
    condition === 'as_published'
      ? null
      : `Source marked: ${CONDITIONS[condition].toLowerCase()}${day}${notice}.`,
    cited.rank === 'deprecated' ? 'The desk has set this attribution aside as deprecated.' : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

/** The status with who gave it, when, whether signed off, what is open, and what a status does not say. */
export function status({ status: given, openNotes, claimId }: CitationEntry, voice: Voice): Inline[] {
  const words = ATTRIBUTION_STATUSES[given.status];
  const reason = given.reason === '' || given.reason === words ? '' : ` (${given.reason})`;
  const by = given.by === null ? '' : `, by ${given.by}`;
  const at = given.at === null ? '' : `, ${dateInWords(given.at.slice(0, 10), voice.locale)}`;
  const off = given.signedOff;
  const signed = off
    ? `signed off by ${off.by}, ${dateInWords(off.at.slice(0, 10), voice.locale)}`
    : 'not signed off';
  const open = openNotes === 0 ? '' : ` ${openNotes} open ${openNotes === 1 ? 'note' : 'notes'}.`;
  const claim = `Claim ${claimId}`;
  return [
    text(`${words}${reason}${by}${at}; ${signed}. ${voice.style.caution}${open} `),
    voice.deskUrl === null ? text(claim) : link(`${voice.deskUrl}/claims/${claimId}`, claim),
    text('.'),
  ];
}

/** ", at para 4, in the headline" */
export function whereIn({ locator, place }: CitedAttribution): string {
  const inWork =
    place === null || place === 'body'
      ? ''
      : `, ${place === 'on_air' ? '' : 'in the '}${PLACES[place].toLowerCase()}`;
  return `${locator === null ? '' : `, at ${locator}`}${inWork}`;
}
