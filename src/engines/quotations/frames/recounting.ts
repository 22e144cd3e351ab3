import { DOUBLE_MARKS, OPENING_MARKS } from '../../reading/regions/characters.js';
import { sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { isSpeechVerb, PLURAL_NOUNS, SPEECH_VERBS } from '../../words/saying.js';
import { AUXILIARIES } from './auxiliaries.js';
import { isPassive } from './credit.js';
import { spanOf, type Token, tokensIn } from './tokens.js';

// Words in marks within what somebody recounts: “she recalls his saying “…””, “Voss said Lind had called her “…””.

export interface SaidBefore {
  /** Null for a passive without “by”. */
  readonly speaker: Span | null;
  readonly cue: Span;
}

export interface Outer {
  readonly cue: Span;
  readonly speaker: Span | null;
}

/** UTF-16 code units between the outer verb and the words. */
const MAX_BETWEEN_UTF16 = 220;
/** Words between the inner verb and the words in marks: “told her in front of the crew”. */
const MAX_AFTER_VERB = 9;

/** The last verb of saying between the verb of who recounts and words in marks; null where it has no subject of its own. */
export function saidBefore(read: Tokens, at: number, outer: Outer): SaidBefore | null {
  const { text } = read;
  const from = outer.cue[1];
  if (at - from > MAX_BETWEEN_UTF16 || from < sentenceBefore(read, at)[0]) return null;
  const tokens = withoutEnd(tokensIn(text, [from, at]));
  const verb = tokens.findLastIndex((token, index) => isVerb(token, tokens[index - 1]));
  if (verb < 0) return toldHow(text, tokens, outer);
  if (!leadsTo(tokens.slice(verb + 1))) return null;
  const group = groupStart(tokens, verb);
  const cue = spanOf(tokens, group, verb + 1);
  if (cue === null) return null;
  if (isPassive(tokens, group, verb)) return { speaker: agentIn(tokens, verb + 1), cue };
  const subject = subjectOf(tokens, group);
  if (subject !== null && !mayBe(text, tokens, { subject, verb, outer })) return null;
  if (subject !== null) return { speaker: spanOf(tokens, ...subject), cue };
  const parted = tokens[group - 1]?.text === ',' && group === 1 ? partedSubject(read, outer) : null;
  return parted && { speaker: parted, cue };
}

/** “Voss recounted how Lind would greet her with “…””: whatever Lind did with the words. */
function toldHow(text: string, tokens: readonly Token[], { cue }: Outer): SaidBefore | null {
  if (!/^(?:how|that|what)$/.test(tokens[0]?.lower ?? '') || !PERCEIVED.test(text.slice(...cue))) return null;
  const subject = firstSubject(tokens.slice(1), tokens.length - 1);
  if (subject === null) return null;
  const [first, end] = [subject[0] + 1, subject[1] + 1];
  const own = spanOf(tokens, end, Math.min(end + 2, tokens.length));
  return own && { speaker: spanOf(tokens, first, end), cue: own };
}

function withoutEnd(tokens: Token[]): Token[] {
  return /^[,:]$/.test(tokens.at(-1)?.text ?? '') ? tokens.slice(0, -1) : tokens;
}

function isVerb({ lower, isCapital }: Token, before: Token | undefined): boolean {
  const isAny = before?.lower === 'had' && isSpeechVerb(lower);
  const isOne = isAny || SPEECH_VERBS.has(lower) || MANNER.test(lower);
  if (isCapital || PLURAL_NOUNS.has(lower) || !isOne) return false;
  // “remarks”, “speaks”: nouns, and habits.
  if (lower.endsWith('s') && !/^(?:says|tells)$/.test(lower)) return false;
  return !/^(?:to|the|an?|of)$/.test(before?.lower ?? '');
}

/** How words were spoken. */
const MANNER =
  /^(?:hiss|bark|snarl|sneer|bellow|shriek|grunt|purr|croon|sob|spit|howl|bawl|drawl|screech|whimper|stammer)(?:ed|ing)$|^spat$/;

/** Nothing but a listener and an adverbial: no mark, no other clause. */
function leadsTo(after: readonly Token[]): boolean {
  return (
    after.length <= MAX_AFTER_VERB &&
    after.every(
      ({ isWord, lower }) =>
        isWord &&
        !AUXILIARIES.has(lower) &&
        !/^(?:and|but|who|which|while|because|when|if|although|though|since)$/.test(lower),
    )
  );
}

function groupStart(tokens: readonly Token[], verb: number): number {
  let start = verb;
  while (start > 0 && isBeforeVerb(tokens[start - 1]?.lower ?? '')) start -= 1;
  return start;
}

function isBeforeVerb(word: string): boolean {
  return AUXILIARIES.has(word) || KEEPS.test(word) || /\p{Ll}{3}ly$/u.test(word);
}

/** “kept telling her”: a verb of its own. */
const KEEPS = /^(?:kept|keeps|keep|began|started|continued)$/;

interface Clause {
  readonly subject: readonly [number, number];
  readonly verb: number;
  readonly outer: Outer;
}

/** “issued a statement calling it “…”” and “she said she …” tell of nobody else. */
function mayBe(
  text: string,
  tokens: readonly Token[],
  { subject: [first, end], verb, outer }: Clause,
): boolean {
  const words = tokens.slice(first, end).map(({ lower }) => lower);
  // “condemned what he called “…””: his own words.
  const isOwnWord = tokens[first - 1]?.lower === 'what' && !PERCEIVED.test(text.slice(...outer.cue));
  if (
    isOwnWord ||
    words.includes('it') ||
    words.join(' ') === text.slice(...(outer.speaker ?? outer.cue)).toLowerCase()
  )
    return false;
  if (!tokens[verb]?.lower.endsWith('ing') || KEEPS.test(tokens[verb - 1]?.lower ?? '')) return true;
  const isOwned = /^(?:his|her|their)$|['’]s?$/.test(words.at(-1) ?? '');
  return isOwned || PERCEIVED.test(text.slice(outer.cue[0], tokens[first]?.start));
}

/**
 * “Voss recalls Lind telling her”, “Voss said Lind laughed and called her”: the verb of who recounts, before one that
 * was taken for the cue.
 */
export function governingVerb(text: string, from: number, cue: Span): Span | null {
  const end = text.slice(from, cue[1]);
  const pattern = /ing\b/.test(text.slice(...cue)) ? GOVERNING : SAID_OF_ANOTHER;
  const [verb] = pattern.exec(end) ?? [];
  return verb === undefined ? null : [from + end.indexOf(verb), from + end.indexOf(verb) + verb.length];
}

const GOVERNING = new RegExp(
  String.raw`(?<![\p{L}])(?:recall|remember|overhear|recount|relat|describ|recollect)\p{Ll}*(?=[^,;:.${DOUBLE_MARKS}]*ing(?!\p{L}))`,
  'u',
);

const SAID_OF_ANOTHER = new RegExp(
  String.raw`(?<=^ )(?:said|says|claimed|alleged|testified|recalled|remembered|complained)(?=(?: that)? \p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*(?:, [^;:${DOUBLE_MARKS}]{1,60},)? )`,
  'u',
);

const PERCEIVED =
  /\b(?:recall|remember|hear|overhear|recount|relat|describ|mention|recollect|depict|film|record|catch|caught|saw|see|picture)/i;

const SUBJECTS = /^(?:he|she|they|his|her|their|him|them)$/;
const STARTS = /^(?:the|an?|his|her|their|its|my|our|one|another|that)$/;
/** Maximum number of words of a subject without a name. */
const MAX_PHRASE = 5;

/** Of a verb: the tokens of the pronoun, name or short phrase directly before it, or before an apposition. */
function subjectOf(tokens: readonly Token[], verb: number): [number, number] | null {
  const last = tokens[verb - 1];
  if (last === undefined) return null;
  if (last.lower === 'and') return firstSubject(tokens, verb - 1);
  if (last.text === ',') {
    const comma = tokens.slice(0, verb - 1).findLastIndex(({ text }) => text === ',');
    return comma > 0 ? subjectOf(tokens, comma) : null;
  }
  if (SUBJECTS.test(last.lower)) return [verb - 1, verb];
  if (!last.isWord) return null;
  let first = verb - 1;
  if (last.isCapital) {
    while (first > 0 && tokens[first - 1]?.isCapital) first -= 1;
    return [first, verb];
  }
  while (first >= 0 && verb - first <= MAX_PHRASE && !STARTS.test(tokens[first]?.lower ?? '')) first -= 1;
  return first >= 0 && verb - first <= MAX_PHRASE && verb - first > 1 ? [first, verb] : null;
}

/** “that Lind laughed and called her”, “Lind leaning over and telling her”: whom the clause begins with. */
function firstSubject(tokens: readonly Token[], end: number): [number, number] | null {
  const first = tokens[0]?.lower === 'that' ? 1 : 0;
  let last = first;
  if (SUBJECTS.test(tokens[first]?.lower ?? '')) return [first, first + 1];
  while (last < end && tokens[last]?.isCapital) last += 1;
  return last > first ? [first, last] : null;
}

/** “was told by Lind” */
function agentIn(tokens: readonly Token[], from: number): Span | null {
  if (tokens[from]?.lower !== 'by') return null;
  let end = from + 1;
  while (end < tokens.length && tokens[end]?.isWord && !/^(?:that|to|how|as)$/.test(tokens[end]?.lower ?? ''))
    end += 1;
  return spanOf(tokens, from + 1, end);
}

const PARTED = new RegExp(
  String.raw`^((?:[Tt]he |[Hh](?:er|is) )?(?:[\p{Ll}-]+ ){0,3}[\p{L}][^,;:${DOUBLE_MARKS}]{1,50}), $`,
  'u',
);

/** “Lind, Voss said, called her”: the name with which the sentence begins. */
function partedSubject(read: Tokens, { speaker, cue }: Outer): Span | null {
  const at = Math.min(speaker?.[0] ?? cue[0], cue[0]);
  const [start] = sentenceBefore(read, at);
  const [, name] = PARTED.exec(read.text.slice(start, at)) ?? [];
  return name === undefined || /\b(?:in|on|at|after|when|as)\b/i.test(name)
    ? null
    : [start, start + name.length];
}

const TOLD =
  'told|asked|warned|reminded|called|described|dubbed|labelled|labeled|branded|advised|ordered|urged|informed|promised|assured|' +
  'instructed|threatened|taunted|mocked|questioned|addressed|nicknamed|greeted';
const BEING = String.raw`\b(?:was|were|is|are|been|being|be)\b(?: \p{Ll}+)? `;
const PASSIVE = new RegExp(String.raw`${BEING}(?:${TOLD})\b`, 'u');
const BEING_BEFORE = new RegExp(`${BEING}$`, 'u');
const TOLD_FIRST = new RegExp(String.raw`^(?:${TOLD})\b`, 'u');
/** UTF-16 code units before a cue in which its auxiliary stands. */
const MAX_AUXILIARY_UTF16 = 24;
const AGENT =
  /^,? by (?<who>(?:(?:the|an?|his|her|their) )?(?:[\p{Ll}-]+ ){0,3}?(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|(?:the|an?|his|her|their) (?:[\p{Ll}-]+ ){0,2}[\p{Ll}-]+|him|her|them))/du;

const LEADS_TO_WORDS = new RegExp(String.raw`^(?: \p{Ll}+){0,3}[,: ]*[${OPENING_MARKS}]?$`, 'u');

/** Whether the words directly before a place say to whom it was said, and not by whom: “She was told “…””. */
export function isToldBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_BETWEEN_UTF16), at);
  const told = [...before.matchAll(new RegExp(PASSIVE.source, 'gu'))].at(-1);
  return told !== undefined && LEADS_TO_WORDS.test(before.slice(told.index + told[0].length));
}

/** Whether the subject of a cue is the one to whom words were said: “was told”, “had been called”. */
export function isToldTo(text: string, cue: Span): boolean {
  const words = text.slice(...cue);
  const before = text.slice(Math.max(0, cue[0] - MAX_AUXILIARY_UTF16), cue[0]);
  return PASSIVE.test(words) || (TOLD_FIRST.test(words) && BEING_BEFORE.test(before));
}

/** “was told by Lind that “…””, “was called “…” by Lind”: after the cue or after the words. */
export function agentAfter(text: string, places: readonly number[]): Span | null {
  for (const place of places) {
    const at = text.slice(place - 3, place) === ' by' ? place - 3 : place;
    const [start, end] = AGENT.exec(text.slice(at, at + 100))?.indices?.groups?.who ?? [];
    if (start !== undefined && end !== undefined) return [at + start, at + end];
  }
  return null;
}
