import names from '../../../data/reference/given-names.json' with { type: 'json' };
import reference from '../../../data/reference/languages.json' with { type: 'json' };
import lists from '../../../data/words/turns.json' with { type: 'json' };
import { fold } from '../text/fold.js';
import { setOf } from './lists.js';
import { REPORTING_FORMS } from './saying.js';
import { BORNE_TITLES, TITLES_OR_NAMES } from './titles.js';

// Words by which turns are recognised. Those that are asked for are folded.

const QUESTIONERS = setOf(lists.questioners);
const QUESTIONER_PARTS = lists.questioner_parts.split(' ');
const ANSWERS = setOf(lists.answers);
const ROLES = setOf(lists.roles);
const DESCRIPTORS = setOf(lists.descriptors);
const CLAUSE_WORDS = setOf(lists.clause_words);
const TITLES: ReadonlySet<string> = new Set([
  ...[...BORNE_TITLES].filter((title) => !TITLES_OR_NAMES.has(title)).map(fold),
  ...lists.titles.split(' '),
]);
const HEADINGS = setOf(lists.headings);
const OPENERS = setOf(lists.openers);
const SAYING: ReadonlySet<string> = new Set([...REPORTING_FORMS.map(fold), ...lists.saying.split(' ')]);
const REMARKS = setOf(lists.remarks);

export function isQuestionerWord(word: string): boolean {
  return QUESTIONERS.has(word) || QUESTIONER_PARTS.some((part) => word.includes(part));
}

export function isAnswerWord(word: string): boolean {
  return ANSWERS.has(word);
}

/** “operator”, “court”: a function by which somebody is called in a label. */
export function isRole(word: string): boolean {
  return ROLES.has(word);
}

/** Beside a role, as in “unidentified voice”. */
export function isDescriptor(word: string): boolean {
  return DESCRIPTORS.has(word);
}

/** A verb or pronoun that makes a clause of the words before a colon. */
export function isClauseWord(word: string): boolean {
  return CLAUSE_WORDS.has(word);
}

/** Before a name, or in its place: “mr”, “minister”. */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/** Words before a colon that name nobody: “Correction: …” */
export function isHeadingWord(word: string): boolean {
  return HEADINGS.has(word);
}

export function isVerbOfSaying(word: string): boolean {
  return SAYING.has(word);
}

export function isRemarkWord(word: string): boolean {
  return REMARKS.has(word);
}

/** Whether a word often begins what is spoken: “yes”, “thank”. */
export function isOpener(word: string): boolean {
  return OPENERS.has(word);
}

let givenNames: ReadonlySet<string> | null = null;

export function isGivenName(word: string): boolean {
  givenNames ??= new Set(
    [...Object.values(names.female), ...Object.values(names.male), names.either].flatMap((list) =>
      list.split(' '),
    ),
  );
  return givenNames.has(fold(word));
}

const ADDRESSED = new Map<string, ReadonlySet<string>>();

/**
 * First and second persons of a language, as printed, also with a capital; those of English for one without a list, of several for a text
 * that does not show its language.
 * @param language ISO 639-1
 */
export function addressedWords(language: string | null): ReadonlySet<string> {
  const key = language ?? '';
  const known =
    ADDRESSED.get(key) ??
    (language === null ? new Set(COMMON.flatMap((one) => [...readAddressed(one)])) : readAddressed(key));
  ADDRESSED.set(key, known);
  return known;
}

const COMMON = ['en', 'de', 'fr', 'es', 'it', 'pt'];

function readAddressed(language: string): ReadonlySet<string> {
  const own: Readonly<Record<string, string>> = lists.addressed;
  const first = reference.languages as Readonly<
    Record<string, { readonly name: string; readonly first_person?: string }>
  >;
  const words = `${own[language] ?? first[language]?.first_person ?? own.en}`.split(' ');
  return new Set(words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]));
}

export const INTERVIEWEE_AFTER: readonly string[] = lists.interviewee_after;
export const INTERVIEWER_AFTER: readonly string[] = lists.interviewer_after;
export const MEETING: readonly string[] = lists.meeting;

const OFFICES = new Map(
  Object.entries(lists.offices).flatMap(([office, words]) =>
    words.split(' ').map((word) => [word, office] as const),
  ),
);

/** The office that a word says somebody holds: chair for “chairman” and “chaired”; null for another word. */
export function officeOf(word: string): string | null {
  return OFFICES.get(word) ?? null;
}
