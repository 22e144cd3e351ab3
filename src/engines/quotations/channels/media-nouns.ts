import type { ChannelType } from '../found.js';

// Kinds of what is written or spoken, with the prepositions that lead to them: “in a statement”, “at a rally”.

interface Kind {
  readonly type: ChannelType;
  readonly prepositions: string;
  /** As a pattern. */
  readonly nouns: string;
}

const KINDS: readonly Kind[] = [
  {
    type: 'webpage',
    prepositions: 'in on via',
    nouns: 'blog posts?|newsletters?|web ?pages?|websites?|blogs?',
  },
  {
    type: 'post',
    prepositions: 'in on via',
    nouns:
      'posts?|postings?|tweets?|tweetstorm|threads?|social media|Instagram story|accounts?|feed|fan page',
  },
  {
    type: 'document',
    prepositions: 'in by through',
    nouns:
      'statements?|announcement|press releases?|news releases?|communiqu[ée]s?|read-?outs?|declarations?|transcripts?|minutes|affidavits?|filings?|court (?:papers|documents|records)|manifesto|petition|complaint|lawsuit|indictment|ruling|pamphlet|leaflet|advertisement|factsheet',
  },
  {
    type: 'interview',
    prepositions: 'in during',
    nouns: 'interviews?|(?:telephone|phone) (?:chat|conversation)',
  },
  {
    type: 'personal_communication',
    prepositions: 'in by via',
    nouns:
      'letters?|e-?mails?|text messages?|texts|messages?|memos?|memorandum|voicemails?|phone calls?|exchange|notes?|telegrams?|cables?',
  },
  { type: 'report', prepositions: 'in', nouns: 'reports?|study|survey|dossier|audit|assessment|white paper' },
  {
    type: 'speech',
    prepositions: 'in at during',
    nouns:
      'speech|speeches|address|talk|remarks|lecture|sermon|homily|news conference|press conference|briefing|rally|town hall|eulogy|toast|debate|keynote',
  },
  {
    type: 'hearing',
    prepositions: 'in at during',
    nouns: 'testimony|hearings?|court|trial|deposition|inquest',
  },
  { type: 'book', prepositions: 'in', nouns: 'books?|memoirs?|autobiography|biography|diary|diaries|novel' },
  {
    type: 'article-newspaper',
    prepositions: 'in',
    nouns: 'op-eds?|opinion pieces?|columns?|editorials?|articles?|essays?|commentary|commentaries',
  },
  {
    type: 'motion_picture',
    prepositions: 'in during',
    nouns: 'videos?|clips?|documentary|footage|livestream|commercial|film|recording',
  },
  {
    type: 'broadcast',
    prepositions: 'on in during',
    nouns: 'broadcasts?|programmes?|program|show|newscasts?|appearance',
  },
  { type: 'song', prepositions: 'on in', nouns: 'podcasts?|audio recording' },
];

/** Each of the nouns, as a pattern with the flags gu. */
export const MEDIA_NOUNS = new RegExp(
  String.raw`\b(?<![\p{L}\p{N}-])(?:${KINDS.map(({ nouns }) => nouns).join('|')})(?![\p{L}\p{N}-])`,
  'gu',
);
const BY_NOUN = KINDS.map((kind) => ({
  type: kind.type,
  prepositions: new Set(kind.prepositions.split(' ')),
  pattern: new RegExp(`^(?:${kind.nouns})$`, 'u'),
}));

/** Verbs whose object such a text is: “issued a statement saying”. */
export const ISSUING =
  'issued|released|posted|published|shared|sent|uploaded|put out|circulated|recorded|tweeted|read out';
const ISSUED = new RegExp(`^(?:${ISSUING})$`);
/** What is issued, sent or posted. */
const SENT: ReadonlySet<ChannelType> = new Set([
  'document',
  'post',
  'personal_communication',
  'motion_picture',
  'song',
]);

/** Null where the preposition does not lead to such a text. */
export function typeOfMedium(noun: string, preposition: string): ChannelType | null {
  const kind = BY_NOUN.find(({ pattern }) => pattern.test(noun));
  if (kind === undefined) return null;
  const isLedTo = kind.prepositions.has(preposition.toLowerCase());
  return isLedTo || (SENT.has(kind.type) && ISSUED.test(preposition)) ? kind.type : null;
}
