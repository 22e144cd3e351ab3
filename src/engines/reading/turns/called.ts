import { fold } from '../../text/fold.js';
import {
  isAnswerWord,
  isClauseWord,
  isDescriptor,
  isGivenName,
  isHeadingWord,
  isQuestionerWord,
  isRole,
  isTitle,
} from '../../words/turns.js';
import type { Identity } from './opening.js';
import { keyOf, type People } from './people.js';

// Whom a label names: a person, one who holds an office, or nobody.

/** A label, read: who it is that is called so. */
export interface Called extends Identity {
  readonly isQuestioner: boolean;
  readonly isAnswer: boolean;
  /** “THE COURT”, “Operator”, “Speaker 2”, “Woman in audience” */
  readonly isByRole: boolean;
  /** “Ms Berg”, “Councillor Banks” */
  readonly isTitled: boolean;
  /** A given name is known, or the text names the person elsewhere, too. */
  readonly isPerson: boolean;
}

/** @param detail what stands in brackets or after a comma: a role, or the name of one who is called by a role */
export function calledBy(printed: string, detail: string, people: People): Called {
  const name = holderOf(printed, detail) ?? printed;
  const words = wordsOf(name);
  const isQuestioner = words.some(isQuestionerWord);
  const isAnswer = words.length > 0 && words.every(isAnswerWord);
  const isInitials = /^\p{Lu}{2,3}$/u.test(name) && people.whole(name) !== null;
  const isByRole = !isInitials && (isFunction(name) || isDescription(name));
  const bare = withoutRoles(name);
  const whole = isByRole || isQuestioner || isAnswer ? null : people.whole(name);
  const own = isByRole ? name : (whole ?? people.whole(bare) ?? bare);
  const isNobody = isAnswer || isAsker(words) || (isByRole && isQuestioner && !/^\p{Lu}\p{Ll}/u.test(name));
  return {
    name,
    person: isNobody ? null : own,
    key: isByRole ? fold(name) : keyOf(own),
    isQuestioner,
    isAnswer,
    isByRole,
    isTitled: !isByRole && words.length > 1 && (isTitle(words[0] ?? '') || bare !== name),
    isPerson: people.isNamed(bare) || wordsOf(bare).slice(0, -1).some(isGivenName),
  };
}

/** “THE COURT”, “Operator”, “Speaker 2”, “Striker 1” */
export function isFunction(name: string): boolean {
  const words = wordsOf(name);
  const isNumbered = words.length > 1 && /^\p{N}{1,3}$/u.test(words.at(-1) ?? '');
  if (isNumbered && !isHeadingWord(words[0] ?? '') && !words.some(isGivenName)) return true;
  return words.every(
    (word, at) => isFunctionWord(word) || NUMBER.test(word) || (at > 0 && /^\p{L}$/u.test(word)),
  );
}

const NUMBER = /^\+?\p{N}+$/u;

function isFunctionWord(word: string): boolean {
  return isRole(word) || isTitle(word) || isQuestionerWord(word);
}

/** The words after these say where somebody is, or more of them. */
const BEFORE_PLACE =
  /\s(?:from|in|on|at|of|with|off|by|near|to|behind|outside|who|whose|through|du|des?|von|im)\s/iu;

/** “Male voice from audience”, “A boy who would not give his name”, “Some hon. members”: nobody's name. */
export function isDescription(name: string): boolean {
  const [head = ''] = name.split(BEFORE_PLACE);
  const words = wordsOf(head);
  const noun = words.findLast((word) => !/^\p{N}+$/u.test(word)) ?? '';
  if (!(isRole(noun) || isQuestionerWord(noun))) return false;
  // “CITY ATTORNEY”: none of the words is a name that is known.
  if (words.length > 1 && name === name.toUpperCase() && !words.some(isGivenName)) return true;
  const printed = head.split(/\s+/);
  return (
    words.every((word) => isFunctionWord(word) || isDescriptor(word) || /^\p{N}+$/u.test(word)) ||
    (printed.slice(1).every((word) => /^[\p{Ll}\p{N}]/u.test(word)) && !isGivenName(words[0] ?? ''))
  );
}

/** Whether words before a colon are a clause: “There is one thing that both want: …” */
export function isClause(name: string): boolean {
  return wordsOf(name.replace(/['’]\p{L}{1,2}(?!\p{L})/gu, ' ')).some(isClauseWord);
}

/** “Question”, “Q”: whoever asks. */
function isAsker(words: readonly string[]): boolean {
  return (
    words.length === 1 &&
    /^(?:q|f|questions?|fragen?|pregunta|pergunta|domanda|вопрос|问|問)$/u.test(words[0] ?? '')
  );
}

/** “The Prime Minister (Ada Berg)”: the name of who holds an office. */
function holderOf(printed: string, detail: string): string | null {
  const words = wordsOf(printed);
  const isOffice =
    words.some((word) => isRole(word) || isTitle(word)) &&
    (words.length > 2 || words.every((word) => isRole(word) || isTitle(word)));
  if (!isOffice || /^(?:mr|mrs|ms|miss|dr|m|mme|herr|frau|sir|dame|sr|sra)$/.test(words[0] ?? ''))
    return null;
  const [, inside = null] = HOLDER.exec(detail) ?? [];
  return inside === null || isFunction(inside) ? null : inside;
}

const HOLDER =
  /^[(\uFF08]((?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.? )?\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: (?:(?:de|van|von|der|al|el|di) )?\p{Lu}[\p{L}\p{M}'’.-]{0,30}){1,4})[)\uFF09]/u;

export function wordsOf(name: string): string[] {
  return fold(name)
    .split(/[\s.,\u30FB]+/)
    .filter(Boolean);
}

/** “Mr. Berg”, “Newsreader TOM BERG”, “Parish clerk Ada Berg”: the name alone. */
export function withoutRoles(name: string): string {
  const words = name.split(/[ \t\u00A0]+/);
  const own = words.map((word) => fold(word).replace(/[.,]$/, ''));
  const given = own.findIndex(isGivenName);
  let last = -1;
  for (let at = 0; at < words.length - 1 && (given < 0 || at < given); at += 1)
    if (isFunctionWord(own[at] ?? '')) last = at;
  const isName = words
    .slice(last + 1)
    .every((word) => /^(?:\P{Ll}|d[eiao]s?$|v[ao]n$|der$|al$|el$)/u.test(word));
  return (isName ? words.slice(last + 1).join(' ') : name).replace(AFTER_NAME, '');
}

/** “Ada Berg MP” */
const AFTER_NAME = /(?<=\p{L}),? (?:MPs?|MSP|MEP|MLA|TD|MBE|OBE|CBE|QC|KC|SC|JP|PhD|MD)$/u;
