import type { Language } from './language.js';
import type { Run } from './runs.js';
import type { ReadText } from './text.js';
import type { FidelityFlag, Verdict } from './verdict.js';
import type { Wording } from './wording.js';

/** Something to know about an alignment, and the verdict it makes by itself. */
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
  /** The language is one whose negations are not known. */
  readonly isUnknownLanguage: boolean;
  /** Whether a word of the text is no word of the speaker. */
  readonly isNoise: (at: number) => boolean;
  /** The source has no punctuation, as captions have none: it cannot say where a sentence ends. */
  readonly unpunctuated: boolean;
}

export function harmless(flag: FidelityFlag): Finding {
  return { flag, makes: 'exact' };
}

export function altered(...flags: FidelityFlag[]): Finding[] {
  return flags.map((flag) => ({ flag, makes: 'altered' }));
}

/** Gravest last: a wording is called by the gravest finding. */
const GRAVITY: readonly Verdict[] = ['exact', 'truncated', 'elided', 'spliced', 'altered', 'not_found'];

export function gravest(findings: readonly Finding[]): Verdict {
  return findings.reduce<Verdict>(
    (worst, { makes }) => (GRAVITY.indexOf(makes) > GRAVITY.indexOf(worst) ? makes : worst),
    'exact',
  );
}

/** Whether findings speak for a place: the speaker's own words, a whole sentence, a milder verdict, fewer findings. */
export function isMilder(some: readonly Finding[], others: readonly Finding[]): boolean {
  const [a, b] = [rankOf(some), rankOf(others)];
  const differs = a.findIndex((rank, at) => rank !== b[at]);
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0);
}

/** In a place where they are another's, words are judged only where the speaker has them nowhere. */
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
