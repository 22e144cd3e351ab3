import type { Reading } from '../../reading/reading.js';
import type { Region } from '../../reading/regions/region.js';
import { tokenAt, tokenText } from '../../reading/tokens/tokens.js';
import { isCue, isPerson, namesIn, type Words } from './credit-words.js';

// Words between two quotations may do more than name the speaker: deny the quotation, add a statement, or introduce
// another speaker. Then the two are not one quotation.

/** Tokens after a quotation in which its speaker is named. */
const MAX_CREDIT_TOKENS = 5;
/** UTF-16 code units: a longer quotation is not one that another's follows. */
const MAX_NEXT_UTF16 = 1_000;

/** Whether the words between two quotations only name the speaker of both. @param next the second quotation */
export function saysOnlyWhoSpoke(reading: Reading, words: Words, next: Region): boolean {
  return !words.denies && !tellsMore(reading, words, next) && !leadsToAnother(reading, words, next);
}

/** “…,” she said. She added: “…” */
export function isSaidOn({ words }: Words): boolean {
  return (
    words.length <= 5 &&
    words.some((word) => /^(?:add(?:s|ed|ing)|continu(?:es|ed|ing)|conclu(?:des|ded))$/.test(word))
  );
}

/** A sentence of its own between two; or one after the attribution that does not announce the same speaker. */
function tellsMore(reading: Reading, words: Words, next: Region): boolean {
  const { tokens } = reading;
  if (
    words.beginsSentence &&
    !words.isPausedBefore &&
    isSentenceStart(reading, tokenAt(tokens, next.outer[0]))
  )
    return true;
  if (!words.hasSentences) return false;
  const last = tokens.sentences[tokens.sentenceOf[words.last] as number] as number;
  return !words.isAnnouncing || namesAnother(reading, [words.first, last], [last, words.last + 1]);
}

/** “…,” said Ann. “…,” said Bo: the second quotation has another credit. */
function leadsToAnother(reading: Reading, { first, last }: Words, next: Region): boolean {
  const { tokens, text } = reading;
  if (next.end - next.start > MAX_NEXT_UTF16 || !next.isClosed) return false;
  const from = tokenAt(tokens, next.outer[1]);
  const goesOn = ',?!'.includes(text.charAt(next.end - 1)) || text.charAt(next.outer[1]) === ',';
  if (!goesOn || from >= tokens.count) return false;
  let end = from;
  const paragraph = tokens.paragraphOf[tokenAt(tokens, next.start)];
  while (
    end < tokens.count &&
    end < from + MAX_CREDIT_TOKENS &&
    tokens.paragraphOf[end] === paragraph &&
    !isSentenceStart(reading, end)
  )
    end += 1;
  return saysSomething(reading, [from, end]) && namesAnother(reading, [first, last + 1], [from, end]);
}

function saysSomething({ tokens }: Reading, [first, after]: Range): boolean {
  for (let at = first; at < after; at += 1) if (isCue(tokenText(tokens, at).toLowerCase())) return true;
  return false;
}

function isSentenceStart({ tokens }: Reading, token: number): boolean {
  return token < tokens.count && tokens.sentences[tokens.sentenceOf[token] as number] === token;
}

type Range = readonly [first: number, after: number];

/** Whether the second tokens name people, and none of those in the first. A pronoun may refer to anybody. */
function namesAnother(reading: Reading, first: Range, second: Range): boolean {
  const [one, other] = [namesIn(reading, ...first), namesIn(reading, ...second)];
  if (one.size === 0 || other.size === 0) return false;
  for (let at = second[0]; at < second[1]; at += 1) if (isPerson(tokenText(reading.tokens, at))) return false;
  return [...other].every((name) => !one.has(name));
}
