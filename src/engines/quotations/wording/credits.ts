import type { Reading } from '../../reading/reading.js';
import type { Region } from '../../reading/regions/region.js';
import { regionsIn } from '../../reading/regions/within.js';
import { framesBeside } from '../frames/beside-marks.js';
import type { Frame } from '../frames/frame.js';

// Whom the clauses beside a quotation in marks name as its speaker. Enough to tell two speakers apart.

/** As printed. */
export interface Credit {
  readonly speaker: string;
  /** With the verb, if there is one: “said Ada Berg”. */
  readonly clause: string;
}

export interface Credits {
  /** Null where no clause directly beside it names a speaker. */
  readonly before: Credit | null;
  readonly after: Credit | null;
}

/** UTF-16 code units beside a quotation in which another may stand. */
const MAX_BESIDE_UTF16 = 400;

export function creditsOf({ text, tokens, regions }: Reading, region: Region): Credits {
  const { outer } = region;
  const near = regionsIn(regions, [outer[0] - MAX_BESIDE_UTF16, outer[1] + MAX_BESIDE_UTF16], region.level);
  const at = near.indexOf(region);
  const frames = framesBeside(tokens, near.slice(Math.max(0, at - 1), at + 2)).filter(
    ({ content: [own] }) => own?.[0] === outer[0],
  );
  const named = (isAfter: boolean) => {
    const frame = frames.find(
      ({ kind, speaker }) => (kind === 'credit_after') === isAfter && speaker !== null,
    );
    return frame === undefined ? null : creditIn(text, frame);
  };
  return { before: named(false), after: named(true) };
}

function creditIn(text: string, { speaker, cue }: Frame): Credit | null {
  if (speaker === null) return null;
  const isVerb = cue !== null && /\p{L}/u.test(text.slice(...cue));
  const clause = isVerb ? text.slice(Math.min(speaker[0], cue[0]), Math.max(speaker[1], cue[1])) : null;
  const name = text.slice(...speaker);
  return { speaker: name, clause: clause ?? name };
}

/** Whether two quotations, one after the other, have different speakers. */
export function areTwoSpeakers(first: Credits, second: Credits): boolean {
  const [one, other] = [speakersIn(first), speakersIn(second)];
  const between = one.after ?? other.before;
  const known = between !== null && (isNamed(between) || !isNamed(one.before)) ? between : one.before;
  return (
    areTwoPeople(one.before, between) ||
    areTwoPeople(one.after, other.before) ||
    areTwoPeople(known, other.after)
  );
}

function speakersIn({ before, after }: Credits) {
  return { before: before?.speaker ?? null, after: after?.speaker ?? null };
}

/**
 * Whether two names are those of different people. A pronoun may refer to the other's name: “she” after “Ada Berg”; but
 * hardly to a name that follows.
 */
export function areTwoPeople(first: string | null, second: string | null): boolean {
  if (first === null || second === null) return false;
  const [one, other] = [namesIn(first), namesIn(second)];
  if (one.length > 0 && other.length > 0) return !one.some((name) => other.includes(name));
  const [his, hers] = [pronounIn(first), pronounIn(second)];
  if (his !== null && hers !== null) return his !== hers;
  return his !== null && other.length > 0;
}

function isNamed(credit: string | null): boolean {
  return credit !== null && namesIn(credit).length > 0;
}

const PRONOUNS = /^(?:he|she|they|i|we)$/;
const TITLES = new Set('the mr mrs ms miss dr sir lord lady prof sen rep gov gen'.split(' '));

function namesIn(credit: string): string[] {
  return wordsIn(credit.replace(/\([^)]*\)/g, ''))
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.toLowerCase().replace(/['’]s$/, ''))
    .filter((word) => !PRONOUNS.test(word) && !TITLES.has(word));
}

function pronounIn(credit: string): string | null {
  return (
    wordsIn(credit)
      .find((word) => PRONOUNS.test(word.toLowerCase()))
      ?.toLowerCase() ?? null
  );
}

function wordsIn(words: string): string[] {
  return words.match(/[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu) ?? [];
}
