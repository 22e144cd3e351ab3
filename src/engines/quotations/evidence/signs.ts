import { CLOSING_MARKS, DOUBLE_MARKS } from '../../reading/regions/characters.js';
import type { Region } from '../../reading/regions/region.js';
import { hasStop, STOP_AND_MARKS, STOPS } from '../../reading/sentences/stops.js';
import { anyCase } from '../../text/any-case.js';
import type { Span } from '../../text/span.js';
import { patternOf } from '../../words/lists.js';
import { CREDITING_WORDS, sayingForms } from '../../words/saying.js';
import { firstIsCapital, isTitleCase, wordsIn } from './capitals.js';
import { SIGNS, type Sign } from './sign-weights.js';

// Reads the signs from the words in the marks and around them.

/** What the whole text shows. */
export interface Surroundings {
  /** Whether a channel of the text has the marks within its words: “CNN’s “Morning Bell””. */
  readonly isChannel: boolean;
  /** Whether other passages of the text stand in double marks. */
  readonly hasDoubleMarks: boolean;
}

/** In the order of `SIGNS`. */
export function signsIn(text: string, region: Region, { isChannel, hasDoubleMarks }: Surroundings): Sign[] {
  const found = signsOf(contextOf(text, region));
  if (isChannel) found.add('channel_title');
  if (region.kind === 'single' && hasDoubleMarks && found.has('whole_paragraph')) found.add('crosshead');
  return SIGNS.filter((sign) => found.has(sign));
}

interface Context {
  readonly inside: string;
  /** The paragraph before and after the marks, as far as it matters. */
  readonly before: string;
  readonly after: string;
  /** Whether every long word around it is a capital one, as in a headline. */
  readonly isHeading: boolean;
  /** The sentence, as far as it is near, outside the marks. */
  readonly sentence: string;
}

const CONTEXT_UTF16 = 80;

function contextOf(text: string, { start, end, outer }: Region): Context {
  const lead = text.slice(Math.max(0, outer[0] - CONTEXT_UTF16), outer[0]);
  const tail = text.slice(outer[1], outer[1] + CONTEXT_UTF16);
  const before = lead.slice(lead.lastIndexOf('\n') + 1);
  const after = tail.split('\n', 1)[0] ?? '';
  const around = wordsIn(`${before} ${after}`);
  return {
    inside: text.slice(start, Math.min(end, start + 400)),
    before,
    after,
    isHeading: around.length > 2 && isTitleCase(around),
    sentence: sentenceAround(text, outer),
  };
}

const SENTENCE_UTF16 = 200;

const START = new RegExp(String.raw`^.*(?:${STOP_AND_MARKS}|\n)\s`, 's');
const END = new RegExp(String.raw`${STOP_AND_MARKS}\s|\n`);

function sentenceAround(text: string, [start, end]: Span): string {
  const before = text.slice(Math.max(0, start - SENTENCE_UTF16), start);
  const after = text.slice(end, end + SENTENCE_UTF16);
  const from = START.exec(before)?.[0].length ?? 0;
  const until = after.search(END);
  return `${before.slice(from)} ${until < 0 ? after : after.slice(0, until)}`;
}

const SPEECH = patternOf([
  ...sayingForms('core'),
  ...sayingForms('plain', 'past'),
  ...['read', 'reads', ...CREDITING_WORDS],
]);
const WORK =
  'stars?|host|co-?host|actor|actress|anchor|creator|author of|films?|movies?|documentar(?:y|ies)|books?|novels?|memoirs?|biography|songs?|albums?|hymn|anthem|plays?|musicals?|operas?|series|sitcoms?|dramas?|shows?|program(?:me)?s?|podcasts?|episodes?|segments?|columns?|essays?|articles?|poems?|paintings?|sculpture|exhibition|games?|sketch|skit|comed(?:y|ies)|special|trilogy|franchise|magazine|newsletter|blog|thriller|procedural|ballad|classic|hits?|commercial|advert';

const BEFORE = patterns({
  after_naming:
    /\b(?:called|titled|entitled|dubbed|named|nicknamed|renamed|labell?ed|termed|christened|known as|billed as|headlined|captioned|coined|short for|stands for),? (?:the |a |an |as )?$/i,
  after_work_noun: new RegExp(String.raw`\b(?:${WORK}),? $`, 'i'),
  so_called: /\bso[- ]called $/i,
  term_noun:
    /\b(?:word|term|phrase|expression|slogan|motto|hashtag|title|nickname|label|name|moniker|acronym|caption)s?(?: of)? $/i,
  glossed: /\b(?:or|meaning|means|meant) $|#\S+ [-–—] $/i,
  markup: /=$|<[^>]*$/,
  word_part: /\p{L}-$/u,
  after_cue: new RegExp(String.raw`\b(?:${SPEECH})\b[^;${STOPS}${DOUBLE_MARKS}]{0,30}$`, 'i'),
  after_comma: /, $/,
  after_colon: /: ?$/,
  after_that: /\bthat $/i,
});
const INSIDE = patterns({
  lower_start: /^\p{Ll}/u,
  ends_clause: new RegExp(`[,${STOPS}—–-]$`),
  markup: /^https?:|=\S/,
  remark: /^\([^()]*\)?\.?$/,
  ends_colon: /:$/,
  first_person: /(?:^|[^\p{L}])(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our|[Ll]et['’]s)(?![\p{L}])/u,
  has_verb:
    /\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|not|cannot)\b|n['’]t\b|['’](?:re|ve|ll|m)\b/i,
});
const AFTER = patterns({
  before_work_noun: new RegExp(
    anyCase(
      String.raw`^,? (?:(?:an?|the|his|her|its|their|which|whose) )?(?:[\p{L}\d’'-]+ ){0,3}(?:${WORK})\b`,
    ),
    'u',
  ),
  glossed: /^ ?\(|^,? (?:meaning|i\.e\.|which (?:means|translates))\b/,
  word_part: /^(?:\p{L}|-\p{L})/u,
  markup: /^ ?\/?>/,
  before_cue: new RegExp(String.raw`^,? (?:[\p{L}.’'-]+ ){0,4}?(?:${SPEECH})\b`, 'u'),
});

function patterns(bySign: Readonly<Partial<Record<Sign, RegExp>>>): readonly [Sign, RegExp][] {
  return Object.entries(bySign) as [Sign, RegExp][];
}

function signsOf({ inside, before, after, isHeading, sentence }: Context): Set<Sign> {
  const words = wordsIn(inside);
  const found = new Set<Sign>();
  for (const [sign, pattern] of BEFORE) if (pattern.test(before)) found.add(sign);
  for (const [sign, pattern] of INSIDE) if (pattern.test(inside)) found.add(sign);
  for (const [sign, pattern] of AFTER) if (pattern.test(after)) found.add(sign);
  const isShort = words.length <= 4 && !found.has('ends_clause');
  if (isShort && /\p{Lu}[\p{L}.’'-]* $/u.test(before) && /^ \p{Lu}/u.test(after) && !isHeading)
    found.add('nickname');
  if (isShort && DETERMINER.test(before) && /^ \p{Ll}/u.test(after)) found.add('modifier');
  if (!(inside.endsWith(',') || hasStop(inside.slice(-1))) && !ANY_SPEECH.test(sentence))
    found.add('no_speech');
  if (before.trim() === '' && after.trim() === '') found.add('whole_paragraph');
  if (words.length > 1 && !isHeading && isTitleCase(words)) addTitle(found, before);
  if (words.length === 1 && firstIsCapital(words)) found.add('capital_word');
  // “wrote the novel “…””, “said on NBC’s “…””: the verb reports something else.
  if (found.has('after_work_noun') || found.has('titled_after_owner'))
    for (const sign of ['after_cue', 'before_cue'] as const) found.delete(sign);
  return found;
}

const ANY_SPEECH = new RegExp(
  String.raw`\b(?:${SPEECH}|\p{Ll}+(?:ed|ing) (?:that|it|him|her|them|as|for)|calls?|called|calling|likened|described|dismissed|denounced|praised|blasted|referred|quot\p{Ll}+|statement|interview|speech)\b|:`,
  'u',
);
const DETERMINER =
  /\b(?:an?|the|this|that|these|those|his|her|its|their|our|my|no|any|such|some|more|most|other|another)(?: \p{Ll}+)? $/iu;
const PREPOSITION =
  /\b(?:on|of|in|from|to|for|at|with|like|by|as|than)(?: (?:the|an?|his|her|its|their))? $/i;

const TITLE_BEFORE = new RegExp(`[${CLOSING_MARKS}],? (?:and |or )?(?:then )?$`);

function addTitle(found: Set<Sign>, before: string): void {
  found.add('title_case');
  if (/['’]s? $/.test(before)) found.add('titled_after_owner');
  if (PREPOSITION.test(before)) found.add('titled_after_preposition');
  if (TITLE_BEFORE.test(before)) found.add('titled_in_list');
}
