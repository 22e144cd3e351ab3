import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import { isWithin, overlaps, type Span } from '../../text/span.js';
import { patternOf } from '../../words/lists.js';
import { sayingForms } from '../../words/saying.js';
import type { Draft } from '../links/drafts.js';
import type { FoundChannel } from './channel.js';

// “The Courier quoted Ada Berg as saying …”, “Berg was quoted by the Courier as saying …”: who is quoted speaks, and the
// outlet is the channel.

interface Relay {
  readonly speaker: Span;
  readonly cue: Span;
  readonly channel: FoundChannel | null;
  /** From the outlet or the one quoted to “as saying”. */
  readonly whole: Span;
}

const AS_SAYING = new RegExp(String.raw`\bas (?:${patternOf(sayingForms('plain', 'gerund'))})\b`, 'g');
const PHRASE = String.raw`[^;:${DOUBLE_MARKS}\n]{2,120}?`;
const ACTIVE = new RegExp(
  String.raw`^(?<by>.*?)(?<=\s)(?<verb>quoted|quotes|quoting|cited|cites|citing|reported|reports) (?<who>${PHRASE}) $`,
  'du',
);
const PASSIVE = new RegExp(
  `(?<who>${PHRASE}),? (?<verb>(?:was|were|is|are|has been|had been) (?:also |later |widely )?(?:quoted|cited|reported))(?<by> ${PHRASE})? $`,
  'du',
);

const LAST_MARK = new RegExp(`[${DOUBLE_MARKS}](?!.*[${DOUBLE_MARKS}])`, 's');
const LEAD = new RegExp(String.raw`^(?:.*[,${DOUBLE_MARKS}] ?)?(?:(?:and|but|while|as) )?\s*`, 'u');

export function relaysIn(read: Tokens, channels: readonly FoundChannel[]): Relay[] {
  const { text } = read;
  return [...text.matchAll(AS_SAYING)].flatMap(({ index, 0: words }) => {
    const [start] = sentenceBefore(read, index);
    const from = Math.max(start, text.slice(start, index).search(LAST_MARK) + 1 + start);
    const lead = text.slice(from, index);
    const match = PASSIVE.exec(lead) ?? ACTIVE.exec(lead);
    const { who, verb, by } = match?.indices?.groups ?? {};
    if (who === undefined || verb === undefined) return [];
    const speaker = trimmed(text, [who[0] + from, who[1] + from]);
    const isPassive = who[0] < verb[0];
    const said: Span = [index + 3, index + words.length];
    const cue: Span = isPassive ? [verb[0] + from, verb[1] + from] : said;
    const channel = by === undefined ? null : lastWithin(channels, [by[0] + from, by[1] + from]);
    return [
      { speaker, cue, channel, whole: [Math.min(speaker[0], channel?.start ?? verb[0] + from), said[1]] },
    ];
  });
}

/** Without the comma and conjunction before the name. */
function trimmed(text: string, [start, end]: Span): Span {
  const [lead = ''] = LEAD.exec(beforeName(text.slice(start, end))) ?? [];
  return [start + lead.length, end];
}

/** What precedes the first name or article after the last comma before it. */
function beforeName(words: string): string {
  const at = words.search(/\p{Lu}|\b(?:the|an?|his|her|he|she|they)\b/u);
  return at < 0 ? '' : words.slice(0, at);
}

function lastWithin(channels: readonly FoundChannel[], [start, end]: Span): FoundChannel | null {
  return channels.findLast((channel) => channel.start >= start && channel.end <= end) ?? null;
}

/** Gives what was tagged as the outlet’s words to the one it quotes. */
export function withRelays(
  read: Tokens,
  channels: readonly FoundChannel[],
  drafts: readonly Draft[],
): readonly Draft[] {
  const relayed = relaysIn(read, channels).reduce((found, relay) => withRelay(read, found, relay), drafts);
  return relayed.filter((draft) => !isCarrier(read.text, channels, draft, relayed));
}

/** “…,” said Ada Berg, according to the Courier: what the outlet reports has a speaker of its own. */
function isCarrier(
  text: string,
  channels: readonly FoundChannel[],
  draft: Draft,
  drafts: readonly Draft[],
): boolean {
  const { cue, speaker, spans } = draft;
  if (cue === null || speaker === null || !/^according/i.test(text.slice(...cue))) return false;
  const isOutlet = channels.some(
    ({ lead, construction }) => construction === 'according' && overlaps(lead, cue),
  );
  if (!isOutlet) return false;
  return drafts.some(
    (other) =>
      other !== draft && other.cue !== null && spans.some((span) => isWithin(other.cue as Span, span)),
  );
}

function withRelay(
  read: Tokens,
  drafts: readonly Draft[],
  { speaker, cue, channel, whole }: Relay,
): readonly Draft[] {
  const its = drafts.filter((draft) =>
    [draft.cue, draft.speaker].some((span) => span !== null && overlaps(span, whole)),
  );
  const [main] = its
    .map((draft) => ({ draft, spans: draft.spans.filter((span) => !overlaps(span, whole)) }))
    .toSorted((a, b) => lengthOf(b.spans) - lengthOf(a.spans));
  const spans = main?.spans.length === 0 ? sentenceOf(read, whole) : (main?.spans ?? []);
  if (main === undefined || spans.length === 0) return drafts;
  const relayed: Draft = { spans, speaker, cue, origin: 'cue', channel: channel ?? undefined };
  return drafts.flatMap((draft) => (draft === main.draft ? [relayed] : its.includes(draft) ? [] : [draft]));
}

/** “The port will reopen, the Courier reported Berg as saying.” */
function sentenceOf(read: Tokens, [start, end]: Span): Span[] {
  const { text } = read;
  const [from] = sentenceBefore(read, start);
  const lead = text.slice(from, start).trimEnd();
  return lead.endsWith(',') && /^[.\n]|^$/.test(text.slice(end, end + 1))
    ? [[from, from + lead.length - 1]]
    : [];
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}
