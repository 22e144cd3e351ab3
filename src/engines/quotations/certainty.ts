import type { Span } from '../fidelity/verdict.js';
import { isSpeechCue } from './cues.js';
import { firstFrom, type ReadParties } from './speakers/mention.js';
import type { PartyMention } from './speakers/party.js';
import { wordFrom } from './speakers/words.js';

// Which speakers nobody needs to confirm: those named in full, directly beside a verb of saying that is directly beside
// the quotation, with nobody else named in the sentence. Measured in docs/quotations.md.

export interface NamedSpeaker {
  readonly spans: readonly Span[];
  readonly quotedShare: number;
  readonly speaker: Span;
  readonly cue: Span | null;
  readonly origin: 'cue' | 'label' | 'signature' | 'follow_on' | 'frame' | 'nearest';
}

export function isCertainSpeaker(read: ReadParties, draft: NamedSpeaker, mention: PartyMention): boolean {
  const party = read.parties.all[mention.party];
  if (party === undefined || mention.isAmbiguous || (party.kind !== 'person' && party.kind !== 'body'))
    return false;
  if (!isFullName(party.name, party.kind)) return false;
  if (draft.origin === 'label' || draft.origin === 'signature') return true;
  if (draft.cue === null || draft.origin === 'nearest' || draft.origin === 'follow_on') return false;
  const { text } = read.words;
  if (!isSpeechCue(text.slice(...draft.cue)) || !isBeside(text, draft.speaker, draft.cue)) return false;
  const unit: Span = [Math.min(draft.speaker[0], draft.cue[0]), Math.max(draft.speaker[1], draft.cue[1])];
  return isBesideQuotation(read, unit, draft.spans) && isAlone(read, draft, mention, unit);
}

/** A person by at least two words; a body by any. */
function isFullName(name: string, kind: 'person' | 'body'): boolean {
  return kind === 'body' || /\p{L}[\s.]+\S*\p{L}/u.test(name);
}

/** Nothing but a space and a comma between. */
export function isBeside(text: string, one: Span, other: Span): boolean {
  const between = one[0] < other[0] ? text.slice(one[1], other[0]) : text.slice(other[1], one[0]);
  return /^,?\s{0,2}$/.test(between);
}

/** Maximum number of words between the attribution and the quotation: “on Tuesday that”. */
const MAX_WORDS_BETWEEN = 4;

function isBesideQuotation({ words }: ReadParties, unit: Span, spans: readonly Span[]): boolean {
  return spans.some(([start, end]) => {
    const [from, to] = end <= unit[0] ? [end, unit[0]] : [unit[1], start];
    if (from > to || /\n/.test(words.text.slice(from, to).trimEnd())) return false;
    return wordFrom(words, to) - wordFrom(words, from) <= MAX_WORDS_BETWEEN;
  });
}

/** Whether nobody else is named in the sentence outside the quotation, and no second source is. */
function isAlone(
  { words, parties }: ReadParties,
  draft: NamedSpeaker,
  own: PartyMention,
  unit: Span,
): boolean {
  const sentence = words.sentences[own.first] ?? 0;
  let [first, end] = [own.first, own.last + 1];
  while (first > 0 && words.sentences[first - 1] === sentence) first -= 1;
  while (end < words.count && words.sentences[end] === sentence) end += 1;
  const isInside = (start: number): boolean =>
    draft.spans.some((span) => start >= span[0] && start < span[1]);
  for (let at = first; at < end; at += 1) {
    const start = words.starts[at] ?? 0;
    if (isInside(start) || (start >= unit[0] && start < unit[1])) continue;
    if (SECOND_SOURCES.has(words.lower[at] ?? '')) return false;
  }
  const from = firstFrom(parties.mentions, words.starts[first] ?? 0);
  for (let index = from; index < parties.mentions.length; index += 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || mention.first >= end) break;
    if (
      mention.party !== own.party &&
      !isInside(mention.start) &&
      parties.all[mention.party]?.kind === 'person'
    )
      return false;
  }
  return true;
}

/** Words of a second attribution in the same sentence. */
const SECOND_SOURCES = new Set([
  'according',
  'quoted',
  'quoting',
  'cited',
  'citing',
  'allegedly',
  'reportedly',
]);
