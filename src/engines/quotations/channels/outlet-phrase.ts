import { startsWithMark } from '../../reading/regions/characters.js';
import { WEEKDAY } from '../../words/calendar.js';
import type { ChannelType } from '../found.js';
import { type Token, tokensIn } from '../frames/tokens.js';
import { isInitials, isMediaNoun, typeByPattern, typeOfKnownName, typeOfNoun } from './outlets.js';

// Reads a phrase that names an outlet: “state broadcaster CCTV”, “the Calder Courier”, “CNN’s Ada Berg”, “the newspaper”.

export interface OutletPhrase {
  readonly start: number;
  readonly end: number;
  readonly type: ChannelType | null;
  /** Null for “the newspaper”. */
  readonly outlet: string | null;
}

/** Names that the text calls an outlet, with their types. */
export type KnownOutlets = ReadonlyMap<string, ChannelType | null>;

/** UTF-16 code units. */
const MAX_PHRASE_UTF16 = 140;
const MAX_TOKENS = 18;
/** Maximum number of words of a description before the name: “the private television channel”. */
const MAX_DESCRIPTION = 5;
const DETERMINERS = new Set('the a an its his her their another one that'.split(' '));
/** “this newspaper”: the article itself. */
const OWN = /^(?:this|our|my|your)$/;
const STOPS = new Set(
  'on in at to of by with for that and as or but he she they it who which after before during from when while if about'.split(
    ' ',
  ),
);
/** Capital at the beginning of a sentence. */
const ADJECTIVES = new Set('state local national public private independent another several'.split(' '));
const OWNER = /['’]s?$/;
const DAY = new RegExp(`^(?:${WEEKDAY})`);

/** Null where it only describes something else: “a Courier poll”. */
export function outletAt(text: string, start: number, known: KnownOutlets): OutletPhrase | null {
  const phrase = phraseAt(text, start, known);
  return phrase === null || POLL.test(text.slice(phrase.end, phrase.end + 20)) ? null : phrase;
}

const POLL =
  /^ (?:poll|polls|survey|study|analysis|tally|crew|team|headline|investigation|review of)(?![\p{L}-])/u;

function phraseAt(text: string, start: number, known: KnownOutlets): OutletPhrase | null {
  const rest = text.slice(start, start + MAX_PHRASE_UTF16);
  const line = rest.search(/[\r\n]/);
  const tokens = tokensIn(text, [start, start + (line < 0 ? rest.length : line)], MAX_TOKENS);
  const first = tokens[0];
  if (first === undefined || OWN.test(first.lower)) return null;
  let at = DETERMINERS.has(first.lower) ? 1 : 0;
  if (DAY.test(tokens[at]?.text ?? '')) at += 1;
  const titled = afterTitle(tokens, at);
  if (titled !== null) return { start: first.start, ...titled, outlet: null };
  const nameAt = afterDescription(tokens, at);
  const noun = tokens.slice(at, nameAt).findLast(({ lower }) => isMediaNoun(lower));
  if (startsName(tokens[nameAt])) return named(text, tokens, nameAt, noun, known);
  const type = noun === undefined ? null : typeOfNoun(noun.lower);
  if (noun === undefined || type === null || isElsewhere(tokens, noun)) return null;
  return { start: first.start, end: noun.end, type, outlet: null };
}

/** “a sheep station”, “a shipping channel”: nouns that name an outlet only with a word that says so, or referring back. */
function isElsewhere(tokens: readonly Token[], noun: Token): boolean {
  if (!/^(?:station|channel|network|site|paper|programme|program|show|platform)$/.test(noun.lower))
    return false;
  return !tokens.some(({ lower, end }) => end <= noun.start && SAYS_SO.has(lower));
}

const SAYS_SO = new Set(
  'the that its his her morning breakfast evening late-night talk chat radio television tv cable news state public national local private satellite broadcast web internet'.split(
    ' ',
  ),
);

function startsName(token: Token | undefined): boolean {
  return token?.isCapital === true && !DAY.test(token.text);
}

/** “the “Sticky Wicket” podcast” */
function afterTitle(
  tokens: readonly Token[],
  from: number,
): { readonly end: number; readonly type: ChannelType | null } | null {
  const close = titleEnd(tokens, from);
  const noun = tokens[close];
  if (close === from || noun === undefined || !isMediaNoun(noun.lower)) return null;
  return { end: noun.end, type: typeOfNoun(noun.lower) };
}

function afterDescription(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at - from < MAX_DESCRIPTION) {
    const token = tokens[at];
    const isCapital = token?.isCapital && !(at === 0 && ADJECTIVES.has(token.lower));
    if (!token?.isWord || isCapital || STOPS.has(token.lower)) break;
    at += 1;
  }
  return at;
}

function named(
  text: string,
  tokens: readonly Token[],
  from: number,
  noun: Token | undefined,
  known: KnownOutlets,
): OutletPhrase | null {
  const nameEnd = afterName(tokens, from);
  const last = tokens[nameEnd - 1] as Token;
  const isOwner = OWNER.test(last.text);
  const name = text.slice(tokens[from]?.start, last.end).replace(/(?:['’]s?|\.)$/, '');
  const tail = isOwner ? afterOwner(tokens, nameEnd) : afterNoun(tokens, nameEnd);
  const tailNoun = tokens.slice(nameEnd, tail).findLast(({ lower }) => isMediaNoun(lower));
  // “the Ortwick daily Vremena”
  if (tailNoun && !isOwner && startsName(tokens[tail])) return named(text, tokens, tail, tailNoun, known);
  const byNoun = noun ?? tailNoun;
  const titled =
    isOwner && startsWithMark(tokens[nameEnd]?.text ?? '') && tail > nameEnd ? 'broadcast' : null;
  const type =
    typeOfKnownName(name) ??
    (byNoun && typeOfNoun(byNoun.lower)) ??
    known.get(name) ??
    typeByPattern(name) ??
    (isInitials(name) ? titled : null);
  if (type === null && byNoun === undefined && !known.has(name)) return null;
  const end = tail === nameEnd ? (tokens[from]?.start ?? 0) + name.length : (tokens[tail - 1] ?? last).end;
  return { start: tokens[0]?.start ?? 0, end, type, outlet: name };
}

/** “Press Trust of India”, “Channel 6”; up to a possessive. */
function afterName(tokens: readonly Token[], from: number): number {
  let at = from + 1;
  while (at < tokens.length && at - from < 7) {
    const before = tokens[at - 1]?.text ?? '';
    // “a post on X. She said”
    if (
      OWNER.test(before) ||
      (at === from + 1 && typeOfKnownName(before.replace(/\.$/, '')) !== null && before.endsWith('.'))
    )
      break;
    const [token, next] = [tokens[at], tokens[at + 1]];
    const isJoined = /^(?:of|and|&|de|della)$/.test(token?.text ?? '') && startsName(next);
    if (!isJoined && !startsName(token) && !/^\d{1,3}$/.test(token?.text ?? '')) break;
    at += isJoined ? 2 : 1;
  }
  return at;
}

/** “newspaper” after “the Calder Courier”. */
function afterNoun(tokens: readonly Token[], from: number): number {
  for (let at = from; at < from + 2; at += 1) {
    const token = tokens[at];
    if (!token?.isWord || token.isCapital || STOPS.has(token.lower)) break;
    if (isMediaNoun(token.lower)) return at + 1;
  }
  return from;
}

/** Maximum number of words of a title in marks. */
const MAX_TITLE = 8;

/** After “CNN’s”: a name, a title in marks, or a name with “programme”. */
function afterOwner(tokens: readonly Token[], from: number): number {
  const titled = titleEnd(tokens, from);
  if (titled !== from) return titled;
  let at = from;
  while (startsName(tokens[at]) && at - from < 4) at += 1;
  return afterNoun(tokens, at);
}

/** After a title in marks; where it began for anything else. */
function titleEnd(tokens: readonly Token[], from: number): number {
  if (!startsWithMark(tokens[from]?.text ?? '')) return from;
  const close = tokens.findIndex(
    ({ text }, at) => at > from && at <= from + MAX_TITLE && startsWithMark(text),
  );
  return close < 0 ? from : close + 1;
}
