import { between, isBreak } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { isSurelyNumberWord } from '../../words/numbers.js';
import { isClauseConjunction } from '../language/clauses.js';
import { isMonth, isStrongHedge } from '../language/hedges.js';
import { conditionAt, denialsIn, isNegation } from '../language/negations.js';
import type { Step } from '../verdict.js';
import type { Bracket, Mark } from '../wording.js';
import { altered, type Case, type Finding, harmless } from './finding.js';
import type { Run } from './runs.js';

// Judges the places where a wording marks an omission or an insertion: … and [ ].

/** A bracket with the words of the text that it replaces; an empty range where it replaces none. */
export interface Replacement {
  readonly bracket: Bracket;
  readonly at: number;
  readonly text: Step['text'];
}

export function findingsOfMarks(its: Case): Finding[] {
  const runs = its.passages.flat();
  const omitted = runs.filter(({ reason }) => reason === 'marked');
  return [
    ...omitted.flatMap((run) => findingsOfGap(its, run)),
    ...replacements(its).flatMap((replacement) => findingsOfBracket(its, replacement)),
    ...runs.filter((run) => isBracketedWord(its, run)).flatMap((run) => findingsOfWord(its, run)),
  ];
}

function findingsOfGap(its: Case, run: Run): Finding[] {
  const elided: Finding = { flag: null, makes: 'elided' };
  return losesNegation(its, run.text, 0) ? [elided, { flag: 'negation_lost', makes: 'elided' }] : [elided];
}

/** @param kept how many negations the wording itself has there */
function losesNegation({ text, language }: Case, range: Step['text'], kept: number): boolean {
  return denialsIn(text, range, language) > kept;
}

/** Every bracket of the wording, in order. */
export function replacements(its: Case): Replacement[] {
  const runs = its.passages.flat();
  const gaps = gapsByPlace(runs);
  return [...its.wording.marks]
    .filter((entry): entry is [number, Mark & { bracket: Bracket }] => entry[1].bracket !== null)
    .sort(([a], [b]) => a - b)
    .map(([at, { bracket }]) => ({
      bracket,
      at,
      text: gaps.get(at) ?? atEdge(its, runs, at, bracket),
    }));
}

/** What a mark leaves out, by the number of words of the wording before it. */
function gapsByPlace(runs: readonly Run[]): ReadonlyMap<number, Step['text']> {
  const gaps = new Map<number, Step['text']>();
  for (const run of runs) {
    if (!isMarkedGap(run)) continue;
    const [at] = run.wording;
    gaps.set(at, [gaps.get(at)?.[0] ?? run.text[0], run.text[1]]);
  }
  return gaps;
}

/** Without a gap, a bracket replaces words only at an end of the wording, up to the clause boundary of the source. */
function atEdge(its: Case, runs: readonly Run[], at: number, bracket: Bracket): Step['text'] {
  const { text, wording, language } = its;
  const [start, end] = [runs[0]?.text[0] ?? 0, runs.at(-1)?.text[1] ?? 0];
  if (at > 0 && at < wording.folded.length) return [end, end];
  const most = bracket.words.folded.length;
  const isStart = at === 0;
  const same: Step['text'] = isStart ? [Math.max(0, start - most), start] : [end, end + most];
  const clause: Step['text'] = isStart ? [clauseStart(text, start), start] : [end, clauseEnd(its, end)];
  const isRepeated = isSameAs(bracket, text.folded.slice(...same));
  const count = (range: Step['text']) => denialsIn(text, range, language);
  return isRepeated && count(clause) <= count(same) ? same : clause;
}

/** Maximum number of words that one bracket replaces. */
const MAX_CLAUSE_LENGTH = 14;
const CLAUSE_MARK = /[,;:\u2013\u2014\u3001\uFF0C\u060C]/;

function clauseEnd({ text, language }: Case, from: number): number {
  const isEnd = (at: number) =>
    isBreak(text, at) ||
    conditionAt(text, at, language) > 0 ||
    (at > from && (CLAUSE_MARK.test(between(text, at)) || isClauseConjunction(text, at)));
  let end = from;
  while (end < from + MAX_CLAUSE_LENGTH && !isEnd(end)) end += 1;
  return end;
}

function clauseStart(text: Words, to: number): number {
  let start = to;
  while (start > Math.max(0, to - MAX_CLAUSE_LENGTH) && !isClauseStart(text, start, to)) start -= 1;
  return start;
}

function isClauseStart(text: Words, at: number, to: number): boolean {
  if (isBreak(text, at)) return true;
  return at < to && CLAUSE_MARK.test(between(text, at));
}

/** Where the passage of the source ends, including what a bracket at the end of the wording replaces. */
export function endWithBracket(its: Case, end: number): number {
  const bracket = its.wording.marks.get(its.wording.folded.length)?.bracket;
  if (bracket === undefined || bracket === null) return end;
  return Math.max(end, atEdge(its, its.passages.flat(), its.wording.folded.length, bracket)[1]);
}

function isSameAs({ words }: Bracket, others: readonly string[]): boolean {
  return others.length > 0 && words.folded.join(' ') === others.join(' ');
}

function isMarkedGap({ reason }: Run): boolean {
  return reason === 'marked' || reason === 'bracket';
}

function findingsOfBracket(its: Case, { bracket, text }: Replacement): Finding[] {
  const put = bracket.words.folded;
  const replaced = its.text.folded.slice(...text);
  if (put.join(' ') === replaced.join(' ')) return [harmless('typographic')];
  if (isBracketed(its, text)) return altered('substitution');
  const brought = [
    ...findingsOfBrought(its, spoken(bracket.words), replaced),
    ...findingsOfDenial(its, bracket.words, text),
  ];
  if (replaced.length === 0) return [...brought, harmless('bracketed_insertion')];
  const lost: Finding[] = losesNegation(its, text, deniedBy(its, bracket.words))
    ? [{ flag: 'negation_lost', makes: 'elided' }]
    : [];
  return [...brought, ...lost, { flag: 'bracketed_replacement', makes: 'elided' }];
}

function deniedBy({ language }: Case, words: Words): number {
  return denialsIn(words, [0, words.folded.length], language);
}

function isBracketed({ text }: Case, [start, end]: Step['text']): boolean {
  return end > start && between(text, start).endsWith('[') && between(text, end).startsWith(']');
}

/** A bracket explains; one that negates, counts or hedges adds a statement. */
function findingsOfBrought(its: Case, put: readonly string[], replaced: readonly string[]): Finding[] {
  const fresh = put.filter((word) => !replaced.includes(word));
  if (fresh.some((word) => isNegation(word, its.language))) return altered('meaning_mark', 'negation');
  if (fresh.some((word) => isSurelyNumberWord(word, its.language))) return altered('meaning_mark', 'number');
  return fresh.some(isStrongHedge) ? altered('meaning_mark', 'hedge') : [];
}

/** “[failed to]”: a denial without “not”. */
function findingsOfDenial(its: Case, words: Words, range: Step['text']): Finding[] {
  const isBrought = deniedBy(its, words) > denialsIn(its.text, range, its.language);
  return isBrought ? altered('meaning_mark', 'negation') : [];
}

/** Without a month that looks like a hedge. */
function spoken(words: Words): readonly string[] {
  return words.folded.filter((_, at) => !isMonth(words, at));
}

function findingsOfWord(its: Case, { wording, text }: Run): Finding[] {
  const put = its.wording.folded.slice(...wording);
  const kept = denialsIn(its.wording, wording, its.language);
  const lost: Finding[] = losesNegation(its, text, kept) ? [{ flag: 'negation_lost', makes: 'elided' }] : [];
  const brought = findingsOfBrought(its, put, its.text.folded.slice(...text));
  return [...brought, ...lost, { flag: 'bracketed_replacement', makes: 'elided' }];
}

/** “vot[ed]” for “vote”: a marked change within a word. */
export function isBracketedWord({ wording }: Case, run: Run): boolean {
  if (run.op !== 'changed') return false;
  return wording.text
    .slice(wording.starts[run.wording[0]] ?? 0, wording.ends[run.wording[1] - 1] ?? 0)
    .includes('[');
}
