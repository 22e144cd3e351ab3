import type { Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import { fold } from '../text/fold.js';
import type { PassageContext } from './passage-context.js';
import { compareNames, mayBeNamed } from './same-person.js';

// Whether a text credits a passage to the person who is on record as its speaker.

/**
 * `open`: the text credits “he” or “the minister”, or a name that may be either. `not_named`: it credits nobody.
 */
export type Mouth = 'same' | 'another' | 'open' | 'not_named';

const NAMED = new Set(['name', 'label', 'signature']);
/** Why a name was taken that does not stand beside the words. */
const GUESSED = new Set(['ambiguous_name', 'nearest_name']);

/** @param known all names of the speaker on record */
export function mouthOf(
  reading: Reading,
  { speaker, reason }: PassageContext,
  known: readonly string[],
): Mouth {
  if (speaker === null) return 'not_named';
  if (speaker.resolved === null) return 'open';
  const likeness = compareNames(speaker.resolved, known);
  // “Daryl Hume of the Arms Council” may speak for the council.
  if (likeness === 'another' && isNamedWith(reading, speaker, known)) return 'open';
  const isNamed = NAMED.has(speaker.naming) && !GUESSED.has(reason);
  if (isNamed) return likeness === 'maybe' ? 'open' : likeness;
  // “He” may be anybody whom the text names, and nobody else.
  return likeness === 'another' && !mayBeNamed(reading.tokens.forms, known) ? 'another' : 'open';
}

/** UTF-16 code units after a name in which an office or a body stands. */
const MAX_APPOSITION_UTF16 = 120;

function isNamedWith(
  { text }: Reading,
  { start, end, creditedAs }: Speaker,
  known: readonly string[],
): boolean {
  const after = text.slice(end, end + MAX_APPOSITION_UTF16).split('\n', 1)[0] ?? '';
  const credit = fold(`${text.slice(start, end)} ${creditedAs ?? ''} ${after}`);
  return known.some((name) => credit.includes(fold(name)));
}
