import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { firstFrom, type ReadParties } from '../speakers/mention.js';
import type { PartyMention } from '../speakers/party.js';

import { type TextWords, wordFrom } from '../speakers/words.js';
import type { NamedSpeaker } from './named-speaker.js';

// What else stands in the sentence of an attribution.

/** “…,” said Voss, according to Lind. */
export function hasSecondSource(
  { words }: ReadParties,
  draft: NamedSpeaker,
  own: PartyMention,
  unit: Span,
): boolean {
  const [first, end] = sentenceOf(words, own.first);
  for (let at = first; at < end; at += 1) {
    const start = words.starts[at] ?? 0;
    const isOwn = isInside(draft.spans, start) || (start >= unit[0] && start < unit[1]);
    if (!isOwn && SECOND_SOURCES.has(words.lower[at] ?? '')) return true;
  }
  return false;
}

const SECOND_SOURCES = new Set([
  'according',
  'quoted',
  'quoting',
  'cited',
  'citing',
  'allegedly',
  'reportedly',
]);

/** Whether nobody else is named in the sentence outside the quotation and the attribution. */
export function isAlone(
  { words, parties }: ReadParties,
  draft: NamedSpeaker,
  own: PartyMention,
  unit: Span,
): boolean {
  const [first, end] = sentenceOf(words, own.first);
  const from = firstFrom(parties.mentions, words.starts[first] ?? 0);
  for (let index = from; index < parties.mentions.length; index += 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || mention.first >= end) break;
    const isOther = mention.party !== own.party && parties.all[mention.party]?.kind === 'person';
    const isApposed = mention.start >= unit[0] && mention.start < unit[1];
    if (isOther && !isApposed && !isInside(draft.spans, mention.start)) return false;
  }
  return true;
}

/** “In the film Voss says …”: a part that is played. */
export function isPlayed({ words }: ReadParties, unit: Span, cue: Span): boolean {
  if (!/^\p{Ll}+s$/u.test(words.text.slice(...cue))) return false;
  const [first, end] = sentenceOf(words, wordFrom(words, unit[0]));
  return words.lower.slice(first, end).some((word) => FICTION.has(word));
}

const FICTION = setOf(
  'film movie novel play musical opera sketch episode comedy cartoon drama sitcom parody character satire',
);

/** A longer sentence is hardly prose. */
const MAX_WORDS = 200;

/** The first word of the sentence of a word, and the end, exclusive. */
export function sentenceOf({ sentences, count }: TextWords, word: number): readonly [number, number] {
  let [first, end] = [word, word + 1];
  while (first > 0 && word - first < MAX_WORDS && sentences[first - 1] === sentences[word]) first -= 1;
  while (end < count && end - word < MAX_WORDS && sentences[end] === sentences[word]) end += 1;
  return [first, end];
}

export function isInside(spans: readonly Span[], position: number): boolean {
  return spans.some(([start, end]) => position >= start && position < end);
}
