import { remembering } from '../../../engines/remembering.js';
import { FACETS, type Facet } from '../../../vocabulary.js';
import { ALL_FACETS } from './values.js';

// How far the six checks of a claim are, in one string of six digits in the order of the facets: 0 open, 1 done but not
// conclusive, 2 conclusive.

interface OnFacet {
  readonly facet: Facet;
}

/** The checks of a claim without findings. */
export const NO_CHECKS = '0'.repeat(ALL_FACETS.length);

/** @param counting the findings in effect, at most one for each facet; `conclusive` are some of them */
export function checksCode(counting: readonly OnFacet[], conclusive: readonly OnFacet[]): string {
  const has = (findings: readonly OnFacet[], facet: Facet) => findings.some((one) => one.facet === facet);
  return ALL_FACETS.map((facet) => (has(conclusive, facet) ? 2 : has(counting, facet) ? 1 : 0)).join('');
}

/** Six dots for `h.dots`, and the same as a text. */
export interface ChecksShown {
  readonly code: string;
  /** `4 of 6 checks done; open: context, translation; not conclusive: wording` */
  readonly text: string;
}

// Cached: a list shows few of the 729 codes.
export const checksShown = remembering((code: string): ChecksShown => {
  const named = (digit: string) =>
    ALL_FACETS.filter((_, at) => code[at] === digit).map((facet) => lowerFirst(FACETS[facet]));
  const [open, done] = [named('0'), named('1')];
  const parts = [
    `${ALL_FACETS.length - open.length} of ${ALL_FACETS.length} checks done`,
    open.length > 0 && open.length < ALL_FACETS.length ? `open: ${open.join(', ')}` : '',
    done.length > 0 ? `not conclusive: ${done.join(', ')}` : '',
  ];
  return { code, text: parts.filter(Boolean).join('; ') };
}, 729);

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
