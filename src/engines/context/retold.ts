import type { FoundQuotation } from '../quotations/found.js';
import { fold } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { DETERMINERS, PARTICLES, PREPOSITIONS } from '../words/naming.js';
import { isSpeechVerb } from '../words/saying.js';
import { settingWords } from '../words/settings.js';
import { TITLES } from '../words/titles.js';
import { spanIn, type Words, wordAt } from './around.js';
import { SAID, withoutAsides } from './cue-words.js';
import { fullNamesIn } from './head-name.js';
import { isIntroduced } from './introduced.js';
import { isLetter } from './letter.js';

// Who, in words that somebody says or writes, is said to have spoken: Lind in “Lind told me the mine would stay open”.

export interface Retold {
  /** The words that name who spoke; a description for “my father”. */
  readonly mention: Span;
  /** Null for one who is not named there. */
  readonly name: string | null;
  readonly because: Span;
  /** Who tells it, where these words say so. */
  readonly teller?: Span | undefined;
}

const TELLING_VERB = `(?:${settingWords('telling')}|(?:(?:used|likes|liked|loved) to|would) (?:say|tell|remind)|(?:goes?|went|(?:'s|is|was|were|are) (?:all |just )?like)(?= ?[,:]| ?$))`;
const LISTENER = String.raw`(?: (?:to )?(?:me|us|him|her|them|my \w+|the \w+|his \w+|\w+s))?`;
const VERB = new RegExp(String.raw`\b${TELLING_VERB}\b`, 'gu');
/** From the verb to the words: “told me that |”, “said to us on Monday: |” */
const LEADS = new RegExp(
  String.raw`^${TELLING_VERB}(?! so\b)${LISTENER}(?: [\w'-]+){0,8}?(?: that)? ?[,:]* ?[\w', -]*$`,
  'u',
);
/** Any other verb of saying, where “that” or a mark follows: “had remarked to him that |”, “bragged to her, |” */
const ANY_VERB = new RegExp(String.raw`\b${SAID}\b`, 'gu');
const ANY_LEADS = new RegExp(
  String.raw`^${SAID}(?:${LISTENER} ?[,:]|(?: [^\s,;:]+){0,8}? ?(?::|that)) ?$`,
  'u',
);
/** Nobody in particular, or the one who speaks. */
const NOBODY = new RegExp(`^(?:${settingWords('nobody')})(?:'\\w+)?$`, 'u');

/** @param text that the words are of, as printed */
export function retoldIn(text: string, words: Words): Retold | null {
  const verb = lastVerb(withoutAsides(words.said)) ?? lastVerb(words.said);
  return verb === null ? null : subjectBefore(text, words, verb);
}

/** Index of the last verb of telling that leads to the words. */
function lastVerb(said: string, from = 0): number | null {
  const leads = (verbs: RegExp, to: RegExp) =>
    [...said.matchAll(verbs)].findLast(({ index }) => index >= from && to.test(said.slice(index)))?.index;
  return leads(VERB, LEADS) ?? leads(ANY_VERB, ANY_LEADS) ?? null;
}

/** “Berg told the council that | Lind said: ‘…’”: a verb of telling before another with a subject of its own. */
const TELLS = `\\b(?!ask)(?:${SAID}|${settingWords('recalling')}|say)\\b`;
const OUTER = new RegExp(`${TELLS}${LISTENER}$`, 'u');
const THAT = new RegExp(`${TELLS}(?: [^\\s,;:]+){0,6}?(?: , [^,;:]+ ,)? (?:that|how) `, 'u');
/** “told workers on Monday |”: whoever heard it, and nothing that the words could belong to instead. */
const HEARD = new RegExp(
  String.raw`\b${TELLING_VERB}(?: (?:to )?(?:me|us|him|her|them|(?:my|the|his|her|their|our|an?)(?: \w+){1,2}?|\w+s))?(?: (?:yesterday|today|tonight|earlier|(?:last|this|in|on|at|over|during|after|before|by|when|as|outside|inside) [^,;:]*?))?(?<! (?:an?|the|his|her|their|its|my|our|of|as)) ?$`,
  'u',
);
const SUBORDINATE =
  /(?:^|[,;] )(?:after|when|while|as|though|although|because|since|if|once|before)\b[^,;]*$/u;

/** The same in the reporter's words before a quotation, which name who tells it. */
export function retoldByOne(text: string, words: Words): Retold | null {
  const said = withoutAsides(words.said);
  const since = THAT.exec(said);
  const from = since === null ? 0 : since.index + since[0].length;
  const verb = lastVerb(said, from);
  const retold = verb === null ? null : subjectBefore(text, words, verb, wordAt(words, from));
  if (retold === null || retold.name === null) return null;
  const inner = words.spans.findIndex(([start]) => start === retold.mention[0]);
  const [lead, rest] = [withoutApposed(wordsIn(said, 0, inner)), wordsIn(said, inner)];
  const between = since === null ? lead : wordsIn(said, wordAt(words, from), inner);
  if (rest.startsWith('_') || !ADJUNCT.test(between)) return null;
  const outer = since ?? OUTER.exec(lead);
  if (outer === null || SUBORDINATE.test(lead.slice(0, outer.index))) return null;
  if (/, (?:while|but|and) /u.test(rest)) return null;
  const isLedIn = /(?: that| how|[,:]) ?$/u.test(rest) || HEARD.test(rest);
  if (!isLedIn && !isSpeechVerb(rest.split(' ').at(-1) ?? '')) return null;
  const [before = 0, after = 0] = spanIn(words, 0, outer.index) ?? [];
  const [own] = fullNamesIn(text.slice(before, after));
  return { ...retold, teller: own && [before + own[0], before + own[1]] };
}

/** “said | her manager, | Otto Lind” */
function withoutApposed(lead: string): string {
  const found = APPOSED.exec(lead);
  return found === null || ASKS.test(lead.slice(0, found.index)) ? lead : lead.slice(0, found.index);
}

const APPOSED = /(?<=\p{L}) (?:the|an?|his|her|their|its|my|our) [^,;:]+ ,$/u;
const ASKS = /\b(?:asked|who|what|whether|if)\b/u;

/** Between “that” and who spoke: nothing, “in January,” or “the chairman,”, and no clause of its own. */
const ADJUNCT =
  /^[^,]*$|^(?:in|at|on|during|after|before|when|once|by|as|over|from|years|one)\b|^(?:the|an?|his|her|their|its|my|our|then)\b[^,]*, ?$/u;

function wordsIn(said: string, from: number, to?: number): string {
  return said.split(' ').slice(from, to).join(' ');
}

/** “Oakes told my husband that |”, “@berg: Oakes just told me |”, by who writes the text. */
const OWN = new RegExp(String.raw`\b${TELLING_VERB} my \w+|^@ \w+ :.*\b${TELLING_VERB}`, 'u');
/** “He told us”, in a letter. */
const TO_WRITER = new RegExp(String.raw`\b${TELLING_VERB} (?:to )?(?:me|us)\b`, 'u');
/** A post under a handle. */
const POST = /^\s*@\w+:/u;

export function retoldByWriter(text: string, words: Words): Retold | null {
  const isPost = POST.test(text);
  const isOwn = OWN.test(words.said) || isPost || (TO_WRITER.test(words.said) && isLetter(text));
  const retold = isOwn ? retoldIn(text, words) : null;
  const handle = words.said.startsWith('@ ') ? (spanIn(words, 0, 3) ?? undefined) : undefined;
  return retold && { ...retold, teller: handle };
}

/** “Berg likes to quote Lind: |”, “Berg quoted Lind as saying: |” */
const QUOTING = new RegExp(
  String.raw`\b(?:${settingWords('quoting')}) ((?:[\w'.-]+ ){1,4}?)(?:as (?:saying|having said|writing|telling)(?: [^\s,;:]+){0,6}? ?|(?:in|on|from) (?:[\w']+ ){1,4})?[,:]? ?$`,
  'u',
);

export function quotedBy(text: string, words: Words): Retold | null {
  const found = QUOTING.exec(words.said);
  if (found === null) return null;
  const [whole, name = ''] = found;
  const from = found.index + whole.indexOf(name);
  const mention = spanIn(words, from, from + name.trimEnd().length);
  const because = spanIn(words, found.index);
  const isName = mention !== null && /^\p{Lu}/u.test(text.slice(mention[0]));
  return isName && because !== null ? { mention, name: text.slice(...mention), because } : null;
}

/** Words before a verb that its subject may be apart: “took the bow out of my hand and said”. */
const MAX_APART = 12;
const ADVERBS = new RegExp(`^(?:${settingWords('auxiliaries')}|,)$`, 'u');

function subjectBefore(text: string, words: Words, verb: number, from = 0): Retold | null {
  const said = withoutAsides(words.said).split(' ');
  const forms = words.spans.map(([start, end], at) =>
    said[at]?.startsWith('_') ? ',' : text.slice(start, end),
  );
  let last = wordAt(words, verb) - 1;
  while (last >= 0 && ADVERBS.test(fold(forms[last] ?? ''))) last -= 1;
  const isJoined = fold(forms[last] ?? '') === 'and';
  const since = Math.max(from, last - MAX_APART);
  const run = isJoined ? firstRun(forms, since, last) : runEnding(forms, last);
  const because = spanIn(words, 0);
  const described = isJoined ? firstSomebody(forms, since, last) : describedBefore(forms, last);
  const [first, end] = run ?? described ?? [0, 0];
  const [head, tail] = [words.spans[first], words.spans[end - 1]];
  if (head === undefined || tail === undefined || because === null) return null;
  const mention: Span = [head[0], tail[1]];
  return { mention, name: run === null ? null : text.slice(...mention), because: [mention[0], because[1]] };
}

/** “He looked at me and said” */
function firstSomebody(forms: readonly string[], from: number, end: number): Run | null {
  const at = forms.slice(from, end).findIndex((form) => SOMEBODY.test(fold(form)));
  return at < 0 ? null : [from + at, from + at + 1];
}

type Run = readonly [first: number, end: number];

/** “Coach Tarrant” of “Then Coach Tarrant says”. */
function runEnding(forms: readonly string[], last: number): Run | null {
  let first = last + 1;
  while (first > 0 && isPartOfName(forms, first - 1, last)) first -= 1;
  while (first <= last && isNoName(forms[first] ?? '')) first += 1;
  return first <= last ? [first, last + 1] : null;
}

/** The first name, where what it does stands between: “Lind looked at me and said”. */
function firstRun(forms: readonly string[], from: number, end: number): Run | null {
  for (let at = from; at < end; at += 1) {
    if (!isCapital(forms[at] ?? '') || isNoName(forms[at] ?? '')) continue;
    let last = at;
    while (last + 1 < end && isPartOfName(forms, last + 1, end)) last += 1;
    return [at, last + 1];
  }
  return null;
}

function isPartOfName(forms: readonly string[], at: number, last: number): boolean {
  const form = forms[at] ?? '';
  if (isCapital(form)) return true;
  if (form === '.') return /^\p{Lu}\p{Ll}{0,3}$/u.test(forms[at - 1] ?? '') && at < last;
  return PARTICLES.has(form) && at < last && isCapital(forms[at + 1] ?? '');
}

function isCapital(form: string): boolean {
  return /^\p{Lu}/u.test(form);
}

/** A word with a capital only because it begins a sentence. */
function isNoName(form: string): boolean {
  const word = fold(form);
  const isFunctionWord = DETERMINERS.has(word) || PREPOSITIONS.has(word) || NOBODY.test(word);
  return isFunctionWord || OPENS.test(word) || SOMEBODY.test(word);
}

const SOMEBODY = new RegExp(`^(?:${settingWords('somebody')})$`, 'u');
const OPENS = new RegExp(`^(?:${settingWords('opening')})$`, 'u');

/** “my father”, “the minister”, “they” */
function describedBefore(forms: readonly string[], last: number): Run | null {
  const noun = fold(forms[last] ?? '');
  if (!/^[\p{L}'-]+$/u.test(noun) || NOBODY.test(noun)) return null;
  let first = last;
  while (
    first > 0 &&
    last - first < 3 &&
    !DETERMINERS.has(fold(forms[first] ?? '')) &&
    /^\p{L}/u.test(forms[first - 1] ?? '')
  )
    first -= 1;
  const isPhrase =
    DETERMINERS.has(fold(forms[first] ?? '')) || OPENS.test(fold(forms[first] ?? '')) || TITLES.has(noun);
  return isPhrase ? [first, last + 1] : SOMEBODY.test(noun) ? [last, last + 1] : null;
}

/** “Berg says Lind told him “…””, “According to Berg, Lind said “…””: as the quotations of the text have it. */
export function retoldAsFound(
  text: string,
  { speaker, recountedBy }: FoundQuotation,
  start: number,
): Retold | null {
  if (speaker?.naming !== 'name' || recountedBy === null || recountedBy.end > speaker.start) return null;
  const between = text.slice(recountedBy.end, speaker.start);
  const isAccording =
    /\baccording to $/iu.test(text.slice(0, recountedBy.start).slice(-14)) && /^,? $/u.test(between);
  const isTold = /^(?:,[^,.]*,)? \p{Ll}+(?: \p{Ll}+)?(?: that)? $/u.test(between);
  const [, verb = ''] =
    /^ (?:had |has |once )?(\p{Ll}+)/u.exec(text.slice(speaker.end, speaker.end + 40)) ?? [];
  if (!(isAccording || isTold) || !isSpeechVerb(verb) || !isIntroduced(text, recountedBy)) return null;
  if (ABOUT.test(text.slice(speaker.end, Math.max(speaker.end, start)))) return null;
  const mention: Span = [speaker.start, speaker.end];
  const teller: Span = [recountedBy.start, recountedBy.end];
  return { mention, name: speaker.resolved, because: [teller[0], mention[1]], teller };
}

/** “told workers about the “terrible weather””: what was spoken of, in anybody's words. */
const ABOUT = /\b(?:about|over|regarding|of) (?:the|an?|his|her|its|their)?\s*\P{L}*$/u;
