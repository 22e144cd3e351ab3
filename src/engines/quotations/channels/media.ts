import { DOUBLE_MARK, DOUBLE_MARKS, DOUBLE_OPENING_MARK } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import type { ChannelType } from '../found.js';
import { channelOfWords, type FoundChannel } from './channel.js';
import { ISSUING, MEDIA_NOUNS, typeOfMedium } from './media-nouns.js';
import { type KnownOutlets, outletAt } from './outlet-phrase.js';

// What was written or spoken: “in a statement”, “a post on X”, “in her memoir”, “in an interview with the Courier”.

/** The last preposition before the noun, with at most six words between them. */
const LEAD = new RegExp(
  String.raw`^.*(?<![\p{L}-])(?<preposition>[Ii]n|[Aa]t|[Bb]y|[Dd]uring|[Vv]ia|[Tt]hrough|[Oo]n|${ISSUING}) (?<phrase>(?:[\p{L}\p{N}’'-]+ ){0,6})$`,
  'su',
);
const MAX_LEAD_UTF16 = 80;
/** “a short”, “her first”, “a series of”, “the governor’s”. */
const INTRODUCED =
  /^(?:(?:an?|the|his|her|its|their|another|one|several|two|three|that|[\p{L}’'-]+['’]s?|\p{Lu}[\p{L}-]+ [\p{L}-]+['’]s?) )(?:(?:series|string|flurry|pair) of )?(?:(?!(?:that|who|which|and|of|for|with|as|he|she|they|it|the|his|her|this|your|our|my|was|were|is|are|had|has|said|told)\b)[\p{L}\p{N}’'-]+ ){0,4}$/u;
/** Nouns that need no article: “in brief remarks”, “in court papers”. */
const BARE = /(?:(?<!minute)s|media|testimony|court)$/;
const ADJECTIVES = /^(?:[\p{Ll}-]+ ){0,2}$/u;

export function mediaIn(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(MEDIA_NOUNS)].flatMap(({ index, 0: noun }) => {
    const lead = text.slice(Math.max(0, index - MAX_LEAD_UTF16), index);
    const { preposition = '', phrase } = LEAD.exec(lead.slice(lead.lastIndexOf('\n') + 1))?.groups ?? {};
    if (phrase === undefined) return [];
    const isIntroduced = INTRODUCED.test(phrase) || (BARE.test(noun) && ADJECTIVES.test(phrase));
    const type = isIntroduced ? typeOfMedium(noun, preposition) : null;
    if (type === null) return [];
    const start = index - phrase.length;
    const by: Span = [start - preposition.length - 1, start - 1];
    return [
      withCarrier(
        text,
        [start, index + noun.length],
        { type: moreExact(phrase, type, text.slice(index + noun.length, index + noun.length + 10)), by },
        known,
      ),
    ];
  });
}

function moreExact(phrase: string, type: ChannelType, after: string): ChannelType {
  if (/\bpodcast\b/i.test(phrase)) return 'song';
  if (/\b(?:televised|TV|television|radio|broadcast)\b/i.test(phrase) && type === 'speech')
    return 'broadcast';
  if (type === 'personal_communication' && (PLATFORM.test(phrase) || after.startsWith(' posted')))
    return 'post';
  return type;
}

const DATED = String.raw`(?: (?:of|dated) (?:\d{1,2} \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\.? \d{1,2}))?`;
const CARRIER = new RegExp(
  `^${DATED} (?:on|with|to|for|in|by|from|(?:carried|published|broadcast|released|issued|posted|aired|read|printed|run|shown|streamed|given|made available) (?:on|by|in|to)) `,
  'u',
);
const TITLE = new RegExp(
  String.raw`^,? (?:called |titled |entitled )?${DOUBLE_OPENING_MARK}\p{Lu}[^${DOUBLE_MARKS}\n]{1,80}?${DOUBLE_MARK}`,
  'u',
);
const RECIPIENT =
  /^ to (?:(?:the|an?|his|her|its|their) )?(?:[\p{Ll}’'-]+ ){0,2}?(?:\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'-]*){0,3}|(?<= (?:the|an?|his|her|its|their) (?:[\p{Ll}’'-]+ ){0,2})[\p{Ll}’'-]+|[\p{Ll}’'-]+s|staff|parliament|congress)(?![\p{L}-])/u;

/** With the outlet that carried it, the title of a book, or the recipient of a letter. */
function withCarrier(
  text: string,
  [start, end]: Span,
  { type, by }: { readonly type: ChannelType; readonly by: Span },
  known: KnownOutlets,
): FoundChannel {
  const how = { construction: 'in', lead: by } as const;
  const rest = text.slice(end, end + 100);
  const [carrier] = CARRIER.exec(rest) ?? [];
  const phrase = carrier === undefined ? null : outletAt(text, end + carrier.length, known);
  if (phrase !== null) {
    return channelOfWords(text, [start, phrase.end], how, {
      type: typeOn(type, phrase.type),
      outlet: phrase.outlet,
    });
  }
  const [title] = TITLE.exec(rest) ?? [];
  const more = title ?? (type === 'personal_communication' ? RECIPIENT.exec(rest)?.[0] : undefined) ?? '';
  const outlet = PLATFORM.exec(text.slice(start, end))?.[1] ?? null;
  return channelOfWords(text, [start, end + more.length], how, { type, outlet });
}

/** “a message on Telegram” is a post, and “a film shown by state television” a broadcast. */
function typeOn(type: ChannelType, carrier: ChannelType | null): ChannelType {
  if (type === 'personal_communication' && carrier === 'post') return 'post';
  return type === 'motion_picture' && carrier === 'broadcast' ? 'broadcast' : type;
}

/** “a Facebook post” */
const PLATFORM = /\b(Facebook|Twitter|Instagram|Telegram|TikTok|Weibo|YouTube|Truth Social|LinkedIn|X)\b/;
