import { isGivenName } from '../quotations/speakers/given-names.js';
import type { Span } from '../text/span.js';
import { DETERMINERS, PARTICLES, PEOPLES, ROLES } from '../words/naming.js';
import { isSpeechVerb } from '../words/saying.js';
import { BORNE_TITLES, TITLES } from '../words/titles.js';

// The name at the beginning of the words that credit somebody: “Dean Holt, co-director of the Harbour Centre”.

/** Words of a credit that are looked at: a name stands at its beginning. */
const MAX_WORDS = 10;

/** Null where it begins with none, or with those of several people. */
export function headName(text: string, { start, end }: Mentioned): string | null {
  const words = text.slice(start, end).split(/\s+/u, MAX_WORDS);
  let at = 0;
  while (at < words.length && isBeforeName(words[at] ?? '')) at += 1;
  const first = at;
  while (at < words.length && (isCapital(words[at] ?? '') || isParticle(words, at, first))) {
    at += 1;
    if (/,$/u.test(words[at - 1] ?? '')) break;
  }
  const name = words
    .slice(first, at)
    .map((word) => word.replace(/[,;:]$|[’']s$/u, ''))
    .join(' ');
  if (at === first || !isFollowedAsName(words[at - 1] ?? '', words[at] ?? '')) return null;
  const isWhole = at - first > 1 && isGivenName(words[first] ?? '');
  const isTitled = first > 0 && BORNE_TITLES.has(bare(words[first - 1] ?? ''));
  if (isWhole || (at - first === 1 && (isTitled || isSurnameIn(text, name, [start, end])))) return name;
  return at - first === 1 && isGivenName(name) ? wholeIn(text, name) : null;
}

interface Mentioned {
  readonly start: number;
  readonly end: number;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/\.$/u, '');
}

/** “the Democratic candidate”, “Senator” */
function isBeforeName(word: string): boolean {
  const own = bare(word);
  return TITLES.has(own) || DETERMINERS.has(own) || PEOPLES.has(own) || ROLES.has(own);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !/[’']s$/u.test(word);
}

function isParticle(words: readonly string[], at: number, first: number): boolean {
  return at > first && PARTICLES.has(words[at] ?? '') && isCapital(words[at + 1] ?? '');
}

/** “Dean Holt, an economist” and “Holt wrote”, but not “Harbour officials”, “Holt and Berg” or “Holt, Berg and Voss”. */
function isFollowedAsName(last: string, next: string): boolean {
  if (next === '') return true;
  if (last.endsWith(',')) return /^[\p{Ll}\p{N}]/u.test(next) && next !== 'and';
  return (
    /^[(\d]/u.test(next) || isSpeechVerb(next) || /(?:ed|ly)$/u.test(next) || next === 'who' || next === 'of'
  );
}

/** UTF-16 code units of a name in full. */
const MAX_NAME_UTF16 = 40;

/** Whether a word stands elsewhere in the text as a surname: “Ada Berg”. */
function isSurnameIn(text: string, name: string, [from, to]: Span): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (at >= from && at < to) continue;
    const before = text.slice(Math.max(0, at - MAX_NAME_UTF16), at);
    const [, given = ''] = /(?:^|\P{L})(\p{Lu}[\p{L}-]+) (?:\p{Lu}\. )?$/u.exec(before) ?? [];
    if (isGivenName(given) && !/^\p{L}/u.test(text.slice(at + name.length))) return true;
  }
  return false;
}

/** “Ivana Holt” for “Ivana”, where she is named in full elsewhere in the text. */
function wholeIn(text: string, given: string): string | null {
  for (let at = text.indexOf(`${given} `); at >= 0; at = text.indexOf(`${given} `, at + given.length)) {
    const [whole] = /^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}’'-]+/u.exec(text.slice(at, at + MAX_NAME_UTF16)) ?? [];
    if (whole !== undefined) return whole.replace(/[’']s$/u, '');
  }
  return null;
}

/** Names of persons in full, in the order in which they stand: “Ada Berg”, “Karl J. Voss”. */
export function fullNamesIn(text: string): Span[] {
  return [...text.matchAll(FULL_NAME)]
    .filter(([, title = '', given = '']) => TITLES.has(title.toLowerCase()) || isGivenName(given))
    .map(({ 0: name, index }) => [index, index + name.length]);
}

const FULL_NAME =
  /(?<!\p{L})(?:(\p{Lu}\p{Ll}{1,4})\.? )?(\p{Lu}[\p{L}’'-]+)(?: \p{Lu}\.)?(?: (?:de|van|von|al|bin|la|del|der))*(?: \p{Lu}[\p{L}’'-]+)+/gu;
