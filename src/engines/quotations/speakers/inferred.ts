import { CLOSING_MARKS } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import { isSpeechVerb } from '../../words/saying.js';
import { isToldBefore } from '../frames/recounting.js';
import type { ReasonKey } from '../reasons.js';
import { antecedentOf } from './antecedent.js';
import type { Discourse } from './discourse.js';
import { firstFrom, type ReadParties } from './mention.js';
import type { PartyMention } from './party.js';
import { roleOf } from './roles.js';
import { isSpaced, wordFrom } from './words.js';

// Who speaks in a quotation beside which nobody is named: whom the clause around it is about, or who spoke before.

export interface InferredSpeaker {
  /** Null where the one who spoke before is not named either. */
  readonly party: number | null;
  /** The words before that name them. */
  readonly mention: Span;
  readonly reason: ReasonKey;
}

/** The speaker before counts up to so many paragraphs on. */
const MAX_PARAGRAPHS = 2;
/** A subject is looked for among so many words and names: a longer sentence is hardly prose. */
const MAX_WORDS = 100;
const MAX_MENTIONS = 40;

/** What is before the quotation has been read. */
export function inferSpeaker(discourse: Discourse, spans: readonly Span[]): InferredSpeaker | null {
  const { read, last } = discourse;
  const { words } = read;
  const start = spans[0]?.[0] ?? 0;
  if (isToldBefore(words.text, start)) return null;
  const at = wordFrom(words, start);
  const own =
    saidIn(discourse, words.sentences[at] ?? 0, start) ??
    saidAfter(discourse, spans.at(-1)?.[1] ?? start) ??
    subjectIn(discourse, words.sentences[at] ?? 0, start);
  if (own !== null) return own;
  const isContinued = last !== null && isNear(read, last.end, at);
  const before = wordFrom(words, start) - 1;
  // The sentence before may be about somebody else than who spoke last.
  const isNew = before >= 0 && (last === null || (words.starts[before] ?? 0) >= last.end);
  const subject =
    isNew && isNearWord(read, before, at) && !isTopic(read, before)
      ? subjectIn(discourse, words.sentences[before] ?? 0, start)
      : null;
  if (subject !== null) return subject;
  return isContinued ? { party: last.party, mention: last.mention, reason: 'speaker_before' } : null;
}

function isNear({ words }: ReadParties, end: number, at: number): boolean {
  return (words.paragraphs[at] ?? 0) - (words.paragraphs[wordFrom(words, end - 1)] ?? 0) <= MAX_PARAGRAPHS;
}

/** “On whether Voss will leave” above words of somebody else: a heading, and no sentence about who speaks. */
function isTopic({ words }: ReadParties, last: number): boolean {
  let first = last;
  while (first > 0 && last - first < MAX_TOPIC && words.paragraphs[first - 1] === words.paragraphs[last])
    first -= 1;
  const isLine = first === 0 || words.paragraphs[first - 1] !== words.paragraphs[first];
  return (
    isLine &&
    words.lower[first] === 'on' &&
    /^\s*\n/u.test(words.text.slice(words.ends[last], (words.ends[last] ?? 0) + 8))
  );
}

/** Words of a heading. */
const MAX_TOPIC = 15;

function isNearWord({ words }: ReadParties, before: number, at: number): boolean {
  return (words.paragraphs[at] ?? 0) - (words.paragraphs[before] ?? 0) <= 1;
}

/** “Voss said that when Lind left, “it …””: who says something in the sentence, rather than its last subject. */
function saidIn({ read }: Discourse, sentence: number, before: number): InferredSpeaker | null {
  const { words, parties } = read;
  const end = firstFrom(parties.mentions, before);
  for (let index = end - 1; index >= 0 && index >= end - MAX_MENTIONS; index -= 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || (words.sentences[mention.first] ?? 0) < sentence) return null;
    const kind = parties.all[mention.party]?.kind;
    const maySay = (kind === 'person' || kind === 'body') && words.quoted[mention.first] === 0;
    if (maySay && isSpaced(words, mention.last) && isSaying(words.lower[mention.last + 1] ?? ''))
      return { party: mention.party, mention: [mention.start, mention.end], reason: 'subject_before' };
  }
  return null;
}

const QUOTED = new RegExp(String.raw`[,?!][${CLOSING_MARKS}]*,?\s*$`);

/** “…,” Voss barked. “…” that it rains, said Voss: who says it after it, with a verb that was not taken for one. */
function saidAfter({ read: { words, parties } }: Discourse, end: number): InferredSpeaker | null {
  const first = wordFrom(words, end);
  if (first === 0 || words.sentences[first] !== words.sentences[first - 1]) return null;
  const from = firstFrom(parties.mentions, end);
  for (let index = from; index < from + MAX_AFTER; index += 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || words.sentences[mention.first] !== words.sentences[first]) return null;
    const kind = parties.all[mention.party]?.kind;
    if ((kind !== 'person' && kind !== 'body') || words.quoted[mention.first] === 1) continue;
    const isInverted = mention.titleFirst > 0 && isSaying(words.lower[mention.titleFirst - 1] ?? '');
    const isBeside =
      mention.titleFirst === first && QUOTED.test(words.text.slice(end - 3, words.starts[first]));
    const isBefore = isSpaced(words, mention.last) && isSaying(words.lower[mention.last + 1] ?? '');
    if (isInverted || isBeside || isBefore)
      return { party: mention.party, mention: [mention.start, mention.end], reason: 'name_beside_quotation' };
  }
  return null;
}

const MAX_AFTER = 4;

function isSaying(word: string): boolean {
  return isSpeechVerb(word) && !/(?:ing|s)$/.test(word.replace(/^says$/, 'said'));
}

/** The last subject of a sentence before a position, outside quotation marks: a name or a pronoun. */
function subjectIn(discourse: Discourse, sentence: number, before: number): InferredSpeaker | null {
  const { read } = discourse;
  const { words } = read;
  const named = subjectMention(read, sentence, before);
  const end = wordFrom(words, before);
  const from = Math.max(0, end - MAX_WORDS, named === null ? 0 : named.last + 1);
  for (let at = end - 1; at >= from && words.sentences[at] === sentence; at -= 1) {
    const pronoun = words.lower[at];
    if (words.quoted[at] === 1 || (pronoun !== 'he' && pronoun !== 'she')) continue;
    const found = antecedentOf(discourse, { kind: 'pronoun', pronoun, at });
    if (found !== null)
      return {
        party: found.party,
        mention: [words.starts[at] ?? 0, words.ends[at] ?? 0],
        reason: 'subject_before',
      };
  }
  return named && { party: named.party, mention: [named.start, named.end], reason: 'subject_before' };
}

function subjectMention(
  { words, parties }: ReadParties,
  sentence: number,
  before: number,
): PartyMention | null {
  const end = firstFrom(parties.mentions, before);
  for (let index = end - 1; index >= 0 && index >= end - MAX_MENTIONS; index -= 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || (words.sentences[mention.first] ?? 0) < sentence) return null;
    const kind = parties.all[mention.party]?.kind;
    const maySpeak = (kind === 'person' || kind === 'body') && words.quoted[mention.first] === 0;
    const isOwn = words.sentences[mention.first] === sentence;
    if (maySpeak && isOwn && roleOf(words, parties, index) === 'subject') return mention;
  }
  return null;
}
