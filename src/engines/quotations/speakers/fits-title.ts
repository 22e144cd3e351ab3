import { genderOfNoun } from './gendered-nouns.js';
import { type Gender, genderByName } from './given-names.js';
import type { NameGroup } from './groups.js';
import type { NameHere } from './party.js';
import type { TextWords } from './words.js';

// Whether the title before a surname may be that of somebody whose full name the text has.

/** “Mr Voss”, where only a Mara Voss is named. */
export function isOtherGender(words: TextWords, here: NameHere, name: readonly string[]): boolean {
  const gender = genderOfTitle(words, here);
  const own = gender === null ? null : genderByName(name);
  return own !== null && own !== gender;
}

function genderOfTitle(words: TextWords, { first, titleFirst }: NameHere): Gender | null {
  for (let at = titleFirst; at < first; at += 1) {
    const gender = genderOfNoun(words.lower[at] ?? '');
    if (gender !== null) return gender;
  }
  return null;
}

/** “Mr Voss” and “Sen. Voss”, where a Mara and an Otto Voss are named: by gender, or by the same title. */
export function fitsTitle(
  words: TextWords,
  here: NameHere,
  cluster: readonly NameGroup[],
  name: readonly string[],
): boolean {
  const title = words.lower.slice(here.titleFirst, here.first);
  if (title.length === 0) return false;
  const gender = genderOfTitle(words, here);
  const others = cluster.flatMap((group) =>
    group.here.flatMap((name) => words.lower.slice(name.titleFirst, name.first)),
  );
  if (title.some((word) => others.includes(word))) return true;
  return gender !== null && genderByName(name) === gender;
}
