import { hash31 } from '../text/likeness.js';
import { otherFormsOf } from '../words/nicknames.js';
import { isUnspaced, soundOf } from './name-sound.js';
import { readingsOf } from './name-words.js';

// Hashes by which similar names are found: similar names (names.ts) share one, or those of two of their words. By
// kind: a word, two words with one abbreviated to its initial, all letters, and a single-word name.

const WORD = 'w';
const INITIAL = 'i';
const ALL = 'a';
const ALONE = '1';
/** Maximum number of words of a name that are hashed: later words of a long description distinguish little. */
const MAX_WORDS = 8;

/** The distinct keys to store for a name. */
export function storedNameKeys(name: string): number[] {
  const keys = readings(name).flatMap((words) => [
    ...words.flatMap((word) => formsOf(word).map((form) => key(WORD, form))),
    ...(words.length === 1 ? formsOf(words[0] ?? '').map((form) => key(ALONE, form)) : []),
    ...initials(words),
    key(ALL, soundOf(words.join(''))),
  ]);
  return [...new Set(keys)];
}

export interface SoughtNameKeys {
  /** A name with any of these may be similar. */
  readonly any: readonly number[];
  /** By word: a name with those of two words may be similar. */
  readonly words: readonly (readonly number[])[];
}

export function soughtNameKeys(name: string): SoughtNameKeys {
  const all = readings(name);
  const any = all.flatMap((words) => [
    ...words.flatMap((word) => formsOf(word).map((form) => key(ALONE, form))),
    ...(words.length === 1 ? formsOf(words[0] ?? '').map((form) => key(WORD, form)) : []),
    ...initials(words),
    key(ALL, soundOf(words.join(''))),
  ]);
  const [words = []] = all;
  return {
    any: [...new Set(any)],
    words: words.map((word) =>
      [word, ...otherFormsOf(word)].flatMap((one) => formsOf(one).map((form) => key(WORD, form))),
    ),
  };
}

function readings(name: string): readonly (readonly string[])[] {
  return readingsOf(name).map((words) => words.slice(0, MAX_WORDS));
}

/** The phonetic form of a word, and the same with each letter deleted in turn, which finds single typing errors. */
function formsOf(word: string): string[] {
  if (isUnspaced(word)) return pairsOf([...word]);
  const sound = soundOf(word);
  if (sound.length < 3) return [sound];
  return [sound, ...Array.from(sound, (_, at) => sound.slice(0, at) + sound.slice(at + 1))];
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length < 3) return [characters.join('')];
  return characters.slice(1).map((one, at) => `${characters[at]}${one}`);
}

/** Each word with the initial of each other one: “A. Blinken”, and “Li Wen” with “Li Wei”. */
function initials(words: readonly string[]): number[] {
  return words.flatMap((word, at) =>
    words.flatMap((other, i) => (i === at ? [] : [key(INITIAL, `${other[0]} ${soundOf(word)}`)])),
  );
}

function key(kind: string, form: string): number {
  return hash31([kind, form], 0, 2);
}
