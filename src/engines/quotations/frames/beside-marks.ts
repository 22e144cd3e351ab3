import { CLOSING_MARKS } from '../../reading/regions/characters.js';
import type { Region } from '../../reading/regions/region.js';
import { sentenceBefore } from '../../reading/sentences/sentences.js';
import { STOPS } from '../../reading/sentences/stops.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import { endWithout, withoutEnd } from '../../text/edges.js';
import type { Span } from '../../text/span.js';
import { SHORT_IN_NAMES } from '../../words/abbreviations.js';
import { type Credit, creditAfter, creditBefore, isNounPhrase } from './credit.js';
import type { Frame } from './frame.js';
import { nounPhraseEnd } from './noun-phrase.js';
import { spanOf, type Token, tokensIn } from './tokens.js';

// The clause directly before or after a quotation in marks, in English.

/** UTF-16 code units. */
const MAX_CLAUSE_UTF16 = 240;
const MAX_TOKENS = 50;
/** A text with more regions is no article. */
const MAX_REGIONS = 6_000;

/** @param regions those that are not nested, in order */
export function framesBeside(read: Tokens, regions: readonly Region[]): Frame[] {
  return regions
    .slice(0, MAX_REGIONS)
    .flatMap((region, at) => [
      ...(creditedAfter(read, region, regions[at + 1]?.outer[0] ?? read.text.length) ?? []),
      ...(creditedBefore(read, region, regions[at - 1]?.outer[1] ?? 0) ?? []),
    ]);
}

/** The quotation ends with a comma, a question or an exclamation, or a comma follows it. */
function creditedAfter(read: Tokens, region: Region, until: number): Frame[] | null {
  const { text } = read;
  if (!/[,?!—–…-]$/.test(text.slice(region.start, region.end)) && text.charAt(region.outer[1]) !== ',')
    return null;
  const span = clauseAfter(text, region.outer[1], until);
  const credit = creditAfter(tokensIn(text, span, MAX_TOKENS));
  return credit && [frameOf('credit_after', region, credit)];
}

const CLAUSE_END = new RegExp(
  String.raw`[\r\n\f]|(?<!\b(?:${SHORT_IN_NAMES}|\p{Lu}))[${STOPS};:](?!\S)`,
  'u',
);

function clauseAfter(text: string, start: number, until: number): Span {
  const clause = text.slice(start, Math.min(until, start + MAX_CLAUSE_UTF16));
  const end = clause.search(CLAUSE_END);
  return [start, start + (end < 0 ? clause.length : end)];
}

const COMPLETE = new RegExp(`[${STOPS};][${CLOSING_MARKS})]*$`);

function creditedBefore(read: Tokens, region: Region, from: number): Frame[] | null {
  const { text } = read;
  const lead = text.slice(Math.max(from, region.outer[0] - MAX_CLAUSE_UTF16), region.outer[0]);
  const [sign = ''] = /(?:[:,]|\bthat)$/.exec(withoutEnd(lead)) ?? [];
  const gap = lead.slice(endWithout(lead) - sign.length);
  // In the paragraph before, only a colon announces a quotation.
  if (/\n/.test(gap) && !gap.startsWith(':')) return null;
  const end = region.outer[0] - gap.length;
  // The sentence before is complete.
  if (COMPLETE.test(text.slice(Math.max(from, end - 3), end))) return null;
  const [start] = sentenceBefore(read, end);
  const tokens = tokensIn(text, [Math.max(start, from), end]);
  const credit = creditBefore(tokens);
  if (!gap.startsWith(':')) return credit && [frameOf('credit_before', region, credit)];
  return [colonFrame(region, tokens, credit, end)];
}

function colonFrame(region: Region, tokens: readonly Token[], credit: Credit | null, colon: number): Frame {
  if (credit !== null) return frameOf('colon', region, credit);
  const [from, to] = isNounPhrase(tokens) ? [0, tokens.length] : (lastSubject(tokens) ?? [0, 0]);
  const speaker = spanOf(tokens, from, to);
  // “The claim: “…””: only a name is certain to be a speaker's.
  const isName =
    to === tokens.length && tokens.every(({ text, isCapital }) => isCapital && !/^\p{Lu}{2,}$/u.test(text));
  return {
    kind: 'colon',
    content: [region.outer],
    speaker,
    cue: [colon, colon + 1],
    channel: null,
    strength: speaker !== null && isName ? 'certain' : 'likely',
  };
}

function frameOf(kind: Frame['kind'], region: Region, { speaker, cue, isPlain }: Credit): Frame {
  const strength = isPlain && speaker !== null ? 'certain' : 'likely';
  return { kind, content: [region.outer], speaker, cue, channel: null, strength };
}

/** “After that, Ada Berg gave a guarantee:”: the noun phrase at the beginning of the last clause, with any verb. */
function lastSubject(tokens: readonly Token[]): [number, number] | null {
  const start = tokens.findLastIndex(({ text }) => text === ',') + 1;
  const verb = tokens.findIndex((token, at) => at > start && isLikelyVerb(token));
  return verb > start && nounPhraseEnd(tokens.slice(0, verb), start) === verb ? [start, verb] : null;
}

function isLikelyVerb({ lower, isCapital }: Token): boolean {
  return (
    !isCapital &&
    /^(?:\p{Ll}+(?:ed|s)|gave|had|made|took|came|sent|chose|offered|went|put|left)$/u.test(lower)
  );
}
