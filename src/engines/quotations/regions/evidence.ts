import type { Span } from '../../fidelity/verdict.js';
import { firstIsCapital, isTitleCase, wordsIn } from './capitals.js';
import type { Region } from './region.js';

// What speaks for and against a passage in quotation marks being a quotation. Titles, nicknames, terms and words that
// the writer keeps at a distance stand in marks too.

/** Weight of each sign in the score: positive against a quotation. */
const WEIGHTS = {
  title_case: 1.2,
  capital_word: 0.4,
  after_naming: 0.5,
  after_work_noun: 1.5,
  before_work_noun: 1.6,
  titled_after_preposition: 1.2,
  titled_after_owner: 1.5,
  titled_in_list: 1.2,
  same_as_title: 2,
  so_called: 2.5,
  nickname: 3,
  modifier: 0.5,
  no_speech: 0.4,
  term_noun: 0.6,
  glossed: 1,
  markup: 5,
  word_part: 1.5,
  lower_start: -0.4,
  ends_clause: -0.5,
  before_cue: -2,
  after_cue: -1.5,
  after_comma: -0.6,
  after_colon: -1.2,
  after_that: -1.5,
  first_person: -2,
  has_verb: -1,
  whole_paragraph: -1,
} as const;

export type Sign = keyof typeof WEIGHTS;
export const SIGNS = Object.keys(WEIGHTS) as readonly Sign[];

/** Most passages in marks are quotations. */
const PRIOR = -1.5;
/** A passage with a higher score is no quotation, where nothing else decides. */
export const MAX_QUOTATION_SCORE = 0;

export interface Evidence {
  readonly signs: readonly Sign[];
  readonly score: number;
}

/** A text with more regions is no article. */
const MAX_WEIGHED = 6_000;

/** For each of the regions, in their order. Words that are a title at one place are so wherever they stand in marks. */
export function evidenceIn(text: string, regions: readonly Region[]): Evidence[] {
  const found = regions.map((region, at) => (at < MAX_WEIGHED ? signsOf(contextOf(text, region)) : []));
  const titles = new Set(
    found.flatMap((signs, at) => (isTitle(signs) ? [wordsOf(text, regions[at] as Region)] : [])),
  );
  return found.map((signs, at) => {
    const isSame = !isTitle(signs) && titles.has(wordsOf(text, regions[at] as Region));
    const all = isSame ? SIGNS.filter((sign) => sign === 'same_as_title' || signs.includes(sign)) : signs;
    return { signs: all, score: scoreOf(all) };
  });
}

function scoreOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, sign) => sum + WEIGHTS[sign], PRIOR);
}

function isTitle(signs: readonly Sign[]): boolean {
  return (
    (signs.includes('title_case') || signs.includes('capital_word')) && scoreOf(signs) > MAX_QUOTATION_SCORE
  );
}

/** UTF-16 code units: longer ones are hardly a title. */
const MAX_TITLE_UTF16 = 80;

function wordsOf(text: string, { start, end }: Region): string {
  return text.slice(start, Math.min(end, start + MAX_TITLE_UTF16)).replace(/[,.;:!?]+$/, '');
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

function sentenceAround(text: string, [start, end]: Span): string {
  const before = text.slice(Math.max(0, start - SENTENCE_UTF16), start);
  const after = text.slice(end, end + SENTENCE_UTF16);
  const from = /^.*[.!?\n]["”’']{0,2}\s/su.exec(before)?.[0].length ?? 0;
  const until = after.search(/[.!?]["”’']{0,2}\s|\n/);
  return `${before.slice(from)} ${until < 0 ? after : after.slice(0, until)}`;
}

const SPEECH =
  'said|says|saying|say|told|tells|telling|added|adds|adding|asked|asks|asking|wrote|writes|tweeted|posted|replied|responded|answered|continued|explained|insisted|argued|noted|warned|declared|stated|claimed|concluded|joked|quipped|shouted|recalled|remarked|observed|announced|according|read|reads';
const WORK =
  'stars?|host|co-?host|actor|actress|anchor|creator|author of|films?|movies?|documentar(?:y|ies)|books?|novels?|memoirs?|biography|songs?|albums?|hymn|anthem|plays?|musicals?|operas?|series|sitcoms?|dramas?|shows?|program(?:me)?s?|podcasts?|episodes?|segments?|columns?|essays?|articles?|poems?|paintings?|sculpture|exhibition|games?|sketch|skit|comed(?:y|ies)|special|trilogy|franchise|magazine|newsletter|blog|thriller|procedural|ballad|classic|hits?|commercial|advert';

const BEFORE: Readonly<Partial<Record<Sign, RegExp>>> = {
  after_naming:
    /\b(?:called|titled|entitled|dubbed|named|nicknamed|renamed|labell?ed|termed|christened|known as|billed as|headlined|captioned|coined|short for|stands for),? (?:the |a |an |as )?$/i,
  after_work_noun: new RegExp(String.raw`\b(?:${WORK}),? $`, 'i'),
  so_called: /\bso[- ]called $/i,
  term_noun:
    /\b(?:word|term|phrase|expression|slogan|motto|hashtag|title|nickname|label|name|moniker|acronym|caption)s?(?: of)? $/i,
  glossed: /\b(?:or|meaning|means|meant) $/i,
  markup: /=$|<[^>]*$/,
  word_part: /\p{L}-$/u,
  after_cue: new RegExp(String.raw`\b(?:${SPEECH})\b[^.!?;"“”]{0,30}$`, 'i'),
  after_comma: /, $/,
  after_colon: /: ?$/,
  after_that: /\bthat $/i,
};
const INSIDE: Readonly<Partial<Record<Sign, RegExp>>> = {
  lower_start: /^\p{Ll}/u,
  ends_clause: /[,.!?…—–-]$/,
  markup: /^https?:|=\S/,
  first_person: /(?:^|[^\p{L}])(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our|[Ll]et['’]s)(?![\p{L}])/u,
  has_verb:
    /\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|not|cannot)\b|n['’]t\b|['’](?:re|ve|ll|m)\b/i,
};
const AFTER: Readonly<Partial<Record<Sign, RegExp>>> = {
  before_work_noun: new RegExp(
    String.raw`^,? (?:(?:an?|the|his|her|its|their|which|whose) )?(?:[\p{L}\d’'-]+ ){0,3}(?:${WORK})\b`,
    'iu',
  ),
  glossed: /^ ?\(|^,? (?:meaning|i\.e\.|which (?:means|translates))\b/,
  word_part: /^(?:\p{L}|-\p{L})/u,
  markup: /^ ?\/?>/,
  before_cue: new RegExp(String.raw`^,? (?:[\p{L}.’'-]+ ){0,4}?(?:${SPEECH})\b`, 'u'),
};

function signsOf({ inside, before, after, isHeading, sentence }: Context): Sign[] {
  const words = wordsIn(inside);
  const found = new Set<Sign>();
  for (const [patterns, part] of [
    [BEFORE, before],
    [INSIDE, inside],
    [AFTER, after],
  ] as const)
    for (const [sign, pattern] of Object.entries(patterns)) if (pattern.test(part)) found.add(sign as Sign);
  // “wrote the novel “…””
  if (found.has('after_work_noun')) found.delete('after_cue');
  const isShort = words.length <= 4 && !found.has('ends_clause');
  if (isShort && /\p{Lu}[\p{L}.’'-]* $/u.test(before) && /^ \p{Lu}/u.test(after) && !isHeading)
    found.add('nickname');
  if (isShort && DETERMINER.test(before) && /^ \p{Ll}/u.test(after)) found.add('modifier');
  if (!/[,.?!]$/.test(inside) && !ANY_SPEECH.test(sentence)) found.add('no_speech');
  if (before.trim() === '' && after.trim() === '') found.add('whole_paragraph');
  if (words.length > 1 && !isHeading && isTitleCase(words)) addTitle(found, before);
  if (words.length === 1 && firstIsCapital(words)) found.add('capital_word');
  return SIGNS.filter((sign) => found.has(sign));
}

const ANY_SPEECH = new RegExp(
  String.raw`\b(?:${SPEECH}|\p{Ll}+(?:ed|ing) (?:that|it|him|her|them|as|for)|calls?|called|calling|likened|described|dismissed|denounced|praised|blasted|referred|quot\p{Ll}+|statement|interview|speech)\b|:`,
  'u',
);
const DETERMINER =
  /\b(?:an?|the|this|that|these|those|his|her|its|their|our|my|no|any|such|some|more|most|other|another)(?: \p{Ll}+)? $/iu;
const PREPOSITION =
  /\b(?:on|of|in|from|to|for|at|with|like|by|as|than)(?: (?:the|an?|his|her|its|their))? $/i;

function addTitle(found: Set<Sign>, before: string): void {
  found.add('title_case');
  if (/['’]s? $/.test(before)) found.add('titled_after_owner');
  if (PREPOSITION.test(before)) found.add('titled_after_preposition');
  if (/["”'’»],? (?:and |or )?(?:then )?$/.test(before)) found.add('titled_in_list');
}
