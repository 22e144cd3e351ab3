import type { Span } from '../../text/span.js';
import { PLURAL_NOUNS, SPEECH_VERBS } from '../../words/saying.js';
import { appositionEnd } from './apposition.js';
import { AUXILIARIES } from './auxiliaries.js';
import { nounPhraseEnd, PRONOUNS } from './noun-phrase.js';
import { spanOf, type Token } from './tokens.js';

// Reads who spoke from the clause before or after a quotation.

export interface Credit {
  readonly speaker: Span | null;
  readonly cue: Span;
  /** Whether the verb is one of speech, directly beside its subject. */
  readonly isPlain: boolean;
}

/** Maximum number of words of a subject with its apposition: “Ada Berg, who has led the ministry since 2019,”. */
const MAX_SUBJECT = 30;
/** Maximum number of words between the verb and the quotation: “told reporters on Friday”. */
const MAX_AFTER_VERB = 14;

/** “…,” said Ada Berg, the mayor. “…,” the mayor said. The clause begins after the closing mark. */
export function creditAfter(tokens: readonly Token[]): Credit | null {
  const from = tokens[0]?.text === ',' ? 1 : 0;
  if (!tokens[from]?.isWord) return null;
  const verbEnd = verbGroupEnd(tokens, from);
  if (verbEnd !== null) return inverted(tokens, from, verbEnd);
  const end = nounPhraseEnd(tokens, from);
  const verb = tokens.findIndex(
    (_, at) => at > from && at <= from + MAX_SUBJECT && isVerb(tokens, at) && !inApposition(tokens, from, at),
  );
  if (verb < 0 || end === null) return null;
  const start = groupStart(tokens, verb);
  const subject = spanOf(tokens, from, start);
  const cue = spanOf(tokens, start, verb + 1);
  if (cue === null || subject === null || isPassive(tokens, start, verb)) return null;
  return { speaker: subject, cue, isPlain: end === start && !PARTICIPLES.has(tokens[verb]?.lower ?? '') };
}

/** “a group called …”: no verb of its own. */
const PARTICIPLES = new Set(['called', 'titled', 'posted', 'quoted']);

/** Said Ada Berg, the mayor. */
function inverted(tokens: readonly Token[], from: number, verbEnd: number): Credit | null {
  const cue = spanOf(tokens, from, verbEnd);
  const end = nounPhraseEnd(tokens, verbEnd);
  if (cue === null || end === null || isObject(tokens, end)) return null;
  const speaker = spanOf(tokens, verbEnd, appositionEnd(tokens, verbEnd, end));
  return { speaker, cue, isPlain: true };
}

/** “…,” thought the speech was thin; “…,” denounced the gathering as …: the noun phrase is no subject. */
function isObject(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]?.lower ?? '';
  return next === 'as' || AUXILIARIES.has(next) || SPEECH_VERBS.has(next);
}

/** “was accused”, “had been promised”. */
export function isPassive(tokens: readonly Token[], start: number, verb: number): boolean {
  if (/ing$/.test(tokens[verb]?.lower ?? '')) return false;
  return tokens.slice(start, verb).some(({ lower }) => /^(?:is|are|was|were|be|been|being)$/.test(lower));
}

/** Whether a verb belongs to a relative clause or an apposition, which began after a comma and has not ended. */
function inApposition(tokens: readonly Token[], from: number, at: number): boolean {
  const commas = tokens.slice(from, at).filter(({ text }) => text === ',').length;
  return commas % 2 === 1;
}

/** Ada Berg told reporters on Friday: “…”. The clause ends before the opening mark. */
export function creditBefore(tokens: readonly Token[]): Credit | null {
  const verb = tokens.findLastIndex((_, at) => at >= tokens.length - MAX_AFTER_VERB && isVerb(tokens, at));
  if (verb < 0) return null;
  const start = groupStart(tokens, verb);
  const cue = spanOf(tokens, start, verb + 1);
  if (cue === null || isPassive(tokens, start, verb)) return null;
  const subject = subjectBefore(tokens, start);
  if (subject === null) return { speaker: null, cue, isPlain: false };
  const isMain = isClauseStart(tokens[subject[0] - 1]);
  const isFiniteVerb = start < verb || !/ing$/.test(tokens[verb]?.lower ?? '');
  const isPlain = isMain && isFiniteVerb && tokens[start - 1]?.text !== ',' && tokens.length - verb <= 4;
  return { speaker: spanOf(tokens, ...subject), cue, isPlain };
}

/** The noun phrase that ends before the verb, with an apposition between commas; the first of the clause for “saying”. */
function subjectBefore(tokens: readonly Token[], verb: number): [number, number] | null {
  const last = tokens[verb - 1];
  if (last === undefined) return null;
  if (last.text !== ',') {
    const start = phraseStart(tokens, verb);
    return start === null ? null : [start, verb];
  }
  if (/ing$/.test(tokens[verb]?.lower ?? '')) {
    const end = nounPhraseEnd(tokens, 0);
    return end === null ? null : [0, end];
  }
  const comma = tokens.slice(0, verb - 1).findLastIndex(({ text }) => text === ',');
  const start = comma < 0 ? null : phraseStart(tokens, comma);
  return start === null || verb - start > MAX_SUBJECT ? null : [start, verb];
}

/** The earliest beginning of a noun phrase that ends before a token. */
function phraseStart(tokens: readonly Token[], end: number): number | null {
  let found: number | null = null;
  for (let at = end - 1; at >= Math.max(0, end - MAX_SUBJECT); at -= 1) {
    if (nounPhraseEnd(tokens, at) === end) found = at;
    const { text, isWord, lower } = tokens[at] as Token;
    if ((!isWord && !/^[()&’']$/.test(text)) || BOUNDARIES.has(lower)) break;
  }
  return found;
}

/** “when she said”, “told reporters he thought”: no main clause. */
function isClauseStart(before: Token | undefined): boolean {
  return (
    before === undefined ||
    !before.isWord ||
    /^(?:and|but|or|so|yet|then|later|still|also)$/.test(before.lower)
  );
}

const BOUNDARIES: ReadonlySet<string> = new Set(
  'but and as when while because that if though although'.split(' '),
);

function isVerb(tokens: readonly Token[], at: number): boolean {
  const [{ lower, isCapital }, before] = [tokens[at] as Token, tokens[at - 1]];
  if (isCapital || !SPEECH_VERBS.has(lower)) return false;
  if (/^puts?$/.test(lower) && tokens[at + 1]?.lower !== 'it') return false;
  if (lower === 'read' && PRONOUNS.has(before?.lower ?? '') && before?.lower !== 'it') return false;
  if (PLURAL_NOUNS.has(lower))
    return before?.isCapital === true || /^(?:he|she|it|who)$/.test(before?.lower ?? '');
  // “the proposed law”, “his announced plan”
  return !/^(?:the|a|an|his|her|its|their|of|to)$/.test(before?.lower ?? '');
}

/** Where auxiliaries and adverbs before a verb begin. */
function groupStart(tokens: readonly Token[], verb: number): number {
  let start = verb;
  while (start > 0 && AUXILIARIES.has(tokens[start - 1]?.lower ?? '')) start -= 1;
  return start;
}

function verbGroupEnd(tokens: readonly Token[], from: number): number | null {
  let at = from;
  while (AUXILIARIES.has(tokens[at]?.lower ?? '')) at += 1;
  const token = tokens[at];
  if (token === undefined || !SPEECH_VERBS.has(token.lower) || token.isCapital) return null;
  // A participle has its subject in the clause before: “…,” telling reporters.
  if (/ing$/.test(token.lower)) return null;
  return at + 1;
}

/** Whether a clause is nothing but a noun phrase: “Ada Berg:”. */
export function isNounPhrase(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return first !== undefined && !PRONOUNS.has(first.lower) && nounPhraseEnd(tokens, 0) === tokens.length;
}
