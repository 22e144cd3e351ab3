import { isGivenName } from '../quotations/speakers/given-names.js';
import { fold } from '../text/fold.js';
import { BODY_WORDS } from '../words/naming.js';
import { settingWords } from '../words/settings.js';
import type { Credit } from './credit.js';
import { compareNames } from './same-person.js';

// Whether a text credits a passage to the person who is on record as its speaker.

/**
 * `open`: the text credits “he” or “the minister”, or a name that may be either. `not_named`: it credits nobody.
 */
export type Mouth = 'same' | 'another' | 'open' | 'not_named';

/** @param known all names of the speaker on record */
export function mouthOf(
  { name, certainty, beside, recounted_by: teller, setting }: Credit,
  known: readonly string[],
): Mouth {
  if (certainty === null) return 'not_named';
  if (certainty === 'open') return 'open';
  if (name === null) return isNamedIn(beside, known) ? 'open' : 'another';
  const likeness = compareNames(name, known);
  if (likeness === 'another')
    return isNamedIn(beside, known) || (setting !== 'hearsay' && isTeller(teller, known))
      ? 'open'
      : 'another';
  return certainty === 'named' && likeness === 'same' ? 'same' : 'open';
}

/** “Daryl Hume of the Arms Council” may speak for the council, but a spokesman's words are not those of a person. */
function isNamedIn(beside: string, known: readonly string[]): boolean {
  const words = ` ${wordsOf(beside).join(' ')} `;
  return known.some((name) => {
    const at = words.indexOf(` ${wordsOf(name).join(' ')} `);
    if (at < 0) return false;
    return !(isPerson(name) && (REPRESENTING.test(words) || OTHER.test(words.slice(0, at + 1))));
  });
}

/** Whether whom the text credits represents one of these: “Daryl Hume, a spokesman for Mara Voss”. */
export function isSpokenFor({ beside }: Credit, known: readonly string[]): boolean {
  const words = ` ${wordsOf(beside).join(' ')} `;
  return REPRESENTING.test(words) && known.some((name) => words.includes(` ${wordsOf(name).join(' ')} `));
}

/** “Hume to Voss”, “Hume, who beat Voss”, “Hume, a rival of Voss” */
const OTHER = /^ (?:\p{L}+ ){1,3}to $| who | (?:of|against|von|gegen|de) $/u;

/** “George W. Holt’s” and “George W Holt” */
function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replaceAll(/'s\b/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

const REPRESENTING = new RegExp(String.raw`\b(?:${settingWords('representing')})\b`, 'u');

function isPerson(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && isGivenName(words[0] ?? '') && !BODY_WORDS.has(words.at(-1) ?? '');
}

/** Of “Berg said that Lind cheated and ‘lied to all of us’”, the last words may be Berg's own. */
function isTeller(teller: string | null, known: readonly string[]): boolean {
  return teller !== null && (compareNames(teller, known) !== 'another' || isNamedIn(teller, known));
}
