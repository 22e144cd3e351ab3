import { setOf } from '../../words/lists.js';
import {
  BODY_WORDS,
  DAYS_AND_MONTHS,
  DOMAINS,
  NOT_IN_TITLES,
  OUTLET_WORDS,
  PEOPLES,
  PLACE_WORDS,
  ROLES,
  WORK_WORDS,
} from '../../words/naming.js';
import { FORMS_OF_ADDRESS, TITLES, TITLES_OR_NAMES } from '../../words/titles.js';
import { isEpithet } from './epithets.js';
import { isGivenName } from './given-names.js';
import { isCapital, isSpaced, type TextWords, wordAt } from './words.js';

// Tells the title before a name from the name.

/** Offices that are followed by “of” or “for” and what they are of. */
const OFFICES = setOf(
  'secretary minister chancellor director head speaker duke duchess archbishop bishop prince princess commissioner ' +
    'member chief president leader governor mayor chair chairman chairwoman undersecretary ministers principal dean',
);

/** Whether capitalised words so far are an office that “of” may follow: “Secretary”, “Prime Minister”. */
export function officeEnd(words: TextWords, first: number, last: number): boolean {
  const word = words.lower[last] ?? '';
  return last - first < 4 && (OFFICES.has(word) || word.endsWith('-general'));
}

/** The first word of the name in capitalised words; null where they are an office without a name. */
export function nameStart(words: TextWords, first: number, last: number): number | null {
  if (isNamedBody(words, first, last)) return first;
  const given = givenAfterTitle(words, first, last);
  if (given !== null) return given;
  const end = words.lower[last] ?? '';
  // “Police Relations Officer” is an office; “Ms. Prime” is not.
  if (TITLES.has(end) && !TITLES_OR_NAMES.has(end) && !FORMS_OF_ADDRESS.has(words.lower[last - 1] ?? ''))
    return null;
  let start = first;
  for (let at = first; at < last; at += 1) if (isTitle(words, at, first)) start = at + 1;
  const office = officeOf(words, start, last);
  if (office !== null) start = office;
  while (start < last && PEOPLES.has(words.lower[start] ?? '')) start += 1;
  const isOnlyTitle = start > last || (start === last && isBareTitle(words, start, first));
  return isOnlyTitle ? null : start;
}

/** Its last word, or its first before “of”, makes it a body, a place or a work: titles are part of such names. */
function isNamedBody(words: TextWords, first: number, last: number): boolean {
  const end = words.lower[last] ?? '';
  // “Mayor Hill” and “Senator Mara Park” are people.
  const isTitled = TITLES.has(words.lower[first] ?? '');
  if (officeBeforeOf(words, first, last)) return false;
  const isNamed = BODY_WORDS.has(end) || (!isTitled && isNamedByEnd(end));
  if (isNamed) return first < last && !(isTitled && isGivenName(words.lower[first + 1] ?? ''));
  return words.lower[first + 1] === 'of' && BODY_WORDS.has(words.lower[first] ?? '');
}

/** “Commissioner of Police”, “Chairman of the Council”. */
function officeBeforeOf(words: TextWords, first: number, last: number): boolean {
  for (let at = first + 1; at < last; at += 1)
    if (words.lower[at] === 'of' || words.lower[at] === 'for') return officeEnd(words, at - 1, at - 1);
  return false;
}

/** Whether a word is the last of the name of a body, a place or a work. */
export function endsName(word: string): boolean {
  return BODY_WORDS.has(word) || isNamedByEnd(word) || /^[js]r$/.test(word);
}

function isNamedByEnd(end: string): boolean {
  return OUTLET_WORDS.has(end) || PLACE_WORDS.has(end) || WORK_WORDS.has(end);
}

/** “Republican Senator Mara Voss”: a known given name after words of which one is a title or a people. */
function givenAfterTitle(words: TextWords, first: number, last: number): number | null {
  let hasTitle = false;
  for (let at = first; at < last; at += 1) {
    const word = words.lower[at] ?? '';
    if (hasTitle && isGivenName(word) && !TITLES.has(word)) return at;
    hasTitle ||=
      TITLES.has(word) || isEpithet(word) || PEOPLES.has(word) || ROLES.has(word) || isRank(words, at);
  }
  return null;
}

/** “CP Abubakar Tsafiru” */
function isRank(words: TextWords, at: number): boolean {
  return /^\p{Lu}{2,4}$/u.test(wordAt(words, at));
}

function isTitle(words: TextWords, at: number, first: number): boolean {
  const word = words.lower[at] ?? '';
  if (words.lower[at + 1] === 'of' || words.lower[at + 1] === 'for') return false;
  // “Stephen King” has no title.
  if (TITLES_OR_NAMES.has(word)) return at === first || !isGivenName(words.lower[at - 1] ?? '');
  return TITLES.has(word) || (at === first && isEpithet(word));
}

/** “Secretary of State Mara Voss”: where the name begins after an office with “of”; past the end for “Mayor of Ortwick”. */
function officeOf(words: TextWords, first: number, last: number): number | null {
  let at = first;
  while (at < last && words.lower[at] !== 'of' && words.lower[at] !== 'for') at += 1;
  if (at >= last || !officeEnd(words, at - 1, at - 1)) return null;
  const domain = at + 1;
  at = domain;
  while (at < last && isDomain(words, at)) at += 1;
  const hasDomain = at > domain && DOMAINS.has(words.lower[at - 1] ?? '');
  const isName = (word: number): boolean => word < last && isGivenName(words.lower[word] ?? '');
  if (hasDomain && !isName(at) && at >= last - 1) return at;
  while (at < last && !isName(at)) at += 1;
  return at < last ? at : last + 1;
}

function isDomain(words: TextWords, at: number): boolean {
  return DOMAINS.has(words.lower[at] ?? '') || !isCapital(words, at);
}

function isBareTitle(words: TextWords, at: number, first: number): boolean {
  const word = words.lower[at] ?? '';
  return (
    (TITLES.has(word) || PEOPLES.has(word) || DOMAINS.has(word)) && !(at > first && TITLES_OR_NAMES.has(word))
  );
}

/** Maximum number of words of a title that is read backwards from a name. */
const MAX_TITLE_WORDS = 9;

/**
 * Where a title in lower case before a name begins: “Chinese diplomatic chief Wang Yi”, “the mayor Mara Voss” without
 * its article. Equal to `first` where the word before is no noun for a person or a body.
 */
export function titleBefore(words: TextWords, first: number, isNoun: (word: string) => boolean): number {
  if (first === 0 || !isSpaced(words, first - 1) || !isNoun(words.lower[first - 1] ?? '')) return first;
  let start = first - 1;
  while (start > 0 && first - start < MAX_TITLE_WORDS && isSpaced(words, start - 1)) {
    const word = words.lower[start - 1] ?? '';
    if (NOT_IN_TITLES.has(word) || ARTICLES.has(word) || DAYS_AND_MONTHS.has(word) || isVerb(word)) break;
    if (
      words.quoted[start - 1] !== words.quoted[first] ||
      words.sentences[start - 1] !== words.sentences[first]
    )
      break;
    start -= 1;
  }
  while (start < first - 1 && (words.lower[start] === 'of' || words.lower[start] === 'for')) start += 1;
  return start;
}

/** “introduced actress Mara Voss”, but “retired actress Mara Voss”. */
function isVerb(word: string): boolean {
  return word.length > 4 && word.endsWith('ed') && !QUALITIES.has(word);
}

/** Words in lower case that belong to the title after them: “former Mayor Mara Voss”. */
export function isQuality(word: string): boolean {
  return QUALITIES.has(word) || ROLES.has(word) || TITLES.has(word) || OTHER_QUALITIES.has(word);
}

const OTHER_QUALITIES = setOf(
  'then acting deputy vice prime state federal local foreign chief senior first longtime ex veteran',
);

const QUALITIES = setOf(
  'retired elected appointed acclaimed disgraced exiled celebrated respected renowned convicted accused jailed united ' +
    'embattled decorated self-styled unelected outgoing noted indicted ousted deposed wounded injured limited',
);

const ARTICLES = setOf(
  'a an the this that these those his her its their our my your some any each every no another',
);
