import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { keyOf, type People } from './people.js';
import type { TurnFormat } from './turn.js';
import { isAnswerWord, isGivenName, isQuestionerWord, isRole, isTitle } from './words.js';

// Where a turn begins, and whom its label names.

/** Positions are UTF-16 code units of the text. */
export interface Opening extends Identity {
  readonly format: TurnFormat;
  /** The number of the line with the label; with the first words where there is none. */
  readonly line: number;
  /** The first line of a label that has several. */
  readonly from?: number;
  readonly label: Span | null;
  readonly wordsFrom: number;
  /** Other than the end of the last line before the next opening. */
  readonly wordsUntil?: number;
  readonly isQuestioner: boolean;
  readonly isAnswer: boolean;
  /** Whether the label is surely a speaker's. */
  readonly isSure: boolean;
}

export interface Identity {
  /** As printed, without role. */
  readonly name: string;
  /** Null for one that names nobody. */
  readonly person: string | null;
  /** The same for all forms of a name. */
  readonly key: string;
}

/** A label, read: who it is that is called so. */
export interface Called extends Identity {
  readonly isQuestioner: boolean;
  readonly isAnswer: boolean;
  /** “THE COURT”, “Operator”, “Speaker 2” */
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
  const initials = /^\p{Lu}{2,3}$/u.test(name) ? people.whole(name) : null;
  const isByRole = initials === null && isFunction(name);
  const whole = isByRole || isQuestioner || isAnswer ? null : people.whole(name);
  const own = isByRole ? name : (whole ?? withoutTitles(name));
  const isTitled = !isByRole && isTitle(words[0] ?? '') && words.length > 1;
  return {
    name,
    person:
      isAnswer || (isQuestioner && words.length === 1 && !/^\p{Lu}\p{Ll}/u.test(name)) || isAsker(words)
        ? null
        : own,
    key: isByRole ? fold(name) : keyOf(own),
    isQuestioner,
    isAnswer,
    isByRole,
    isTitled,
    isPerson: people.isNamed(name) || words.slice(0, -1).some((word) => isGivenName(word)),
  };
}

/** “THE COURT”, “Operator”, “Speaker 2” */
export function isFunction(name: string): boolean {
  return wordsOf(name).every(
    (word) => isRole(word) || isTitle(word) || isQuestionerWord(word) || /^\p{N}+$/u.test(word),
  );
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
  return inside;
}

const HOLDER =
  /^[(\uFF08]((?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.? )?\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: (?:(?:de|van|von|der|al|el|di) )?\p{Lu}[\p{L}\p{M}'’.-]{0,30}){1,4})[)\uFF09]/u;

function wordsOf(name: string): string[] {
  return fold(name)
    .split(/[\s.,\u30FB]+/)
    .filter(Boolean);
}

function withoutTitles(name: string): string {
  const words = name.split(/[ \t\u00A0]+/);
  const first = words.findIndex((word) => !isTitle(fold(word).replace(/\.$/, '')));
  return words.slice(Math.max(0, first)).join(' ');
}
