import type { Language } from '../../language/language.js';
import type { ReadText } from '../text/text.js';
import type { FidelityFlag, Verdict } from '../verdict.js';
import type { Wording } from '../wording.js';
import type { Run } from './runs.js';

/** An observation about an alignment, and the verdict that it implies by itself. */
export interface Finding {
  readonly flag: FidelityFlag | null;
  readonly makes: Verdict;
}

/** What is judged: the runs of each passage, in the order of the wording. */
export interface Case {
  readonly wording: Wording;
  readonly text: ReadText;
  readonly passages: readonly (readonly Run[])[];
  readonly language: Language | null;
  /** Whether the language is one without a list of negations. */
  readonly isUnknownLanguage: boolean;
  /** Whether a word of the text was not spoken by the speaker. */
  readonly isNoise: (at: number) => boolean;
  /** Whether the source has no punctuation, as captions: it does not show where sentences end. */
  readonly unpunctuated: boolean;
}

export function harmless(flag: FidelityFlag): Finding {
  return { flag, makes: 'exact' };
}

export function altered(...flags: FidelityFlag[]): Finding[] {
  return flags.map((flag) => ({ flag, makes: 'altered' }));
}

/** Gravest last: the gravest finding is the verdict on a wording. */
const GRAVITY: readonly Verdict[] = ['exact', 'truncated', 'elided', 'spliced', 'altered', 'not_found'];

export function gravest(findings: readonly Finding[]): Verdict {
  return findings.reduce<Verdict>(
    (worst, { makes }) => (GRAVITY.indexOf(makes) > GRAVITY.indexOf(worst) ? makes : worst),
    'exact',
  );
}

/**
 * Whether findings make one place preferable to another: the speaker's own words, a whole sentence, a milder verdict,
 * fewer findings.
 */
export function isMilder(some: readonly Finding[], others: readonly Finding[]): boolean {
  const [a, b] = [rankOf(some), rankOf(others)];
  const differs = a.findIndex((rank, at) => rank !== b[at]);
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0);
}

/** Places with another person's words are judged only where the speaker's own words do not occur. */
const OTHERS: ReadonlySet<FidelityFlag> = new Set(['said_by_another', 'quoted_within']);

function rankOf(findings: readonly Finding[]): number[] {
  const isCut = findings.some(({ makes }) => makes === 'truncated');
  const count = (isMeant: (flag: FidelityFlag) => boolean) =>
    findings.filter(({ flag }) => flag !== null && isMeant(flag)).length;
  return [
    count((flag) => OTHERS.has(flag)),
    Number(isCut),
    GRAVITY.indexOf(gravest(findings)),
    count((flag) => flag === 'not_in_marks'),
    findings.length,
  ];
}
