import type { AlignedPiece, FidelityFlag } from '../../../engines/fidelity/verdict.js';
import type { Beginning } from '../../../engines/text/short-words.js';
import type { Span } from '../../../engines/text/span.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import type { StoredVerdict } from '../../../vocabulary.js';
import { type Difference, differencesOf, isNoise } from './differences.js';
import {
  type Excerpt,
  excerptOf,
  joinedSpans,
  sentenceAfter,
  sentenceBefore,
  textAfter,
  windowsOf,
  wordsAt,
} from './excerpt.js';
import { FLAG_WORDS, WEIGHTS, type Weight, wordForm } from './flag-words.js';
import { bare, quoted, quotedAfter, quotedBefore } from './quoted.js';

// Describes a comparison in words, gravest difference first. Whether a difference is right or wrong is for a finding
// to say.

export interface Explained {
  readonly verdict: StoredVerdict;
  readonly flags: readonly FidelityFlag[];
  readonly spans: readonly Span[];
  readonly alignment: readonly AlignedPiece[];
}

/** The two texts that were compared. */
export interface Both {
  readonly wording: string;
  readonly language: string | null;
  /** The parts read from the copy. */
  readonly excerpts: readonly Excerpt[];
  readonly copyLanguage: string | null;
  /** `The article, 25 June 2023` */
  readonly copy: string;
}

export interface Explanation {
  /** `Same words as our copy of The article, 25 June 2023` */
  readonly verdict: string;
  /** Gravest first; the last may give the number of further ones. */
  readonly reasons: readonly string[];
}

/** Maximum number of differences described individually, unless more of them change the meaning. */
const MAX_DIFFERENCES_SHOWN = 3;
/** Maximum number described individually of those that change the meaning. */
const MAX_GRAVE_SHOWN = 12;

export function explain(comparison: Explained, both: Both): Explanation {
  const { grave, others } = reasonsOf(comparison, both);
  const reasons = [...grave, ...others];
  const shown = Math.max(MAX_DIFFERENCES_SHOWN, Math.min(grave.length, MAX_GRAVE_SHOWN));
  const more = reasons.length - shown;
  return {
    verdict: verdictOf(comparison, both),
    reasons: more > 1 ? [...reasons.slice(0, shown), `And ${more} more differences`] : reasons,
  };
}

/** Maximum length in UTF-16 code units: it stands in rows and exported entries. */
const MAX_GRAVEST_UTF16 = 400;

/**
 * `‘not’ is missing after ‘does’; ‘never’ is missing after ‘will’`: every difference that changes the meaning, and
 * `and 2 more` where they are many; otherwise the first one. For an exact match its flags; null where there is nothing
 * to describe.
 */
export function gravestDifference(comparison: Explained, wording: string, copy: string): string | null {
  const excerpts = windowsOf(comparison.spans).map((window) => excerptOf(copy, window));
  const both = { wording, language: null, excerpts, copyLanguage: null, copy: '' };
  const far = farthestOf(comparison);
  if (far !== null) {
    const count = stretchesOf(comparison).length;
    return `joined from ${passages(count)} ${count === 2 ? '' : 'up to '}${far.toLocaleString('en-GB')} characters apart`;
  }
  const { grave, others } = reasonsOf(comparison, both);
  return enumerated(grave) ?? others[0] ?? (formOf(comparison, both) || null);
}

/** As many as fit, at least one; null for none. */
function enumerated(sentences: readonly string[]): string | null {
  const [first, ...rest] = sentences;
  if (first === undefined) return null;
  let said = first;
  for (const [at, sentence] of rest.entries()) {
    const next = `${said}; ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
    if (next.length > MAX_GRAVEST_UTF16) return `${said}; and ${rest.length - at} more`;
    said = next;
  }
  return said;
}

function verdictOf(comparison: Explained, both: Both): string {
  const { copy, language, copyLanguage } = both;
  switch (comparison.verdict) {
    case 'exact': {
      const form = formOf(comparison, both);
      return `Same words as our copy of ${copy}${form === '' ? '' : `, ${form}`}`;
    }
    case 'elided':
      return `Same words as our copy of ${copy}, with omissions marked`;
    case 'truncated':
      return `Shown as a full sentence; only part of one in our copy of ${copy}`;
    case 'altered':
      return `Not the same words as our copy of ${copy}`;
    case 'spliced':
      return `Joined from ${passages(stretchesOf(comparison).length)} of our copy of ${copy}`;
    case 'not_found':
      return `Not found in our copy of ${copy}`;
    case 'not_compared':
      return `Not compared with our copy of ${copy}: the quotation is in ${wordLanguage(language) ?? 'another language'}, the copy is in ${wordLanguage(copyLanguage) ?? 'another'}`;
  }
}

function passages(count: number): string {
  return count < 3 ? 'two passages' : `${count} passages`;
}

interface Reasons {
  /** What changes the meaning. */
  readonly grave: readonly string[];
  /** The rest, gravest first. */
  readonly others: readonly string[];
}

function reasonsOf(comparison: Explained, both: Both): Reasons {
  const { flags, verdict } = comparison;
  if (verdict === 'not_compared') return { grave: [], others: [] };
  if (verdict === 'not_found')
    return {
      grave: [],
      others: flags.includes('other_language') ? [FLAG_WORDS.other_language.words] : [],
    };
  const differences = verdict === 'exact' ? [] : differencesOf({ ...comparison, ...both });
  const covered = new Set(differences.flatMap(({ says }) => says));
  const rest = flags.filter((flag) => !covered.has(flag) && FLAG_WORDS[flag].weight !== 'form');
  const all: Difference[] = [
    ...apartOf(comparison),
    ...differences,
    ...rest.map((flag) => ({
      weight: FLAG_WORDS[flag].weight,
      sentence: flagSentence(flag, comparison, both),
      says: [flag],
    })),
  ];
  const form = verdict === 'exact' ? '' : formOf(comparison, both);
  const [grave = [], ...lighter] = WEIGHTS.map((weight) => sentencesOf(all, weight));
  const others = lighter.flat().filter((sentence) => !grave.includes(sentence));
  return {
    grave,
    others: [...new Set(others), ...(form === '' ? [] : [`Otherwise the same words, ${form}`])],
  };
}

/** Each once: `‘not’ is missing after ‘will’, twice` */
function sentencesOf(all: readonly Difference[], weight: Weight): string[] {
  const counts = new Map<string, number>();
  for (const { weight: own, sentence } of all)
    if (own === weight) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  return [...counts].map(([sentence, count]) => `${sentence}${TIMES[count] ?? `, ${count} times`}`);
}

const TIMES: Readonly<Record<number, string>> = { 1: '', 2: ', twice' };

function formOf({ alignment, flags, spans, verdict }: Explained, { excerpts }: Both): string {
  const noise = alignment.flatMap((piece) =>
    piece.text !== null && isNoise(piece, spans) ? [bare(wordsAt(excerpts, piece.text)).toLowerCase()] : [],
  );
  const fillers = noise.filter((word) => FILLER.test(word)).map((word) => `‘${word}’`);
  // Final punctuation is the printer's choice, and not worth a line beside other differences.
  const shown = verdict === 'exact' ? flags : flags.filter((flag) => flag !== 'final_punctuation');
  return wordForm(shown, [...new Set(fillers)].slice(0, 2));
}

const FILLER = /^(?:u+[hm]+|e+r+m*|a+h+|h+m+|m+|you know|i mean|like|well|so)$/u;

/** The distance between spliced passages. */
function apartOf(comparison: Explained): Difference[] {
  const far = farthestOf(comparison);
  if (far === null) return [];
  const many = stretchesOf(comparison).length === 2 ? '' : ' at most';
  const sentence = `The passages are ${far.toLocaleString('en-GB')} characters apart${many}`;
  return [{ weight: 'meaning', sentence, says: [] }];
}

/** Null for a single passage, and for exchanged neighbours, which are described as such. */
function farthestOf(comparison: Explained): number | null {
  const stretches = comparison.verdict === 'spliced' ? stretchesOf(comparison) : [];
  if (stretches.length < 2) return null;
  const farthest = Math.max(...stretches.slice(1).map(([start], at) => start - (stretches[at]?.[1] ?? 0)));
  return farthest < NEAR && comparison.flags.includes('order_reversed') ? null : farthest;
}

const NEAR = 40;

/** The spans in the copy's order, joined where the copy has only omitted text between them. */
function stretchesOf({ spans, alignment }: Explained): Span[] {
  const isGap = ({ op, text }: AlignedPiece, [, end]: Span, [start]: Span) =>
    op === 'omitted' && text !== null && text[0] >= end && text[1] <= start;
  return joinedSpans(spans, (last, next) => alignment.some((piece) => isGap(piece, last, next)));
}

function flagSentence(flag: FidelityFlag, { spans }: Explained, { excerpts, wording }: Both): string {
  const { words } = FLAG_WORDS[flag];
  const [first, last] = [spans[0], spans.at(-1)];
  if (flag === 'meaning_mark')
    return markSentence(wording, last ? textAfter(excerpts, last[1]) : '') ?? words;
  if (flag === 'cut_end' && last) return said(words, sentenceAfter(excerpts, last[1]), quotedAfter);
  if (flag === 'cut_start' && first) return said(words, sentenceBefore(excerpts, first[0]), quotedBefore);
  return words;
}

function said(words: string, more: Beginning, quote: (more: Beginning) => string): string {
  return more.words === '' ? words : `${words}: ${quote(more)}`;
}

/** Which punctuation mark changes the meaning, where that is clear. */
function markSentence(wording: string, after: string): string | null {
  const brackets = wording.match(/\[[^\]]+\]/g) ?? [];
  if (brackets.length > 0)
    return `${brackets.map(quoted).join(' and ')}, added in brackets, bears on the meaning`;
  return /^[?？]/.test(after) && !/[?？]\P{L}*$/u.test(wording) ? 'It is a question in the copy' : null;
}
