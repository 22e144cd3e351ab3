import type { Words } from '../../reading/compared/words.js';
import { CLOSING_MARK, MARK, SURELY_OPENING_MARK } from '../../reading/regions/characters.js';
import { ALL_STOPS, PAUSES } from '../../reading/sentences/stops.js';
import type { WordRange } from '../verdict.js';
import { altered, type Case, type Finding } from './finding.js';
import type { Run } from './runs.js';

// A term in quotation marks is distanced from the author, so adding or removing the marks changes the meaning.

/** Word numbers, end exclusive, of the text between two marks. */
type Term = readonly [start: number, end: number];

/** Directly before a word: any mark after a space; without one, marks that can only open there. */
const OPENING = new RegExp(
  `(?:(?:^|[\\s([{\\u2013\\u2014:-])${MARK}|${SURELY_OPENING_MARK}|\\u00AB[ \\u00A0\\u202F])[([]?$`,
);
/** Directly after a word, with the sentence's punctuation between; no apostrophe within a word. */
const CLOSING = new RegExp(
  `^[${ALL_STOPS}${PAUSES}]*(?:[\\u201D\\u300D\\u300F]|${CLOSING_MARK}(?![\\p{L}\\p{N}])|[ \\u00A0\\u202F]\\u00BB)`,
  'u',
);

export function findingsOfTerms(its: Case): Finding[] {
  if (its.unpunctuated) return [];
  const isTurned = its.passages.flat().some((run) => run.op === 'same' && hasOtherTerms(its, run));
  return isTurned ? altered('meaning_mark') : [];
}

/** Whether a run has a quoted term of which the other side has neither mark. */
function hasOtherTerms({ wording, text }: Case, run: Run): boolean {
  const length = run.wording[1] - run.wording[0];
  if (length !== run.text[1] - run.text[0]) return false;
  const [ours, theirs] = [marksOf(wording, run.wording), marksOf(text, run.text)];
  return hasLoneTerm(ours, theirs, length) || hasLoneTerm(theirs, ours, length);
}

/** Which words of a run follow an opening mark, and which precede a closing one. */
interface Marks {
  readonly opening: ReadonlySet<number>;
  readonly closing: ReadonlySet<number>;
}

/** Marks around the whole run are those of the quotation itself. */
function hasLoneTerm(its: Marks, other: Marks, length: number): boolean {
  return termsOf(its, length).some(
    ([start, end]) =>
      end - start < length &&
      (start === 0 || !other.opening.has(start)) &&
      (end === length || !other.closing.has(end - 1)) &&
      !(other.opening.has(start) && other.closing.has(end - 1)),
  );
}

/** The mark with which a quotation continues in another paragraph opens no term. */
function marksOf({ text, starts, ends }: Words, [from, to]: WordRange): Marks {
  const [opening, closing] = [new Set<number>(), new Set<number>()];
  for (let at = from; at < to; at += 1) {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    const before = text.slice(Math.max(0, start - 4), start);
    if (OPENING.test(before) && !(at > from && before.includes('\n'))) opening.add(at - from);
    if (CLOSING.test(text.slice(end, end + 4))) closing.add(at - from);
  }
  return { opening, closing };
}

/** Maximum number of words of a term; more are a quotation. */
const MAX_TERM_WORDS = 12;

function termsOf({ opening, closing }: Marks, length: number): Term[] {
  const terms: Term[] = [];
  let open = -1;
  for (let at = 0; at < length; at += 1) {
    if (opening.has(at)) open = at;
    if (open < 0 || !closing.has(at)) continue;
    if (at + 1 - open <= MAX_TERM_WORDS) terms.push([open, at + 1]);
    open = -1;
  }
  return terms;
}
