import { misattributionOf } from '../../../derived/status/model/misattribution.js';
import type { AnswerState, Remark } from './remarks.js';
import type { LookedUp, ShownClaim } from './shown.js';

// What must be read before words are printed: that another said them, that they were denied, that they are known only as
// reported, or that they are disputed.

/** Above the words of one quotation; a wrong credit is told there by itself. */
export function warningsOn({ claim, remarks }: ShownClaim): readonly string[] {
  const isWrong = misattributionOf(claim) !== null;
  const own = remarks.filter(({ state }) => WARNED.has(state)).map(({ sentence }) => sentence);
  return [...(isWrong ? own.slice(1) : own), ...(claim.status === 'disputed' ? ['Disputed'] : [])];
}

/** Differences are drawn in the words. */
const WARNED: ReadonlySet<Remark['state']> = new Set(['another_speaker', 'not_asserted', 'reported_only']);

/** Above all that was found; with its quotation’s number where there are several. */
export function warningsOf({ answers }: Pick<LookedUp, 'answers'>): readonly string[] {
  return answers.flatMap(({ n, state, says, answeredFor: { instead } }) => {
    const own = state === 'on_record' ? says.slice(1) : UNWARNED.has(state) ? [] : says;
    // Of several quotations each says by itself whom the text credits.
    const warned = answers.length > 1 || instead === null ? own : [...own, instead];
    if (warned.length === 0) return [];
    return [`${answers.length > 1 ? `${n}: ` : ''}${warned.join('. ')}`];
  });
}

/** What is on record nowhere is told where its words are. */
const UNWARNED: ReadonlySet<AnswerState> = new Set(['not_on_record', 'in_copy']);
