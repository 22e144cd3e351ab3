import type { Span } from '../fidelity/verdict.js';
import { isSpeechCue, isSpeechVerb } from './cues.js';
import { firstFrom, type ReadParties } from './speakers/mention.js';
import type { Party, PartyMention } from './speakers/party.js';
import { endsName } from './speakers/titles.js';
import { isPossessive, type TextWords, wordFrom } from './speakers/words.js';

// Which speakers nobody needs to confirm: those named directly beside a verb of saying that is directly beside the
// quotation. What it is measured by is in docs/quotations.md.

export interface NamedSpeaker {
  readonly spans: readonly Span[];
  readonly quotedShare: number;
  readonly speaker: Span;
  readonly cue: Span | null;
  readonly origin: 'cue' | 'label' | 'signature' | 'follow_on' | 'frame' | 'nearest';
  /** Whether the label stands before two turns: one alone may introduce a list. */
  readonly isRepeatedLabel: boolean;
}

const MIN_DIRECT_SHARE = 0.9;
/** Maximum number of words between the attribution and the quotation: “on Tuesday that”. */
const MAX_WORDS_BETWEEN = 4;

export function isCertainSpeaker(read: ReadParties, draft: NamedSpeaker, mention: PartyMention): boolean {
  const { text } = read.words;
  const { origin, cue, speaker } = draft;
  const party = read.parties.all[mention.party];
  if (party === undefined || mention.isAmbiguous || !isFullyNamed(party)) return false;
  if (origin === 'label') return draft.isRepeatedLabel;
  if (origin === 'signature') return draft.quotedShare === 0 || isOwnParagraph(read.words, draft.spans);
  if (cue === null || origin === 'nearest' || origin === 'follow_on') return false;
  const isDirect = draft.quotedShare >= MIN_DIRECT_SHARE;
  if (!isActive(text.slice(...cue), isDirect) || !isBeside(text, speaker, cue)) return false;
  if (!isWholePhrase(read, speaker, mention)) return false;
  // “the Civic” is one of its members.
  if (party.kind === 'person' && /^(?:the|an?)\s$/i.test(text.slice(speaker[0], mention.start))) return false;
  const unit: Span = [Math.min(speaker[0], cue[0]), Math.max(speaker[1], cue[1])];
  const distance = wordsBetween(read, unit, draft.spans);
  if (distance > (isDirect ? MAX_WORDS_BETWEEN : 0)) return false;
  const isOnly = !hasSecondCredit(read, draft.spans, unit) && !hasSecondSource(read, draft, mention, unit);
  return isOnly && ((isDirect && distance === 0) || isAlone(read, draft, mention, unit));
}

/** A fragment at the end of a paragraph has no signature; below it stands who wrote the article. */
function isOwnParagraph(words: TextWords, spans: readonly Span[]): boolean {
  const first = wordFrom(words, spans[0]?.[0] ?? 0);
  return first === 0 || words.paragraphs[first] !== words.paragraphs[first - 1];
}

/** A person by two words, by one with a title, or by one that is used again. */
function isFullyNamed(party: Party): boolean {
  const { name, kind, titles, mentions } = party;
  if (kind === 'body') return isNamedBody(party);
  const isFull = /\p{L}[\s.]+\S*\p{L}/u.test(name);
  return kind === 'person' && (isFull || titles.length > 0 || mentions.length > 1);
}

/** By its own words, an acronym or a noun beside it: “the Civic” may be one of its members. */
function isNamedBody({ name, titles }: Party): boolean {
  const words = name.toLowerCase().split(/\s/);
  return (
    titles.length > 0 ||
    /^\p{Lu}{2,}$/u.test(name) ||
    [words[0], words.at(-1)].some((word) => endsName(word ?? ''))
  );
}

/**
 * “said”, and not “was accused” or “saying”, whose subject may be another; for words without quotation marks one of
 * the plain verbs of saying.
 */
function isActive(cue: string, isDirect: boolean): boolean {
  const words = cue.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  const [first] = words;
  if (first === undefined) return isDirect && cue.trim() === ':';
  if (first === 'according') return true;
  const isPassive = PASSIVE.has(first) && !words.some((word) => word.endsWith('ing'));
  if (isPassive || first.endsWith('ing') || !isSpeechCue(cue)) return false;
  return words.some((word) => (isDirect ? isQuoting(word) : PLAIN_VERBS.has(word)));
}

/** Verbs that take somebody’s words; “Voss spoke” does not. */
function isQuoting(word: string): boolean {
  return isSpeechVerb(word) && !/^(?:sp[eo]|talk|la[iy]|hit|show|list)/.test(word);
}

const PASSIVE = new Set(['was', 'were', 'is', 'are', 'been', 'being', 'be']);

const PLAIN_VERBS = new Set(
  (
    'said says say told tells telling added adds wrote writes announced announces noted notes explained explains ' +
    'insisted insists argued argues stated states acknowledged acknowledges confirmed confirms tweeted warned warns ' +
    'claimed claims'
  ).split(' '),
);

/** Nothing but a space, an age and an adverb between. */
export function isBeside(text: string, one: Span, other: Span): boolean {
  const between = one[0] < other[0] ? text.slice(one[1], other[0]) : text.slice(other[1], one[0]);
  return /^,?\s{0,2}(?:\d{1,3},\s)?(?:(?:also|then|later|once|further|\p{Ll}{3,20}ly)\s)?$/u.test(between);
}

/** Whether the words of the speaker are a title, the name and what it is apposed to: “critics of Voss” are not. */
function isWholePhrase({ words }: ReadParties, speaker: Span, mention: PartyMention): boolean {
  const before = words.text.slice(speaker[0], words.starts[mention.titleFirst]);
  const after = words.text.slice(mention.end, speaker[1]);
  // “Voss’s statement” may be about what she did.
  if (isPossessive(words, mention.last)) return false;
  const isTitle = /[,;]/.test(before) ? before.endsWith(', ') : !OF_OTHERS.test(before);
  return isTitle && /^(?:$|\s*[,(.]|\s(?:of|from|who|whose)\s)/.test(after);
}

const OF_OTHERS = /\b(?:of|for|to|by|with|from|in|on|at|against|about|and|who|that|not|\p{Ll}{2,20}ing)\b/u;

/** Between the attribution and the nearest of the spans; infinite for more than may be between. */
function wordsBetween({ words }: ReadParties, unit: Span, spans: readonly Span[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [start, end] of spans) {
    const [from, to] = end <= unit[0] ? [end, unit[0]] : [unit[1], start];
    const distance = from > to ? least : wordFrom(words, to) - wordFrom(words, from);
    if (distance > MAX_WORDS_BETWEEN || distance >= least) continue;
    if (!/\n/.test(words.text.slice(from, to).trimEnd())) least = distance;
  }
  return least;
}

/** Another credit: “…,” said Voss. “…,” added Lind. Or “to work with Voss, said Lind”. */
function hasSecondCredit({ words, parties }: ReadParties, spans: readonly Span[], unit: Span): boolean {
  const next = parties.mentions[firstFrom(parties.mentions, unit[1])];
  const isInverted =
    next !== undefined &&
    parties.all[next.party]?.kind === 'person' &&
    words.starts[next.titleFirst] === unit[1] + 1 &&
    /^\p{Ll}/u.test(
      words.text
        .slice(...unit)
        .split(' ')
        .at(-1) ?? '',
    ) &&
    !/(?:told|tells)$/.test(words.text.slice(...unit));
  return (
    isInverted || hasOwnContent(words, spans, unit) || spans.some(([, end]) => isCreditedAt(words, end, unit))
  );
}

/** “…,” Voss said yes: the verb has words of its own, so those before may be another’s. */
function hasOwnContent(words: TextWords, spans: readonly Span[], unit: Span): boolean {
  if (!spans.some(([, end]) => end <= unit[0])) return false;
  const after = words.lower[wordFrom(words, unit[1])] ?? '';
  return words.text[unit[1]] === ' ' && OWN_CONTENT.has(after);
}

const OWN_CONTENT = new Set('yes no he she it they there the a an we i his her its their that'.split(' '));

/** Whether a verb of saying that is not the given attribution directly follows a position in its sentence. */
function isCreditedAt(words: TextWords, end: number, unit: Span): boolean {
  const first = wordFrom(words, end);
  const start = words.starts[first] ?? 0;
  if ((start >= unit[0] && start < unit[1]) || first === 0) return false;
  if (words.sentences[first] !== words.sentences[first - 1]) return false;
  return [first, first + 1, first + 2].some((at) => isSpeechVerb(words.lower[at] ?? ''));
}

/** “…,” said Voss, according to Lind. */
function hasSecondSource(
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
function isAlone(
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

/** A longer sentence is hardly prose. */
const MAX_WORDS = 200;

/** The first word of the sentence of a word, and the end, exclusive. */
function sentenceOf({ sentences, count }: TextWords, word: number): readonly [number, number] {
  let [first, end] = [word, word + 1];
  while (first > 0 && word - first < MAX_WORDS && sentences[first - 1] === sentences[word]) first -= 1;
  while (end < count && end - word < MAX_WORDS && sentences[end] === sentences[word]) end += 1;
  return [first, end];
}

function isInside(spans: readonly Span[], position: number): boolean {
  return spans.some(([start, end]) => position >= start && position < end);
}
