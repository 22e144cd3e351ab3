import { isAbbreviation } from '../../reading/sentences/abbreviations.js';
import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { BODY_NOUNS, DETERMINERS, PREPOSITIONS, ROLES } from '../../words/naming.js';
import { sayingForms } from '../../words/saying.js';
import type { Name } from './names.js';
import { isQuality, titleBefore } from './titles.js';
import { gapAfter, isSpaced, type TextWords, wordAt } from './words.js';

// What stands around a name and says who it is: the title before it, and the apposition before or after.

export interface NameContext {
  /** “Ortwick Mayor”, “Chinese diplomatic chief”: directly before the name. */
  readonly title: Span | null;
  /** “the minister for harbours”: between commas, after the name or before it. */
  readonly apposition: Span | null;
  /** Nouns for a person in them, in lower case. */
  readonly roles: readonly string[];
  readonly age: number | null;
  /** “(R-Wexford)” or “(ODU)”, without the brackets. */
  readonly bracket: string | null;
  readonly isPerson: boolean;
  readonly isBody: boolean;
}

export function contextOf(words: TextWords, name: Name): NameContext {
  const title = titleOf(words, name);
  const after = afterName(words, name.last);
  const before = after.isClosed ? appositionBefore(words, name.titleFirst) : null;
  const apposition = after.apposition ?? before;
  const nouns = [title, apposition].flatMap((range) => (range === null ? [] : nounsIn(words, range)));
  const [isTitled, year] = [name.titleFirst < name.first, words.lower[name.first - 1] ?? ''];
  const age = after.age ?? (/^\d{1,3}-year-old$/.test(year) ? Number.parseInt(year, 10) : null);
  const roles = nouns.filter((noun) => ROLES.has(noun));
  return {
    title: title && spanOf(words, title),
    apposition: apposition && spanOf(words, apposition),
    roles,
    age,
    bracket: after.bracket,
    isPerson: isTitled || roles.length > 0 || age !== null || after.isPerson,
    isBody: roles.length === 0 && nouns.some((noun) => BODY_NOUNS.has(noun)),
  };
}

/** Indexes of words, the end exclusive. */
type Range = readonly [number, number];

/** With the full stop of “Sen.”, and without one that ends a sentence. */
function spanOf(words: TextWords, [first, end]: Range): Span {
  const { text, starts, ends } = words;
  const after = ends[end - 1] ?? 0;
  const isShort = text[after] === '.' && isAbbreviation(wordAt(words, end - 1));
  return [starts[first] ?? 0, isShort ? after + 1 : after];
}

function titleOf(words: TextWords, { first, titleFirst }: Name): Range | null {
  let start = titleFirst < first ? titleFirst : titleBefore(words, first, isNounBefore);
  if (start === first) return null;
  while (start > 0 && isSpaced(words, start - 1) && isQuality(words.lower[start - 1] ?? '')) start -= 1;
  return [start, first];
}

function isNounBefore(word: string): boolean {
  return isRole(word) || BODY_NOUNS.has(word);
}

function isRole(word: string): boolean {
  return ROLES.has(word) || (word.endsWith('s') && ROLES.has(word.slice(0, -1)));
}

/** The nouns for a person or body, without those that follow a preposition: “a spokesman for the ministry”. */
function nounsIn(words: TextWords, [first, end]: Range): string[] {
  const nouns: string[] = [];
  for (let at = first; at < end; at += 1) {
    const word = words.lower[at] ?? '';
    if (PREPOSITIONS.has(word) || word === 'who' || word === 'that' || word === 'which') break;
    nouns.push(isRole(word) && !ROLES.has(word) ? word.slice(0, -1) : word);
  }
  return nouns.filter((noun) => ROLES.has(noun) || BODY_NOUNS.has(noun));
}

interface AfterName {
  readonly age: number | null;
  readonly bracket: string | null;
  readonly apposition: Range | null;
  readonly isPerson: boolean;
  /** Whether a comma follows the name. */
  readonly isClosed: boolean;
}

function afterName(words: TextWords, last: number): AfterName {
  const gap = gapAfter(words, last);
  const bracket = gap.startsWith(' (') ? bracketAfter(words, last) : null;
  const isClosed = gap.startsWith(',');
  const next = last + 1;
  const isSame = words.sentences[next] === words.sentences[last];
  if (!isClosed || !isSame || gap.length > 2)
    return {
      age: null,
      bracket,
      apposition: null,
      isPerson: bracket !== null && PARTY_TAG.test(bracket),
      isClosed,
    };
  const word = words.lower[next] ?? '';
  const age = /^\d{1,3}$/.test(word) && /^[,.)]/.test(gapAfter(words, next)) ? Number(word) : null;
  const from = age !== null && gapAfter(words, next) === ', ' ? next + 1 : next;
  const apposition = appositionFrom(words, from);
  return { age, bracket, apposition, isPerson: word === 'who' || word === 'whose', isClosed };
}

/** “(R-Wexford)”, “(D., Wexford)”. */
const PARTY_TAG = /^\p{Lu}\p{L}{0,4}[.–-]/u;
const MAX_BRACKET_UTF16 = 40;

function bracketAfter({ text, ends }: TextWords, last: number): string | null {
  const start = (ends[last] ?? 0) + 2;
  const inside = text.slice(start, start + MAX_BRACKET_UTF16);
  const end = inside.indexOf(')');
  return end < 1 || inside.slice(0, end).includes('\n') ? null : inside.slice(0, end);
}

const MAX_APPOSITION_WORDS = 16;

/** “the minister for harbours”, “chief economist at Meridian”: from a determiner or a noun to the next mark. */
function appositionFrom(words: TextWords, first: number): Range | null {
  const word = words.lower[first] ?? '';
  if (first >= words.count || (!DETERMINERS.has(word) && !startsWithNoun(words, first))) return null;
  let end = first + 1;
  while (end < words.count && end - first < MAX_APPOSITION_WORDS && isSpaced(words, end - 1)) {
    // “In a statement carried by NTV, the ministry said”: the subject of the sentence.
    if (SAYING.has(words.lower[end] ?? '')) return null;
    if (RELATIVES.has(words.lower[end] ?? '')) break;
    end += 1;
  }
  const range: Range = [ARTICLES.has(word) ? first + 1 : first, end];
  return range[0] < end && nounsIn(words, range).length > 0 ? range : null;
}

const SAYING: ReadonlySet<string> = new Set([...sayingForms('core', 'past', 'third'), 'announced']);
const RELATIVES = setOf('who whose whom which that');
const ARTICLES = setOf('a an the');

/** “Mara Voss, chief economist at Meridian”: a noun for a person within the first four words, all in lower case. */
function startsWithNoun(words: TextWords, first: number): boolean {
  if (/^(?:and|or|but|who|as)$/.test(words.lower[first] ?? '')) return false;
  for (let at = first; at < first + 4 && at < words.count; at += 1) {
    if (ROLES.has(words.lower[at] ?? '')) return true;
    if (!isSpaced(words, at) || PREPOSITIONS.has(words.lower[at] ?? '')) return false;
  }
  return false;
}

/** “Her husband, Otto Lind, …”, “the mayor of Ortwick, Mara Voss, …”: before a name between commas. */
function appositionBefore(words: TextWords, first: number): Range | null {
  if (first === 0 || gapAfter(words, first - 1) !== ', ') return null;
  let start = first - 1;
  while (start > 0 && first - start < MAX_APPOSITION_WORDS && isSpaced(words, start - 1)) {
    if (DETERMINERS.has(words.lower[start] ?? '')) break;
    start -= 1;
  }
  const range: Range = [ARTICLES.has(words.lower[start] ?? '') ? start + 1 : start, first];
  return range[0] < first && nounsIn(words, range).some((noun) => ROLES.has(noun)) ? range : null;
}
