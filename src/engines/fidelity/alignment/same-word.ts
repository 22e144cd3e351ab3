import type { Words } from '../../reading/compared/words.js';
import { isFunctionWord } from '../text/weights.js';

// Two spellings of one word: split or joined by a hyphen, a full stop or a space, or without its apostrophe. A
// spelling that is another word does not count.

/** `count` words from `at` on. */
export interface Run {
  readonly words: Words;
  readonly at: number;
  readonly count: number;
}

/** Without the apostrophe these are no other word. */
const BARE = new Set(
  (
    'dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt mustnt neednt ' +
    'youre theyre ive youve weve theyve im youll theyll itll thatll youd theyd hes shes thats theres whats heres wheres hows'
  ).split(' '),
);
/** With a hyphen or a space these are other words. */
const OTHER_WORDS = new Set(
  (
    'apart maybe everyday already altogether sometime awhile alot into onto notable nowhere therapist ' +
    'resign recreation recover reform represent resort resent react relay recount remark redress rebound reserve'
  ).split(' '),
);
/** Never joined with the word beside it. */
const NEGATIVE = /^(?:not|never|nor|nicht|kein|nie|sin|sans)$/;

/** Whether two words differ only by an optional apostrophe. */
export function isSameButApostrophe(a: string, b: string): boolean {
  if (!a.includes("'") && !b.includes("'")) return false;
  const bare = a.replaceAll("'", '');
  return bare === b.replaceAll("'", '') && BARE.has(bare);
}

/** Whether a word may differ from another by an optional apostrophe only. */
export function mayLackApostrophe(word: string): boolean {
  return word.includes("'") || BARE.has(word);
}

/** Whether two runs, one of them a single word, are two spellings of that word. */
export function isJoined(a: Run, b: Run): boolean {
  const [one, parts] = a.count === 1 ? [a, b] : [b, a];
  const word = one.words.folded[one.at] ?? '';
  return parts.count > 1 && areLettersOf(parts, word) && mayJoin(parts, word);
}

/** Compared without joining them, since an alignment asks of every pair. */
function areLettersOf({ words, at, count }: Run, word: string): boolean {
  let from = 0;
  for (let k = at; k < at + count; k += 1) {
    const part = words.folded[k] ?? '';
    if (!word.startsWith(part, from)) return false;
    from += part.length;
  }
  return from === word.length;
}

function mayJoin(run: Run, joined: string): boolean {
  if (OTHER_WORDS.has(joined) || OTHER_WORDS.has(joined.replace(/(?:s|ed|ing|d|ation)$/, ''))) return false;
  const { words, at, count } = run;
  for (let k = 0; k < count; k += 1) {
    const word = words.folded[at + k] ?? '';
    if (/[$%&\p{Sc}]/u.test(word) || (NEGATIVE.test(word) && joined !== 'cannot')) return false;
    if (k > 0 && !mayMeet(words, at + k, joined)) return false;
  }
  return true;
}

function mayMeet(words: Words, at: number, joined: string): boolean {
  const [before = '', word = ''] = [words.folded[at - 1], words.folded[at]];
  const gap = gapBefore(words, at);
  // A mark between digits is part of the number.
  if (/\d$/.test(before) && /^\d/.test(word)) return false;
  if (!/\s/.test(gap) || joined === 'cannot') return true;
  return !isFunctionWord(before) && !isFunctionWord(word);
}

function gapBefore(words: Words, at: number): string {
  return words.text.slice(words.ends[at - 1] ?? 0, words.starts[at] ?? 0);
}
