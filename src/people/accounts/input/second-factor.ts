import { line } from '../../../platform/lib/fields/fields.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, required } from '../../../platform/lib/fields/shapes.js';
import { type Result, refused } from '../../../platform/lib/result.js';
import { oneTimeCode, passwordField, recoveryCode, without } from '../input.js';

const EITHER = { one_time_code: oneTimeCode(), recovery_code: recoveryCode() };
const AFTER = { next: line({ max: 20_000 }), carried_to: line({ max: 20_000 }) };

const SIGN_IN_CODE = { sign_in: required(line({ max: 100 }), 'Sign in again'), ...EITHER, ...AFTER };
const CONFIRMATION = {
  current_password: passwordField(),
  one_time_code: required(oneTimeCode(), 'Enter the code that your app shows'),
  ...AFTER,
};
const PROOF = { current_password: passwordField(), ...EITHER };

const schemas = {
  signInCode: createSchema(SIGN_IN_CODE),
  confirmation: createSchema(CONFIRMATION),
  proof: createSchema(PROOF),
};

export type SignInCode = CreateInput<typeof SIGN_IN_CODE>;
export type Confirmation = CreateInput<typeof CONFIRMATION>;
export type Proof = CreateInput<typeof PROOF>;

/** The second step of a sign-in: a code of the app, or a recovery code. */
export function parseSignInCode(fields: unknown): Result<SignInCode> {
  return withCode(parseWith(schemas.signInCode, without(fields, 'carried')));
}

export function parseConfirmation(fields: unknown): Result<Confirmation> {
  return parseWith(schemas.confirmation, without(fields, 'carried'));
}

/** The proof required for changing how one signs in. */
export function parseProof(fields: unknown): Result<Proof> {
  return withCode(parseWith(schemas.proof, fields));
}

function withCode<T extends CreateInput<typeof EITHER>>(input: Result<T>): Result<T> {
  if (!input.ok || input.value.one_time_code !== null || input.value.recovery_code !== null) return input;
  return refused([{ path: 'one_time_code', message: 'Enter the code that your app shows' }]);
}
