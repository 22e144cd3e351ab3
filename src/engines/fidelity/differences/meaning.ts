import { between, endsSentence, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { isSurelyNumberWord } from '../../words/numbers.js';
import { kindOfPair } from '../alignment/pairs.js';
import { isMonth, isStrongHedge } from '../language/hedges.js';
import { touchesNegation } from '../language/negations.js';
import type { FidelityFlag, MeaningMark, WordRange } from '../verdict.js';
import type { Case } from './finding.js';
import type { Run } from './runs.js';

// What a change of words does to the meaning, as far as single words show it.

/** The gravest mark of the words `start` to `end`; null where there is none. */
export function meaningOf(words: Words, range: WordRange, language: Case['language']): MeaningMark | null {
  const folded = words.folded.slice(...range);
  if (touchesNegation(words, range, language)) return 'negation';
  if (folded.some((word) => isSurelyNumberWord(word, language))) return 'number';
  if (folded.some((_, k) => isName(words, range[0] + k))) return 'name';
  if (folded.some((_, k) => isMonth(words, range[0] + k))) return 'name';
  return folded.some(isStrongHedge) ? 'hedge' : null;
}

/** A capitalised word where no capital is required. Days and months count elsewhere, but change as much. */
export function isName(words: Words, at: number): boolean {
  if (!startsUpperCase(words, at) || endsSentence(words, at)) return false;
  return !/^i(?:'|$)/.test(words.folded[at] ?? '');
}

/** The flags of replaced words: the kind of change. */
export function flagsOfChange({ wording, text, language }: Case, run: Run): FidelityFlag[] {
  if (run.value === 'other') return ['number'];
  const isDenied = isNumbered(wording, run.wording) !== isNumbered(text, run.text);
  if (run.value === 'equal') return [isDenied ? 'negation' : 'spelling'];
  const [a, b] = [wording.folded.slice(...run.wording), text.folded.slice(...run.text)];
  const kind = kindOfPair(a, b, language);
  if (kind === 'mark') return ['meaning_mark', 'substitution'];
  const isDate = isMonth(wording, run.wording[0]) || isMonth(text, run.text[0]);
  if (kind !== 'other') return kind === 'hedge' && isDate ? ['name'] : [kind];
  return isName(wording, run.wording[0]) || isName(text, run.text[0]) ? ['name'] : ['substitution'];
}

/** “No. 1”, and not “no one”, which denies. */
function isNumbered(words: Words, [start]: WordRange): boolean {
  return words.folded[start - 1] === 'no' && between(words, start).startsWith('.');
}

const MARKS: readonly MeaningMark[] = ['negation', 'number', 'name', 'hedge', 'antonym'];

/** Why a differing run probably changes the meaning. */
export function markOf(its: Case, run: Run): MeaningMark | null {
  if (run.op === 'added') return meaningOf(its.wording, run.wording, its.language);
  if (run.op === 'omitted' || run.op === 'moved') return meaningOf(its.text, run.text, its.language);
  if (run.op !== 'changed') return null;
  const flags = flagsOfChange(its, run);
  return MARKS.find((mark) => flags.includes(mark)) ?? null;
}

/** Two exchanged words: each is where the text has the other. */
export function areExchanged({ wording, text }: Case, a: Run, b: Run): boolean {
  const [x, y] = [wording.folded.slice(...a.wording).join(' '), wording.folded.slice(...b.wording).join(' ')];
  return x === text.folded.slice(...b.text).join(' ') && y === text.folded.slice(...a.text).join(' ');
}
