import { setOf } from '../../words/lists.js';
import { DETERMINERS, PREPOSITIONS } from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import type { Parties } from './party.js';
import { isQuality } from './titles.js';
import { isPossessive, isSpaced, type TextWords } from './words.js';

/** The place of a name in its sentence, as far as the words beside it show. */
export type MentionRole = 'subject' | 'object' | 'oblique' | 'possessive';

/** Of the mention with this index. The first in its sentence that nothing governs is taken for the subject. */
export function roleOf(words: TextWords, { mentions }: Parties, index: number): MentionRole {
  const mention = mentions[index];
  if (mention === undefined) return 'object';
  if (isPossessive(words, mention.last)) return 'possessive';
  const before = wordBefore(words, mention.titleFirst);
  const after = isSpaced(words, mention.last) ? (words.lower[mention.last + 1] ?? '') : '';
  const isBeforeVerb = isSpeechVerb(after) || AUXILIARIES.has(after);
  if (CONJUNCTIONS.has(before) || (MAY_JOIN.has(before) && isBeforeVerb)) return 'subject';
  const isGoverned = PREPOSITIONS.has(before) && !isAccordingTo(words, mention.titleFirst);
  if (isGoverned) return 'oblique';
  // “told Voss”: who listens.
  if (/^t(?:old|ells?|elling)$/.test(before) && !isBeforeVerb) return 'object';
  if (isSpeechVerb(before) || isBeforeVerb) return 'subject';
  const earlier = mentions[index - 1];
  const isFirst = earlier === undefined || words.sentences[earlier.first] !== words.sentences[mention.first];
  return isFirst && !/(?:ed|ing)$/.test(before) ? 'subject' : 'object';
}

/** The word before a name with its title and determiner, in the same sentence; empty where there is none. */
function wordBefore(words: TextWords, first: number): string {
  let at = first - 1;
  const isPart = (word: string): boolean => DETERMINERS.has(word) || isQuality(word);
  while (at >= 0 && isSpaced(words, at) && isPart(words.lower[at] ?? '')) at -= 1;
  return at >= 0 && isSpaced(words, at) && words.sentences[at] === words.sentences[first]
    ? (words.lower[at] ?? '')
    : '';
}

function isAccordingTo(words: TextWords, first: number): boolean {
  return words.lower[first - 1] === 'to' && words.lower[first - 2] === 'according';
}

/** A clause begins after them. */
const CONJUNCTIONS = setOf('while when that because if although though where whereas whether unless');
/** Prepositions that a clause may follow too. */
const MAY_JOIN = setOf('as after before since until than');

const AUXILIARIES = setOf(
  'is was has had will would did does can could may might should must has also never then later now went took made came began',
);
