import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { citeprocEngines } from '../citeproc/job/engine.js';
import { NotCsl, readCsl } from '../citeproc/job/read-csl.js';
import { ownLocale, type StyleFile } from './model/card.js';
import { type CslFacts, cslFacts } from './model/csl-facts.js';
import { TRIAL_CITES, TRIAL_WORKS } from './model/sample.js';

// Checks a CSL file: its form, its parts, and whether it prints anything. Runs in a worker only, since a style may loop.

export interface CheckJob {
  /** The text of the file. */
  readonly csl: string;
  /** The style that a dependent one prints as; null until it is known. */
  readonly parent: StyleFile | null;
}

/** The facts, or every reason against it. A dependent style is tried once its parent is given. */
export type CheckAnswer = Result<{ readonly facts: CslFacts; readonly isTried: boolean }, readonly string[]>;

export function checkStyle({ csl, parent }: CheckJob): CheckAnswer {
  const read = factsIn(csl);
  if (!read.ok) return read;
  const facts = read.value;
  if (facts.parent !== null && parent === null) return ok({ facts, isTried: false });
  const fault = faultInPrinting(parent ?? { id: facts.key, csl }, ownLocale(facts.key, facts.locale));
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

function faultInPrinting({ id, csl }: StyleFile, locale: string): string | null {
  try {
    const job = { style: id, csl, locale, works: TRIAL_WORKS, cites: TRIAL_CITES };
    const { entries, notes, faults } = citeprocEngines()(job);
    const printed = [...entries, ...notes].map(({ html }) => html.replace(/<[^>]*>/g, ''));
    if (printed.some((text) => /\p{L}/u.test(text))) return null;
    const why = faults[0]?.why;
    return `It prints nothing for a source of any type${why ? `: ${why}` : ''}`;
  } catch (error) {
    return `The citation processor cannot use it: ${error instanceof Error ? error.message : String(error)}`;
  }
}
