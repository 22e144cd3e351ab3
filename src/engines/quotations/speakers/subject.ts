import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { PREPOSITIONS } from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import { firstFrom, type ReadParties } from './mention.js';
import { roleOf } from './roles.js';
import { isSpaced, type TextWords, wordFrom } from './words.js';

// “he said”, “Voss said”: words directly before a finite verb of saying are its subject, whatever was linked to it.

/** Null to keep the words that are linked to the cue. */
export function subjectBeside(read: ReadParties, speaker: Span | null, cue: Span | null): Span | null {
  if (cue === null) return null;
  const { words } = read;
  const at = wordFrom(words, cue[0]);
  if (at === 0 || !isFiniteVerb(words, at, cue) || isQuotedApart(words, at)) return null;
  const before = beforeAdverb(words, at);
  if (before === null || (speaker !== null && isAbout(words, speaker, before, at))) return null;
  return pronounAt(words, before) ?? nameAt(read, before);
}

function isFiniteVerb(words: TextWords, at: number, cue: Span): boolean {
  let verb = at;
  while (BEFORE_VERB.has(words.lower[verb] ?? '')) verb += 1;
  const first = words.lower[verb] ?? '';
  return (
    isSpeechVerb(first) &&
    !/ing$/.test(first) &&
    (words.starts[at] ?? 0) >= cue[0] &&
    !/^to\b/.test(words.text.slice(...cue))
  );
}

/** “Voss,” said Lind: the word before is on the other side of a mark. */
function isQuotedApart(words: TextWords, at: number): boolean {
  return words.quoted[at] !== words.quoted[at - 1];
}

function beforeAdverb(words: TextWords, at: number): number | null {
  if (!isSpaced(words, at - 1)) return null;
  const isAdverb = ADVERBS.has(words.lower[at - 1] ?? '') || /\p{L}{3}ly$/u.test(words.lower[at - 1] ?? '');
  const before = isAdverb ? at - 2 : at - 1;
  return before >= 0 && isSpaced(words, before) && words.sentences[before] === words.sentences[at]
    ? before
    : null;
}

/** “has also said” */
const BEFORE_VERB = setOf('also then later once again now first has had have');
const ADVERBS = setOf('also then later once again now first');

/** Whether what is linked holds the word, or stands directly before or after the verb. */
function isAbout(words: TextWords, speaker: Span, before: number, at: number): boolean {
  const isHeld = speaker[0] <= (words.starts[before] ?? 0) && speaker[1] >= (words.ends[before] ?? 0);
  return isHeld || (speaker[0] > (words.starts[at] ?? 0) && !PRONOUNS.has(words.lower[before] ?? ''));
}

const PRONOUNS = setOf('he she who');

function pronounAt(words: TextWords, at: number): Span | null {
  return PRONOUNS.has(words.lower[at] ?? '') ? [words.starts[at] ?? 0, words.ends[at] ?? 0] : null;
}

function nameAt({ words, parties }: ReadParties, at: number): Span | null {
  const index = firstFrom(parties.mentions, words.ends[at] ?? 0) - 1;
  const mention = parties.mentions[index];
  if (mention === undefined || mention.last !== at) return null;
  const kind = parties.all[mention.party]?.kind;
  if (kind !== 'person' && kind !== 'body') return null;
  if (roleOf(words, parties, index) !== 'subject') return null;
  const prior = mention.titleFirst > 0 ? (words.lower[mention.titleFirst - 1] ?? '') : '';
  const isGoverned =
    mention.titleFirst > 0 &&
    isSpaced(words, mention.titleFirst - 1) &&
    (PREPOSITIONS.has(prior) || prior === 'and');
  return isGoverned ? null : [words.starts[mention.titleFirst] ?? 0, mention.end];
}
