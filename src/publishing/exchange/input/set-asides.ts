import { idOf, instantWithOffset, oneOf, prose } from '../../../platform/lib/fields/fields.js';
import { type CreateInput, nested, required } from '../../../platform/lib/fields/shapes.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { SET_ASIDE_KINDS } from '../../../vocabulary.js';
import { answer } from './findings.js';

// Set-asides in an onrecord-json file. Older files have none.

export const SET_ASIDE_SHAPE = {
  ref: required(idOf('The ref'), 'Give a ref: a number that no other record of its kind has'),
  claim: required(idOf('The claim'), 'Give the ref of the claim'),
  kind: required(oneOf(SET_ASIDE_KINDS), 'Give the act that set it aside'),
  /** The ref is null where the copy was in the trash and not exported. */
  answers: required(nested(answer), 'Give the mismatch that was set aside'),
  difference: prose({ max: 5_000, label: 'The difference' }),
  reason: required(prose({ max: 20_000, label: 'The reason' }), 'Give the reason'),
  author: required(idOf('The author'), 'Give the ref of the author'),
  created_at: required(instantWithOffset(), 'Give the time it was set aside'),
  agreed_at: instantWithOffset(),
  agreed_by: idOf('The user who agreed'),
};

export type SetAsideRecord = CreateInput<typeof SET_ASIDE_SHAPE>;

/** @param claimOf the claim of an attribution, by their refs */
export function setAsideFaults(
  { claim, answers, author, agreed_at, agreed_by, created_at }: SetAsideRecord,
  claimOf: (attribution: number) => number | undefined,
): (FieldError | false)[] {
  const attribution = answers?.attribution ?? null;
  return [
    attribution === null && { path: 'answers.attribution', message: 'give the ref of the attribution' },
    attribution !== null &&
      claimOf(attribution) !== claim && {
        path: 'answers.attribution',
        message: 'this attribution belongs to another claim',
      },
    (agreed_at === null) !== (agreed_by === null) && {
      path: 'agreed_by',
      message: 'give who agreed and when, or neither',
    },
    agreed_by === author && { path: 'agreed_by', message: 'nobody can agree to a mismatch they set aside' },
    agreed_at !== null &&
      agreed_at.utc < created_at.utc && { path: 'agreed_at', message: 'this is before it was set aside' },
  ];
}
