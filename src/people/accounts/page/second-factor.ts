import { encode } from 'uqr';
import { fieldsWith } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { SecondFactor } from '../store/second-factors.js';
import type { User } from '../store/users.js';
import { type Carried, carriedHidden, codeField, SEND, sentAgain, TYPED_BEFORE } from './sign-in.js';

export interface CodeForm {
  /** The secret that continues the sign-in. */
  readonly signIn: string;
  readonly next: string | null;
  readonly carried: Carried | null;
  readonly errors: readonly FieldError[];
}

/** The second step of a sign-in. */
export function codePage({ signIn, next, carried, errors }: CodeForm) {
  return {
    hidden: [{ name: 'sign_in', value: signIn }, ...carriedHidden(next, carried)],
    errors,
    ...codeFields(errors),
  };
}

/** Where a second-factor page leads afterwards. */
export interface LeadsTo {
  readonly next: string | null;
  readonly carried: Carried | null;
}

/** Before the set-up. */
export function noFactorPage(isRequired: boolean, { next, carried }: LeadsTo) {
  return { isRequired, isCarrying: carried !== null, hidden: carriedHidden(next, carried) };
}

export interface SetUpForm extends LeadsTo {
  readonly user: User;
  readonly factor: SecondFactor;
  /** The key URI for the app, `otpauth://totp/…`. */
  readonly uri: string;
  readonly issuer: string;
  readonly isRequired: boolean;
  readonly errors: readonly FieldError[];
}

export function setUpPage({ user, factor, uri, issuer, isRequired, next, carried, errors }: SetUpForm) {
  const code = codeFields(errors).code;
  return {
    errors,
    isRequired,
    hidden: carriedHidden(next, carried),
    qr: qrOf(uri),
    key: factor.secret.match(/.{1,4}/g)?.join(' ') ?? factor.secret,
    issuer,
    account: user.email ?? '',
    fields: user.has_password ? [code, passwordOf(errors)] : [code],
  };
}

export function factorPage(user: User, isRequired: boolean, errors: readonly FieldError[]) {
  return {
    errors,
    isRequired,
    since: user.second_factor_at,
    codesLeft: user.recovery_codes_left ?? 0,
    password: user.has_password ? passwordOf(errors) : null,
    ...codeFields(errors),
  };
}

/** Shown once. */
export function recoveryCodesPage(codes: readonly string[], { next, carried }: LeadsTo) {
  return {
    codes: codes.join('\n'),
    next: next ?? '/account',
    again: carried === null ? null : { notice: TYPED_BEFORE, send: SEND, ...sentAgain(carried) },
  };
}

function codeFields(errors: readonly FieldError[]) {
  return {
    code: codeField(errors),
    recovery: fieldsWith({}, errors)('recovery_code', 'Recovery code', {
      kind: 'text',
      autocomplete: 'off',
      hint: 'One of the ten codes you saved. Each works once.',
    }),
  };
}

function passwordOf(errors: readonly FieldError[]) {
  const more = { kind: 'password', autocomplete: 'current-password' } as const;
  return fieldsWith({}, errors)('current_password', 'Your password', more);
}

/** The dark modules as one path, in module units. */
function qrOf(text: string) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
