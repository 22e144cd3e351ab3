import type { Span } from '../../text/span.js';
import type { ReadParties } from '../speakers/mention.js';
import type { PartyMention } from '../speakers/party.js';
import { type TextWords, wordFrom } from '../speakers/words.js';
import { isAsserted } from './asserted.js';
import { isActive, isBeside } from './cue.js';
import type { NamedSpeaker } from './named-speaker.js';
import { isOneParty } from './one-party.js';
import { isFullyNamed, isGivenNameAlone, mayBeRelative } from './party.js';
import { beginsSentence, isSubordinate, isWholePhrase } from './phrase.js';
import { hasSecondCredit, isCreditedWithin, isReportedAgain } from './second-credit.js';
import { hasSecondSource, isAlone, isPlayed } from './sentence.js';

// Which speakers nobody needs to confirm: those named directly beside a verb of saying that is directly beside the
// quotation. What it is measured by is in docs/quotations.md.

const MIN_DIRECT_SHARE = 0.9;
/** Maximum number of words between the attribution and the quotation: “on Tuesday that”. */
const MAX_WORDS_BETWEEN = 4;

export function isCertainSpeaker(read: ReadParties, draft: NamedSpeaker, mention: PartyMention): boolean {
  const { text } = read.words;
  const { origin, cue, speaker } = draft;
  const party = read.parties.all[mention.party];
  if (party === undefined || mention.isAmbiguous || !isFullyNamed(party)) return false;
  if (isGivenNameAlone(read, party, mention) || mayBeRelative(read, party, mention)) return false;
  if (!isOneParty(read, mention)) return false;
  if (origin === 'signature') return draft.quotedShare === 0 || isOwnParagraph(read.words, draft.spans);
  if (cue === null || origin === 'nearest' || origin === 'follow_on') return false;
  const isDirect = draft.quotedShare >= MIN_DIRECT_SHARE;
  if (!isActive(text.slice(...cue), isDirect) || !isBeside(text, speaker, cue)) return false;
  if (!isWholePhrase(read, speaker, mention) || isSubordinate(read, speaker, cue)) return false;
  if (text.slice(...cue).trim() === ':' && !beginsSentence(read.words, speaker)) return false;
  // “the Civic” is one of its members.
  if (party.kind === 'person' && /^(?:the|an?)\s$/i.test(text.slice(speaker[0], mention.start))) return false;
  const unit: Span = [Math.min(speaker[0], cue[0]), Math.max(speaker[1], cue[1])];
  if (isPlayed(read, unit, cue) || draft.spans.some((span) => isCreditedWithin(text.slice(...span))))
    return false;
  if (!isAsserted(read.words, draft.spans, unit)) return false;
  const distance = wordsBetween(read, unit, draft.spans);
  if (distance > (isDirect ? MAX_WORDS_BETWEEN : 0)) return false;
  if (!isDirect && isReportedAgain(read, draft, unit)) return false;
  const isOnly = !hasSecondCredit(read, draft.spans, unit) && !hasSecondSource(read, draft, mention, unit);
  return isOnly && ((isDirect && distance === 0) || isAlone(read, draft, mention, unit));
}

/** A fragment at the end of a paragraph has no signature; below it stands who wrote the article. */
function isOwnParagraph(words: TextWords, spans: readonly Span[]): boolean {
  const first = wordFrom(words, spans[0]?.[0] ?? 0);
  return first === 0 || words.paragraphs[first] !== words.paragraphs[first - 1];
}

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
