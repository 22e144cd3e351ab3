import { fold } from '../../text/fold.js';
import { isVerbOfSaying } from '../../words/turns.js';

// Clauses within a turn of a dialogue that are the narrator's: “– Oui, dit-elle.”, “—No —dijo Ana—, no iré.”

export interface Clause {
  /** UTF-16 code units of the turn, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
  /** Where the name stands in the turn. */
  readonly nameAt: number;
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’-]{1,30}){0,2}`;
const CLAUSE = new RegExp(
  String.raw`(?:(?<=[,!?…»”])\s[–—]?\s?|\s[–—]\s?)(\p{Ll}[\p{Ll}'’]{1,24})((?:-t)?-(?:ils?|elles?|je|on))?` +
    String.raw`(?:\s(?:(?:la|le|el|il|lo|der|die|the|l’) )?(${NAME}))?([^.,;:!?–—\n]{0,80})(?:[,;:]?[–—]|(?=[.,;:!?]|$))`,
  'gu',
);
/** “he shrugged.”, “the older one grinned.”, “Ruth Vane said.” */
const SUBJECT_FIRST = new RegExp(
  String.raw`(?<=[,!?…»”])\s(?:(?:he|she|they|the(?: \p{Ll}{1,15}){1,3})|(${NAME}))\s(\p{Ll}{2,20})(?:\s[^.,;:!?–—\n]{0,80})?(?:\.|(?=$))`,
  'gu',
);
const MAX_READ_UTF16 = 4_000;

export function clausesIn(words: string): Clause[] {
  const found = [...verbFirst(words), ...subjectFirst(words)].sort((one, other) => one.start - other.start);
  return found.filter(({ start }, at) => start >= (found[at - 1]?.end ?? 0));
}

function subjectFirst(words: string): Clause[] {
  return [...words.slice(0, MAX_READ_UTF16).matchAll(SUBJECT_FIRST)].flatMap((match) => {
    const [whole, name = null, verb = ''] = match;
    // After the words, a verb in the past is the narrator's: “grinned”.
    if (!isVerbOfSaying(verb) && !verb.endsWith('ed')) return [];
    const nameAt = match.index + Math.max(0, whole.indexOf(name ?? ''));
    return [{ start: match.index, end: match.index + whole.length, name, nameAt }];
  });
}

function verbFirst(words: string): Clause[] {
  return [...words.slice(0, MAX_READ_UTF16).matchAll(CLAUSE)].flatMap((match) => {
    const [whole, verb = '', pronoun, name = null, rest = ''] = match;
    const isBetweenDashes = /^\s[–—]/.test(whole) && /[–—]$/.test(whole);
    const isSaying = isVerbOfSaying(fold(verb)) || pronoun !== undefined;
    if (!isSaying && !(isBetweenDashes && (name !== null || rest === ''))) return [];
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        name,
        nameAt: match.index + whole.indexOf(name ?? ''),
      },
    ];
  });
}
