import { SPELLINGS } from '../../words/meaning.js';

// Two spellings of one word. Which one to print is a matter of house style; whether the speaker's was kept is for a
// person, so that it is reported.

const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/our(?=$|s$|ed$|ing$|able$|ite$|hood$)/, 'or'],
  [/is(?=e$|es$|ed$|ing$|ation$|ations$|er$|ers$)/, 'iz'],
  [/ys(?=e$|es$|ed$|ing$)/, 'yz'],
  [/ll(?=ed$|ing$|er$|ers$)/, 'l'],
  [/(?<=[tb])re(?=$|s$)/, 'er'],
  [/ence$/, 'ense'],
  [/ogue(?=$|s$)/, 'og'],
  [/gramme(?=$|s$)/, 'gram'],
  [/ae|oe/, 'e'],
];

/** Folded words. */
export function isSpellingVariant(a: string, b: string): boolean {
  if (SPELLINGS.has(`${a}:${b}`)) return true;
  return VARIANTS.some(
    ([british, american]) => respelt(a, british, american) === b || respelt(b, british, american) === a,
  );
}

function respelt(word: string, from: RegExp, to: string): string | null {
  return word.length > 4 && from.test(word) ? word.replace(from, to) : null;
}
