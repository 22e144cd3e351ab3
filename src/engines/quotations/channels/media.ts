import type { ChannelType } from '../found.js';
import { channelOfWords, type FoundChannel } from './channel.js';
import { type KnownOutlets, outletAt } from './outlet-phrase.js';

// What was written or spoken: “in a statement”, “a post on X”, “in her memoir”, “in an interview with the Courier”.

const NOUNS: readonly (readonly [ChannelType, string])[] = [
  ['webpage', 'blog posts?|newsletters?|web ?pages?|blogs?'],
  ['post', 'posts?|postings?|tweets?|tweetstorm|threads?|social media|Instagram story'],
  [
    'document',
    'statements?|press releases?|news releases?|communiqu[ée]s?|read-?outs?|declarations?|transcripts?|affidavits?|filings?|court (?:papers|documents|records)|manifesto|petition|complaint|lawsuit|indictment|ruling|pamphlet|leaflet|advertisement|factsheet',
  ],
  ['interview', 'interviews?'],
  [
    'personal_communication',
    'letters?|e-?mails?|text messages?|texts|messages?|memos?|memorandum|voicemails?|phone calls?|exchange|notes?|telegrams?|cables?',
  ],
  ['report', 'reports?|study|survey|dossier|audit|assessment|white paper'],
  [
    'speech',
    'speech|speeches|address|remarks|lecture|sermon|homily|news conference|press conference|briefing|press briefing|rally|town hall|eulogy|toast|debate|keynote',
  ],
  ['hearing', 'testimony|hearings?|court|trial|deposition|inquest'],
  ['book', 'books?|memoirs?|autobiography|biography|diary|diaries|novel'],
  [
    'article-newspaper',
    'op-eds?|opinion pieces?|columns?|editorials?|articles?|essays?|commentary|commentaries',
  ],
  ['motion_picture', 'videos?|clips?|documentary|footage|livestream|commercial|film|recording'],
  ['broadcast', 'broadcasts?|programmes?|programs?|shows?|newscasts?|appearances?'],
  ['song', 'podcasts?|audio recording'],
];

const NOUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${NOUNS.map(([, words]) => words).join('|')})(?![\p{L}\p{N}-])`,
  'gu',
);
const TYPES = NOUNS.map(([type, words]) => [type, new RegExp(`^(?:${words})$`, 'u')] as const);

/** The last preposition before the noun, with at most five words between them. */
const LEAD =
  /^.*\b(?:[Ii]n|[Aa]t|[Bb]y|[Dd]uring|[Vv]ia|[Ff]rom|[Tt]hrough|[Oo]n|to) (?<phrase>(?:[\p{L}\p{N}’'-]+ ){0,6})$/su;
const MAX_LEAD_UTF16 = 80;
const SERIES = /^a (?:series|string|flurry|pair) of /;
/** Words between the preposition and the noun that show that they do not belong together. */
const NO_PHRASE =
  /\b(?:said|says|told|was|were|is|are|has|had|that|who|which|and|of|for|with|as|he|she|they|it)\b|\s(?:the|an?|his|her|its|their)\s/i;

export function mediaIn(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(NOUN)].flatMap(({ index, 0: noun }) => {
    const lead = text.slice(Math.max(0, index - MAX_LEAD_UTF16), index);
    const phrase = LEAD.exec(lead.slice(lead.lastIndexOf('\n') + 1))?.groups?.phrase;
    if (phrase === undefined || NO_PHRASE.test(phrase.replace(SERIES, ''))) return [];
    // “in the report”, “to court”: no kind of text is introduced there.
    if (/^(?:the |that |this )?$/.test(phrase) && !/^(?:social|testimony|remarks)/.test(noun)) return [];
    const type = TYPES.find(([, pattern]) => pattern.test(noun))?.[0] ?? null;
    return [withCarrier(text, [index - phrase.length, index + noun.length], type, known)];
  });
}

const CARRIER =
  /^(?:,)? (?:(?:on|with|to|for|in|by|from)|(?:carried|published|broadcast|released|issued|posted|aired|read|printed|run|shown|streamed|given|made available) (?:on|by|in|to)) /;
const TITLE = /^,? (?:called |titled |entitled )?(["“]\p{Lu}[^"“”\n]{1,80}["”])/u;
const RECIPIENT =
  /^ to (?:(?:the|an?|his|her|its|their) )?(?:[\p{Ll}’'-]+ ){0,2}?(?:\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'-]*){0,3}|[\p{Ll}’'-]+)(?![\p{L}-])/u;

/** With the outlet that carried it, the title of a book, or the recipient of a letter. */
function withCarrier(
  text: string,
  [start, end]: readonly [number, number],
  type: ChannelType | null,
  known: KnownOutlets,
): FoundChannel {
  const rest = text.slice(end, end + 100);
  const [carrier] = CARRIER.exec(rest) ?? [];
  const phrase = carrier === undefined ? null : outletAt(text, end + carrier.length, known);
  if (phrase !== null) return channelOfWords(text, [start, phrase.end], 'in', type, phrase.outlet);
  const [title] = TITLE.exec(rest) ?? [];
  const more = title ?? (type === 'personal_communication' ? RECIPIENT.exec(rest)?.[0] : undefined) ?? '';
  return channelOfWords(text, [start, end + more.length], 'in', type, outletBefore(text.slice(start, end)));
}

/** “a Facebook post” */
function outletBefore(words: string): string | null {
  return (
    /\b(Facebook|Twitter|Instagram|Telegram|TikTok|Weibo|YouTube|Truth Social|LinkedIn|X)\b/.exec(
      words,
    )?.[1] ?? null
  );
}
