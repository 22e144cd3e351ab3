import { fold } from '../text/fold.js';
import { setOf } from '../words/lists.js';
import { BORNE_TITLES } from '../words/titles.js';

// The words by which names are compared: folded, without apostrophes and particles and, in a second reading, without
// the title before the name.

/** Every reading of a name, the fullest first: with a possible title, and without. */
export function readingsOf(name: string): readonly (readonly string[])[] {
  const words = wordsOfName(name);
  const untitled = words.slice(titleLength(words));
  const readings = untitled.length === 0 || untitled.length === words.length ? [words] : [words, untitled];
  return readings.map(withoutParticles);
}

function wordsOfName(name: string): string[] {
  const words = fold(name).replaceAll("'", '').match(WORD) ?? [];
  return words.length > 0 ? words.map(plainArabic) : [fold(name)];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Unifies letters that are commonly interchanged in Arabic, and removes the article. */
function plainArabic(word: string): string {
  if (!/\p{Script=Arabic}/u.test(word)) return word;
  const plain = word.replaceAll('ى', 'ي').replaceAll('ة', 'ه').replaceAll('ک', 'ك').replaceAll('ی', 'ي');
  return plain.length > 4 && plain.startsWith('ال') ? plain.slice(2) : plain;
}

function withoutParticles(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !PARTICLES.has(word));
  return telling.length > 0 ? telling : words;
}

const PARTICLES = setOf(
  'a al an and bin d da de del den der di do dos du e el for ibn la le of the van von y',
);

/** The number of leading words that form a title: qualifiers, the office, and what it is of. */
function titleLength(words: readonly string[]): number {
  let at = 0;
  while (NARROWS.has(words[at] ?? '')) at += 1;
  if (!OFFICES.has(words[at] ?? '')) return 0;
  while (OFFICES.has(words[at] ?? '')) at += 1;
  if (words[at] !== 'of') return at;
  let end = at + 1;
  while (NARROWS.has(words[end] ?? '')) end += 1;
  return end > at + 1 ? end : at;
}

const NARROWS = setOf(
  'acting british chief chinese deputy defence defense energy european exterior external federal finance first foreign ' +
    'former french german home interior interim japanese justice national prime russian s shadow state the then trade ' +
    'treasury u uk us vice war',
);

/** “Don” is a given name more often. */
const OFFICES: ReadonlySet<string> = new Set([...BORNE_TITLES].filter((title) => title !== 'don').map(fold));
