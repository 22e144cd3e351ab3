import { endsSentence } from '../../reading/compared/sentences.js';
import { negationAt } from '../language/negations.js';
import type { Case } from './finding.js';
import type { Joint } from './joints.js';

// Punctuation beside a negation changes what is denied: “No one did it”, “No, one did it”.

/** Marks that indicate a pause, in any script. Hyphens within words, apostrophes and quotation marks do not. */
const PAUSE =
  /[,;:.!?\u2026()\u2013\u2014\u2015\u037E\u0387\u055D\u0589\u060C\u061B\u061F\u06D4\u0964\u1362\u3001\u3002\uFF01\uFF08\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\u00A1\u00BF]|--|\s-\s|\s-$/;
/** Reach of a negation in words, up to a mark that both texts have. */
const MAX_NEGATION_REACH = 6;
/** Its reach to a word that begins a clause: “not … because”. */
const MAX_CLAUSE_REACH = 14;
const CLAUSES = new Set(
  (
    'because as since so that who which whom whose but and or when where while until till if unless though although to for ' +
    'weil da dass und oder wenn als damit sondern aber parce que et ou car pour porque y o para que pero perche e ma потому что и а но чтобы'
  ).split(' '),
);

/** Whether a mark was added or removed within the reach of a negation in one of a passage's joints. */
export function hasChangedPause(its: Case, joints: readonly Joint[]): boolean {
  let negated = Number.NEGATIVE_INFINITY;
  let last = -1;
  for (const joint of joints) {
    if (joint.at !== last + 1) negated = seek(its, joint.at - 1);
    last = joint.at;
    negated = negationBefore(its, joint.at, negated);
    const [ours, theirs] = [PAUSE.test(joint.printed), PAUSE.test(joint.source)];
    if (ours !== theirs && isInReach(its, joint.at, negated)) return true;
    if (ours && theirs) negated = Number.NEGATIVE_INFINITY;
  }
  return false;
}

/** The end of the last negation directly before the first of several joints. */
function seek(its: Case, at: number): number {
  for (let from = at; from >= 0 && from > at - MAX_NEGATION_REACH; from -= 1) {
    if (isNegation(its, from)) return from + 1;
    if (endsSentence(its.wording, from)) break;
  }
  return Number.NEGATIVE_INFINITY;
}

function negationBefore(its: Case, at: number, known: number): number {
  for (let from = Math.max(0, at - 3); from < at; from += 1) {
    const length = lengthAt(its, from);
    if (length > 0 && from + length <= at) return Math.max(known, from + length);
  }
  return known;
}

function isInReach(its: Case, at: number, negated: number): boolean {
  const apart = at - negated;
  if (apart <= MAX_NEGATION_REACH || isNegation(its, at)) return true;
  return apart <= MAX_CLAUSE_REACH && CLAUSES.has(its.wording.folded[at] ?? '');
}

function isNegation(its: Case, at: number): boolean {
  return lengthAt(its, at) > 0;
}

/** “No. 5” is a number. */
function lengthAt({ wording, language }: Case, at: number): number {
  if (wording.folded[at] === 'no' && /^\p{Nd}/u.test(wording.folded[at + 1] ?? '')) return 0;
  return negationAt(wording, at, language);
}
