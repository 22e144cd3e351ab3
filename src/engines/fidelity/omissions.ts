import { altered, type Case, type Finding, harmless } from './finding.js';
import { isMonth, isStrongHedge } from './hedges.js';
import { isNegation } from './negations.js';
import { isPlainNumber } from './numbers.js';
import type { Run } from './runs.js';
import { between, isBreak } from './sentences.js';
import type { Step } from './step.js';
import type { Bracket, Mark } from './wording.js';
import type { Words } from './words.js';

// The places where a wording says itself that something was left out or put in: … and [ ].

/** A bracket with the words of the text that it stands for; an empty range where it stands for none. */
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
  return losesNegation(its, run.text, []) ? [elided, { flag: 'negation_lost', makes: 'elided' }] : [elided];
}

function losesNegation({ text, language }: Case, range: Step['text'], kept: readonly string[]): boolean {
  const count = (words: readonly string[]) => words.filter((word) => isNegation(word, language)).length;
  return count(text.folded.slice(...range)) > count(kept);
}

/** Every bracket of the wording, in order. */
export function replacements(its: Case): Replacement[] {
  const runs = its.passages.flat();
  return [...its.wording.marks]
    .filter((entry): entry is [number, Mark & { bracket: Bracket }] => entry[1].bracket !== null)
    .sort(([a], [b]) => a - b)
    .map(([at, { bracket }]) => ({ bracket, at, text: replacedBy(its, runs, at, bracket) }));
}

function replacedBy({ text }: Case, runs: readonly Run[], at: number, bracket: Bracket): Step['text'] {
  const gaps = runs.filter((run) => isMarkedGap(run) && run.wording[0] === at);
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (first !== undefined && last !== undefined) return [first.text[0], last.text[1]];
  const most = bracket.words.folded.length;
  const next = runs.find(({ wording }) => wording[0] === at && wording[1] > at);
  const beside = at === 0 && next !== undefined ? next.text[0] - most : (runs.at(-1)?.text[1] ?? 0);
  const isAtEdge = at === 0 || next === undefined;
  if (isAtEdge && isSameAs(bracket, text.folded.slice(Math.max(0, beside), beside + most)))
    return [beside, beside + most];
  if (at === 0 && next !== undefined) {
    let start = next.text[0];
    while (start > next.text[0] - most && !isBreak(text, start)) start -= 1;
    return [start, next.text[0]];
  }
  const end = runs.at(-1)?.text[1] ?? 0;
  if (next !== undefined || isBreak(text, end)) return [end, end];
  return [end, end + 1];
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
  const brought = findingsOfBrought(its, spoken(bracket.words), replaced);
  if (replaced.length === 0) return [...brought, harmless('bracketed_insertion')];
  const lost: Finding[] = losesNegation(its, text, put) ? [{ flag: 'negation_lost', makes: 'elided' }] : [];
  return [...brought, ...lost, { flag: 'bracketed_replacement', makes: 'elided' }];
}

/** Whether the source has a bracket of its own there. */
function isBracketed({ text }: Case, [start, end]: Step['text']): boolean {
  return end > start && between(text, start).endsWith('[') && between(text, end).startsWith(']');
}

/** A bracket explains; one that negates, counts or hedges says something that the speaker did not. */
function findingsOfBrought(its: Case, put: readonly string[], replaced: readonly string[]): Finding[] {
  const fresh = put.filter((word) => !replaced.includes(word));
  if (fresh.some((word) => isNegation(word, its.language))) return altered('meaning_mark', 'negation');
  if (fresh.some((word) => isPlainNumber(word, its.language))) return altered('meaning_mark', 'number');
  return fresh.some(isStrongHedge) ? altered('meaning_mark', 'hedge') : [];
}

/** Without a month that looks like a hedge. */
function spoken(words: Words): readonly string[] {
  return words.folded.filter((_, at) => !isMonth(words, at));
}

function findingsOfWord(its: Case, { wording, text }: Run): Finding[] {
  const put = its.wording.folded.slice(...wording);
  const lost: Finding[] = losesNegation(its, text, put) ? [{ flag: 'negation_lost', makes: 'elided' }] : [];
  const brought = findingsOfBrought(its, put, its.text.folded.slice(...text));
  return [...brought, ...lost, { flag: 'bracketed_replacement', makes: 'elided' }];
}

/** “vot[ed]” for “vote”: a change that says that it is one. */
export function isBracketedWord({ wording }: Case, run: Run): boolean {
  if (run.op !== 'changed') return false;
  return wording.text
    .slice(wording.starts[run.wording[0]] ?? 0, wording.ends[run.wording[1] - 1] ?? 0)
    .includes('[');
}
