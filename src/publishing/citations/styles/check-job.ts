import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { ownSpentMs } from '../../../platform/workers/time-limit.js';
import { SOURCE_TYPES, type SourceType } from '../../../vocabulary.js';
import { citeprocEngines } from '../citeproc/job/engine.js';
import { NotCsl, readCsl } from '../citeproc/job/read-csl.js';
import type { Work } from '../citeproc/model.js';
import { ownLocale, type StyleFile } from './model/card.js';
import { type CslFacts, cslFacts } from './model/csl-facts.js';
import { TRIAL_WORKS } from './model/sample.js';
import { TrialBudget, tookTooLong } from './model/trial-budget.js';

// Checks a CSL file: its form, its parts, and whether it prints anything. Runs in a worker only, since a style may loop.

export interface CheckJob {
  /** The text of the file. */
  readonly csl: string;
  /** The style that a dependent one prints as; null until it is known. */
  readonly parent: StyleFile | null;
  /** For all types of source together, in milliseconds of processor time. */
  readonly timeMs: number;
}

/** The facts, or every reason against it. A dependent style is tried once its parent is given. */
export type CheckAnswer = Result<{ readonly facts: CslFacts; readonly isTried: boolean }, readonly string[]>;

/** @param spentMs the processor time of this thread so far, in milliseconds */
export function checkStyle(
  { csl, parent, timeMs }: CheckJob,
  spentMs: () => number = ownSpentMs,
): CheckAnswer {
  const budget = new TrialBudget(timeMs, spentMs);
  const read = factsIn(csl);
  if (!read.ok) return read;
  const facts = read.value;
  if (facts.parent !== null && parent === null) return ok({ facts, isTried: false });
  const file = parent ?? { id: facts.key, csl };
  const fault = faultInPrinting(file, ownLocale(facts.key, facts.locale), budget);
  return fault === null ? ok({ facts, isTried: true }) : refused([fault]);
}

function factsIn(csl: string): Result<CslFacts, readonly string[]> {
  try {
    return cslFacts(readCsl(csl));
  } catch (error) {
    if (error instanceof NotCsl) return refused([error.message]);
    throw error;
  }
}

/** One type after the other, so that the reason names the type. @returns null for a style that prints */
function faultInPrinting(style: StyleFile, locale: string, budget: TrialBudget): string | null {
  try {
    const print = citeprocEngines();
    const printed: string[] = [];
    for (const [at, work] of TRIAL_WORKS.entries()) {
      if (budget.isSpent()) return `${tookTooLong(budget.ms)}: ${at} of ${TRIAL_WORKS.length} in that time`;
      const cites = [{ key: work.key, locator: null }];
      const answer = print({ style: style.id, csl: style.csl, locale, works: [work], cites });
      const [fault] = answer.faults;
      if (fault) return `It cannot print a source of the type “${nameOf(work)}”: ${fault.why}`;
      const texts = [...answer.entries, ...answer.notes].map(({ html }) => html);
      const longest = Math.max(0, ...texts.map(({ length }) => length));
      if (longest > MAX_TRIED_LENGTH) return tooLong(work, longest);
      printed.push(...texts.map((html) => html.replace(/<[^>]*>/g, '')));
    }
    if (budget.isSpent()) return tookTooLong(budget.ms);
    return printed.some((text) => /\p{L}/u.test(text)) ? null : 'It prints nothing for a source of any type';
  } catch (error) {
    return `The citation processor cannot use it: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Of a citation of an invented source with its markup, in characters; those of the usual guides have up to 400. */
const MAX_TRIED_LENGTH = 4_000;

function tooLong(work: Work, length: number): string {
  const most = MAX_TRIED_LENGTH.toLocaleString('en-GB');
  return `It prints ${length.toLocaleString('en-GB')} characters for one source of the type “${nameOf(work)}”; up to ${most} are accepted`;
}

function nameOf({ key }: Work): string {
  return SOURCE_TYPES[key as SourceType];
}
