import { CLOSING_MARKS, OPENING_MARKS } from '../../reading/regions/characters.js';
import { MONTHS_OR_NAMES } from '../../words/calendar.js';
import { setOf } from '../../words/lists.js';
import { BODY_WORDS, DAYS_AND_MONTHS, LEADING_PARTICLES, NOT_NAMES, PARTICLES } from '../../words/naming.js';
import { TITLES } from '../../words/titles.js';
import type { Casing } from './casing.js';
import { isGivenName } from './given-names.js';
import { nameStart, officeEnd } from './titles.js';
import { gapAfter, isCapital, isPossessive, isSpaced, type TextWords } from './words.js';

// Finds names: capitalised words that belong together, without the title before them.

/** Indexes of words, `last` inclusive. */
export interface Name {
  readonly first: number;
  readonly last: number;
  /** Where a title before it begins: “Ortwick Mayor Mara Voss”. Equal to `first` without one. */
  readonly titleFirst: number;
}

/** In order; none in headlines, bylines and what belongs to the page. */
export function namesIn(words: TextWords, casing: Casing): Name[] {
  const names: Name[] = [];
  for (let at = 0; at < words.count; ) {
    if (!isCapital(words, at) || words.nameless[at] === 1) {
      at += 1;
      continue;
    }
    const end = sequenceEnd(words, at);
    for (const [first, last] of piecesOf(words, at, end)) {
      const name = nameIn(words, casing, first, last);
      if (name !== null) names.push(withParticles(words, name));
    }
    at = end;
  }
  return names;
}

/** Maximum number of words of a name with its title. */
const MAX_WORDS = 12;

/** The end, exclusive, of capitalised words that follow each other, with what joins them. */
function sequenceEnd(words: TextWords, first: number): number {
  let last = first;
  while (last - first < MAX_WORDS) {
    const next = joined(words, first, last);
    if (next === null) break;
    last = next;
  }
  return last + 1;
}

/** The next capitalised word of the same sequence. */
function joined(words: TextWords, first: number, last: number): number | null {
  const next = last + 1;
  if (next >= words.count || words.paragraphs[next] !== words.paragraphs[last]) return null;
  if (isSpaced(words, last)) return isCapital(words, next) ? next : acrossParticles(words, first, last);
  const gap = gapAfter(words, last);
  if (!isCapital(words, next)) return null;
  if (/^\.\s$/.test(gap)) return words.sentences[next] === words.sentences[last] ? next : null;
  if (/^ & $/.test(gap) || isPluralPossessive(words, last, gap)) return next;
  if (/^, $/.test(gap)) return /^[js]r$/.test(words.lower[next] ?? '') ? next : null;
  return NICKNAME_START.test(gap) ? acrossNickname(words, next) : null;
}

/** “Ortwick Dockers’ Union”; within quotation marks the mark may close them. */
function isPluralPossessive(words: TextWords, last: number, gap: string): boolean {
  return /^['’] $/u.test(gap) && (words.lower[last] ?? '').endsWith('s') && words.quoted[last] === 0;
}

/** “Ursula von der Leyen”, “Bank of Ortwick”, “Secretary of State”. */
function acrossParticles(words: TextWords, first: number, last: number): number | null {
  const isOffice = officeEnd(words, first, last);
  let next = last + 1;
  const joinsOffice =
    (words.lower[next] === 'of' || words.lower[next] === 'for') &&
    (isOffice || isBody(words, first, last)) &&
    isSpaced(words, next);
  if (joinsOffice) {
    next += 1;
    if (words.lower[next] === 'the' && isSpaced(words, next)) next += 1;
    return isCapital(words, next) ? next : null;
  }
  while (next - last <= 3 && PARTICLES.has(words.lower[next] ?? '') && isSpaced(words, next)) next += 1;
  return next > last + 1 && isCapital(words, next) ? next : null;
}

function isBody(words: TextWords, first: number, last: number): boolean {
  return BODY_WORDS.has(words.lower[first] ?? '') || BODY_WORDS.has(words.lower[last] ?? '');
}

const NICKNAME_START = new RegExp(`^ [${OPENING_MARKS}(]$`);
const NICKNAME_END = new RegExp(`^[${CLOSING_MARKS})]+ $`);

/** Robert “Bob” Lind: the word after a nickname of one or two words that stands between marks. */
function acrossNickname(words: TextWords, first: number): number | null {
  for (let at = first; at < first + 2; at += 1) {
    if (NICKNAME_END.test(gapAfter(words, at)) && at + 1 < words.count)
      return isCapital(words, at + 1) ? at + 1 : null;
    if (!isSpaced(words, at)) return null;
  }
  return null;
}

/** Cuts at days and months: “On Monday Mara Voss”, “May 3”. */
function piecesOf(words: TextWords, first: number, end: number): [first: number, last: number][] {
  const pieces: [number, number][] = [];
  let start = first;
  for (let at = first; at <= end; at += 1) {
    const isLast = at === end;
    if (!isLast && isPossessive(words, at) && belongsToSomebody(words, at + 1, end)) {
      pieces.push([start, at]);
      start = at + 1;
    } else if (isLast || isDate(words, at)) {
      if (at > start) pieces.push([start, at - 1]);
      start = at + 1;
    }
  }
  return pieces;
}

/** “Norvik’s Relations Manager”, “Meridian’s Mara Voss”, but not “Women’s League”. */
function belongsToSomebody(words: TextWords, first: number, end: number): boolean {
  if (first >= end) return false;
  for (let at = first; at < end; at += 1) if (TITLES.has(words.lower[at] ?? '')) return true;
  return isGivenName(words.lower[first] ?? '');
}

function isDate(words: TextWords, at: number): boolean {
  const word = words.lower[at] ?? '';
  if (DAYS_AND_MONTHS.has(word)) return true;
  if (!MONTHS_OR_NAMES.has(word)) return false;
  const before = words.lower[at - 1] ?? '';
  return (
    /^\d/.test(words.lower[at + 1] ?? '') ||
    /^(?:in|since|until|by|last|next|early|late|\d+|of)$/.test(before)
  );
}

function nameIn(words: TextWords, casing: Casing, first: number, last: number): Name | null {
  let start = first;
  while (start <= last && (NOT_NAMES.has(words.lower[start] ?? '') || !isCapital(words, start))) start += 1;
  if (start < last && isOrdinaryStart(words, casing, start)) start += 1;
  let end = last;
  while (end > start && (NOT_NAMES.has(words.lower[end] ?? '') || !isCapital(words, end))) end -= 1;
  while (end > start + 1 && POSTNOMINALS.has(words.lower[end] ?? '')) end -= 1;
  if (start > end || (start === end && isOrdinary(words, casing, start))) return null;
  const name = nameStart(words, start, end);
  return name === null ? null : { first: name, last: end, titleFirst: start };
}

/** After a full name: “Mara Voss KC”. */
const POSTNOMINALS = setOf('kc qc sc mp mep mla msp tm mbe obe cbe kbe phd md esq rn fcs');

/** “Critics Voss met”: the first word of a sentence that has a capital for that reason alone. */
function isOrdinaryStart(words: TextWords, casing: Casing, at: number): boolean {
  const word = words.lower[at] ?? '';
  if (!casing.beginsSentence(at) || isGivenName(word) || TITLES.has(word)) return false;
  return casing.isOrdinary(word) || /(?:ing|ly)$/.test(word);
}

function isOrdinary(words: TextWords, casing: Casing, at: number): boolean {
  const word = words.lower[at] ?? '';
  if (/^\P{L}/u.test(word) || word.length === 1) return true;
  if (!casing.beginsSentence(at)) return false;
  return casing.isOrdinary(word) || (/(?:ing|ly|ed|[^s]s)$/.test(word) && !casing.isCapitalInside(word));
}

/** “von der Leyen”, “al-Rashid” is one word: particles directly before a name that begins with its surname. */
function withParticles(words: TextWords, name: Name): Name {
  if (name.titleFirst < name.first) return name;
  let first = name.first;
  while (
    first > 0 &&
    name.first - first < 3 &&
    LEADING_PARTICLES.has(words.lower[first - 1] ?? '') &&
    isSpaced(words, first - 1)
  )
    first -= 1;
  return first === name.first ? name : { ...name, first, titleFirst: first };
}
