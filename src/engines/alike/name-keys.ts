import { hash31 } from '../text/likeness.js';
import { isUnspaced, soundOf } from './name-sound.js';
import { readingsOf } from './name-words.js';

// The numbers by which a name is found among many: names that are near (names.ts) have one in common, or those of two
// of their words. By kind: a word, two words by the first letter of one, all letters, and a name of one word.

const WORD = 'w';
const INITIAL = 'i';
const ALL = 'a';
const ALONE = '1';
/** Words of a name that are looked at: those of a long description beyond tell little. */
const MAX_WORDS = 8;

/** What is stored of a name, distinct. */
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
  /** A name with any of these may be near. */
  readonly any: readonly number[];
  /** By word: a name with those of two words may be near. */
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
    words: words.map((word) => formsOf(word).map((form) => key(WORD, form))),
  };
}

function readings(name: string): readonly (readonly string[])[] {
  return readingsOf(name).map((words) => words.slice(0, MAX_WORDS));
}

/** How a word sounds, and the same without any one of its letters: a slip of the hand changes one. */
function formsOf(word: string): string[] {
  if (isUnspaced(word)) return pairsOf([...word]);
  const sound = soundOf(word);
  if (sound.length < 3) return [sound];
  return [sound, ...Array.from(sound, (_, at) => sound.slice(0, at) + sound.slice(at + 1))];
}

/** Every two characters that stand together. */
function pairsOf(characters: readonly string[]): string[] {
  if (characters.length < 3) return [characters.join('')];
  return characters.slice(1).map((one, at) => `${characters[at]}${one}`);
}

/** Each word beside the first letter of each other: “A. Blinken”, and “Li Wen” beside “Li Wei”. */
function initials(words: readonly string[]): number[] {
  return words.flatMap((word, at) =>
    words.flatMap((other, i) => (i === at ? [] : [key(INITIAL, `${other[0]} ${soundOf(word)}`)])),
  );
}

function key(kind: string, form: string): number {
  return hash31([kind, form], 0, 2);
}
