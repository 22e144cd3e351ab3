import type { Reading } from '../../reading/reading.js';
import {
  DOUBLE_CLOSING_MARKS,
  DOUBLE_MARKS,
  DOUBLE_OPENING_MARKS,
} from '../../reading/regions/characters.js';
import { STOPS } from '../../reading/sentences/stops.js';
import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import { isCertainSpeaker } from '../certainty/certainty.js';
import { isBeside } from '../certainty/cue.js';
import type { NamedSpeaker } from '../certainty/named-speaker.js';
import { isSpeechCue } from '../cues.js';
import type { Channel, Naming, Speaker } from '../found.js';
import type { ReasonKey } from '../reasons.js';
import { antecedentOf } from './antecedent.js';
import { asOffice, officeIn } from './credited-as.js';
import { beginDiscourse, type Discourse, type LastSpeaker } from './discourse.js';
import { genderOfNoun } from './gendered-nouns.js';
import { inferSpeaker } from './inferred.js';
import { firstFrom, type ReadParties, readSpeaker, type SpeakerForm } from './mention.js';
import { namesSomebody, subjectContinued } from './participles.js';
import { partiesIn } from './parties.js';
import type { PartyMention } from './party.js';
import { wordReadAt } from './references.js';
import { savedName } from './saved-name.js';
import { subjectBeside } from './subject.js';
import { speakerOfTurn } from './turns.js';
import { readTextWords, wordFrom } from './words.js';

// Says who speaks in each quotation of a text, with the reason.

/** A quotation with the words that name its speaker, as linked. Positions are UTF-16 code units of the text. */
export interface SpeakerDraft {
  readonly spans: readonly Span[];
  /** Share of the words within quotation marks, 0–1. */
  readonly quotedShare: number;
  readonly speaker: Span | null;
  readonly cue: Span | null;
  readonly channel: Channel | null;
  /** `follow_on`: `speaker` is that of a quotation before it. `passive`: the text does not say who spoke. */
  readonly origin: 'cue' | 'label' | 'signature' | 'follow_on' | 'frame' | 'nearest' | 'passive';
  /** That the words are, for a label. */
  readonly turn?: Turn | undefined;
}

export interface ResolvedSpeaker {
  readonly speaker: Speaker | null;
  readonly isSpeech: boolean;
  readonly reason: ReasonKey;
}

/** One for each draft. The drafts are in order of appearance. */
export function resolveSpeakers(reading: Reading, drafts: readonly SpeakerDraft[]): ResolvedSpeaker[] {
  if (drafts.length === 0) return [];
  const words = readTextWords(reading);
  const discourse = beginDiscourse({ words, parties: partiesIn(words) });
  let end = 0;
  return drafts.map((draft) => {
    const found = findSpeaker(discourse, draft);
    const isSaid = draft.turn !== undefined || draft.quotedShare > 0;
    const isSpeech = draft.cue === null ? isSaid : isSpeechCue(words.text.slice(...draft.cue));
    const draftEnd = draft.spans.at(-1)?.[1] ?? 0;
    // A quotation within another does not change who speaks.
    if (draftEnd > end && (isSpeech || draft.quotedShare > 0)) {
      end = draftEnd;
      discourse.around = { spans: draft.spans, party: found.party };
      if (found.speaker !== null) discourse.last = lastSpeaker(draft, found);
    }
    return { speaker: found.speaker, isSpeech, reason: found.reason };
  });
}

function lastSpeaker({ spans, cue }: SpeakerDraft, { speaker, party }: Found): LastSpeaker {
  const [start, after] = [speaker?.start ?? 0, speaker?.end ?? 0];
  const gender =
    (speaker?.text ?? '')
      .split(/[^\p{L}-]+/u)
      .map(genderOfNoun)
      .find((one) => one !== null) ?? null;
  const isUnclear =
    party === null && (speaker?.naming !== 'description' || !/^(?:an?|one|another)\s/i.test(speaker.text));
  const end = Math.max(spans.at(-1)?.[1] ?? 0, cue?.[1] ?? 0, after);
  return { party, gender, isUnclear, mention: [start, after], end };
}

interface Found {
  readonly speaker: Speaker | null;
  /** Index of the party; null for one that the text does not name. */
  readonly party: number | null;
  readonly reason: ReasonKey;
}

function findSpeaker(discourse: Discourse, tagged: SpeakerDraft): Found {
  const { read } = discourse;
  if (tagged.turn !== undefined) return byTurn(discourse, tagged.turn);
  const linked = { ...tagged, speaker: tagged.speaker && afterPassage(read.words.text, tagged.speaker) };
  const subject =
    linked.origin !== 'cue'
      ? null
      : (subjectBeside(read, linked.speaker, linked.cue) ??
        subjectContinued(read, linked.speaker, linked.cue));
  const draft = { ...linked, speaker: subject ?? wholeName(read, linked) };
  const { speaker: span } = draft;
  wordReadAt(discourse, span?.[0] ?? draft.spans[0]?.[0] ?? 0);
  const form = span === null ? null : readSpeaker(read, span);
  if (span === null && draft.origin === 'passive') return { speaker: null, party: null, reason: 'nobody' };
  if (span === null || form === null || draft.origin === 'follow_on') return inferred(discourse, draft);
  if (form.kind === 'name') return byName(read, { ...draft, speaker: span }, form.mention);
  if (form.kind === 'group') return foundAs(read, span, 'group', null, 'group');
  if (isUnspacedName(form, read.words.text.slice(...span)))
    return byUnspacedName(read, { ...draft, speaker: span });
  const naming = draft.origin === 'signature' ? draft.origin : form.kind;
  const antecedent = isImpersonal(form, read.words.text, draft.cue) ? null : antecedentOf(discourse, form);
  if (antecedent === null) return foundAs(read, span, naming, null, reasonForNobody(form));
  return foundAs(read, span, naming, antecedent.party, antecedent.reason);
}

function byTurn(discourse: Discourse, turn: Turn): Found {
  wordReadAt(discourse, turn.label?.[0] ?? turn.start);
  const { speaker, party } = speakerOfTurn(discourse.read, turn);
  const reason = speaker === null ? 'nobody' : turn.isAnswer || turn.label === null ? 'interviewed' : 'label';
  return { speaker, party, reason };
}

/** “It was stressed that …”: nobody. */
function isImpersonal(form: SpeakerForm, text: string, cue: Span | null): boolean {
  return (
    form.kind === 'pronoun' &&
    form.pronoun === 'it' &&
    cue !== null &&
    /^(?:is|was|has been|had been) /.test(text.slice(...cue))
  );
}

/** “It rains.” Voss, where another quotation stands before the name without a mark between. */
function afterPassage(text: string, [start, end]: Span): Span {
  const [passage = ''] = PASSAGE.exec(text.slice(start, end)) ?? [];
  return [start + passage.length, end];
}

const PASSAGE = new RegExp(
  String.raw`^[${DOUBLE_OPENING_MARKS}][^${DOUBLE_CLOSING_MARKS}]*[${DOUBLE_CLOSING_MARKS}]\s+(?=\p{Lu})`,
  'u',
);
const RUN_ON = new RegExp(
  String.raw`^(.{2,}?)\s+[${DOUBLE_OPENING_MARKS}][^${DOUBLE_MARKS}]*[,${STOPS}][${DOUBLE_CLOSING_MARKS}]`,
  's',
);

/** “Mrs.” of “Mrs. Voss”; null for words that name nobody. */
function wholeName({ words, parties }: ReadParties, { speaker, origin }: SpeakerDraft): Span | null {
  if (speaker === null || origin !== 'cue') return speaker;
  if (!namesSomebody(words, speaker)) return null;
  const near = firstFrom(parties.mentions, speaker[0]);
  const before = parties.mentions[near - 1];
  // “Voss” of “Mara Voss”
  if (before !== undefined && before.end > speaker[0] && before.end <= speaker[1])
    return [before.start, speaker[1]];
  // “said Otto Lind Jr. “We go,” Voss said”: another quotation follows the name.
  const [, own] = RUN_ON.exec(words.text.slice(...speaker)) ?? [];
  if (own !== undefined) return [speaker[0], speaker[0] + own.length];
  const next = parties.mentions[near];
  const isTitle =
    next !== undefined && next.titleFirst === wordFrom(words, speaker[0]) && next.start >= speaker[1];
  return isTitle ? [speaker[0], next.end] : speaker;
}

function foundAs(
  read: ReadParties,
  span: Span,
  naming: Naming,
  party: number | null,
  reason: ReasonKey,
): Found {
  const { text: whole } = read.words;
  const known = party === null ? null : (read.parties.all[party] ?? null);
  const [start, end] = withoutOpenBracket(whole, withoutAdverb(whole, span));
  const text = whole.slice(start, end);
  const name = known && savedName(read, known, naming === 'label');
  const office =
    known && (naming === 'description' ? asOffice(read.words, span) : officeIn(read, known, span));
  const creditedAs = naming === 'label' ? (text === name ? null : text) : office;
  const resolved = known?.name ?? null;
  return {
    speaker: { text, start, end, resolved, name, creditedAs, naming, isCertain: false },
    party,
    reason,
  };
}

/** “Nils Holt (D-Wis”, of “(D-Wis.)” */
function withoutOpenBracket(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  const open = words.lastIndexOf('(');
  if (open < 1 || words.includes(')', open)) return [start, end];
  const close = text.slice(end, end + 8).indexOf(')');
  return close < 0 ? [start, start + words.slice(0, open).trimEnd().length] : [start, end + close + 1];
}

/** “Voss also” */
function withoutAdverb(text: string, [start, end]: Span): Span {
  const [, words = ''] =
    /^(.+?),?\s(?:also|then|later|now|again|first)$/su.exec(text.slice(start, end)) ?? [];
  return [start, words === '' ? end : start + words.length];
}

function byName(read: ReadParties, draft: NamedSpeaker, mention: PartyMention): Found {
  const { origin } = draft;
  const naming = origin === 'signature' ? origin : 'name';
  // “according to Voss China has refused”: what follows the name is not a part of it.
  const isRunOn = /^ \p{Lu}/u.test(read.words.text.slice(mention.end, draft.speaker[1]));
  const span: Span = isRunOn ? [draft.speaker[0], mention.end] : draft.speaker;
  const found = foundAs(read, span, naming, mention.party, reasonForName(read, draft, mention));
  if (found.speaker === null) return found;
  const isCertain = isCertainSpeaker(read, draft, mention) && found.speaker.name !== null;
  return { ...found, speaker: { ...found.speaker, isCertain } };
}

function reasonForName({ words }: ReadParties, draft: NamedSpeaker, mention: PartyMention): ReasonKey {
  const { origin, cue } = draft;
  if (origin === 'signature') return origin;
  if (mention.isAmbiguous) return 'ambiguous_name';
  if (origin === 'nearest') return 'nearest_name';
  if (cue === null) return 'name_beside_quotation';
  if (/^(?:according|laut|selon|según|secondo)\b/iu.test(words.text.slice(...cue))) return 'according_to';
  return isBeside(words.text, draft.speaker, cue) ? 'name_beside_cue' : 'name_of_cue';
}

function inferred(discourse: Discourse, draft: SpeakerDraft): Found {
  const speaker = draft.quotedShare > 0 ? inferSpeaker(discourse, draft.spans) : null;
  if (speaker === null) return { speaker: null, party: null, reason: 'nobody' };
  return foundAs(discourse.read, speaker.mention, 'inferred', speaker.party, speaker.reason);
}

function reasonForNobody(form: Exclude<SpeakerForm, { kind: 'name' } | { kind: 'group' }>): ReasonKey {
  if (form.kind === 'description') return form.isDefinite ? 'unclear' : 'unnamed';
  return form.pronoun === 'first' ? 'first_person' : form.pronoun === 'they' ? 'group' : 'unclear';
}

/** Scripts without capitals: the words that a frame gives are the name. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・·\s]{2,16}$/u;
const UNSPACED_PRONOUNS = /^(?:他|她|它|他们|她们|我|我们|彼|彼女|私|わたし|僕|彼ら|記者|记者)$/u;

function isUnspacedName(form: SpeakerForm, words: string): boolean {
  return form.kind === 'description' && UNSPACED.test(words) && !UNSPACED_PRONOUNS.test(words);
}

function byUnspacedName(read: ReadParties, draft: NamedSpeaker): Found {
  const { speaker: span, origin } = draft;
  const naming = origin === 'signature' ? origin : 'name';
  const found = foundAs(read, span, naming, null, 'name_beside_cue');
  const { speaker } = found;
  return { ...found, speaker: speaker && { ...speaker, resolved: speaker.text, name: speaker.text } };
}
