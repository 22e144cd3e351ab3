import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { carriedWords } from './carried-words.js';

/** A form that was sent with an expired session: its target and all its fields. */
export interface Carried {
  readonly to: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

export interface SignInForm {
  readonly email: string | null;
  readonly next: string | null;
  readonly carried: Carried | null;
  readonly errors: readonly FieldError[];
  readonly signedOut: boolean;
  /** Whether nobody has a password yet, so that there is no admin to ask. */
  readonly isNew?: boolean;
}

/** The prefix of carried field names, which keeps them apart from the fields of the sign-in. */
export const CARRIED = 'carried.';

export function signInPage({ email, next, carried, errors, signedOut, isNew }: SignInForm) {
  const field = fieldsWith({ email: email ?? '' }, errors);
  return {
    hidden: carriedHidden(next, carried),
    notice: carried !== null ? SIGNED_OUT : signedOut ? 'You are signed out.' : null,
    help: isNew ? FIRST : FORGOTTEN,
    errors,
    fields: [
      field('email', 'E-mail address', { kind: 'email', autocomplete: 'username' }),
      {
        ...field('password', 'Password', { kind: 'password', autocomplete: 'current-password' }),
        value: null,
      },
    ],
  };
}

const FORGOTTEN = 'No password yet, or forgotten it? Ask an admin for a sign-in link.';
const FIRST = 'No user has a password yet. Open the link that the server printed when it started.';

/** The hidden fields that each form of a sign-in passes on. */
export function carriedHidden(next: string | null, carried: Carried | null) {
  return [
    ...(next === null ? [] : [{ name: 'next', value: next }]),
    ...(carried === null ? [] : [{ name: 'carried_to', value: carried.to }]),
    ...(carried?.pairs ?? []).map(([name, value]) => ({ name: `${CARRIED}${name}`, value })),
  ];
}

const SIGNED_OUT =
  'You are not signed in, so nothing is saved yet. Sign in as the person who typed it, then send it.';

/** The program does not know who typed it, since that session has ended. */
export const TYPED_BEFORE =
  'This was typed before you signed in and is not saved yet. It will be saved under your name. If someone else typed it, discard it.';

export function carriedPage(carried: Carried) {
  return {
    title: 'You are signed in',
    notice: TYPED_BEFORE,
    look: null,
    send: SEND,
    ...sentAgain(carried),
  };
}

/** A form that the browser's Back brought up and that was sent again with other contents. */
export function sentBeforePage({ saved, ...carried }: Carried & { readonly saved: string }) {
  return {
    title: 'This form was already sent with other content',
    notice:
      'The first version is saved; this one is not. Check it and send it, or edit the saved version instead.',
    look: { label: 'See what is saved', href: saved },
    send: SEND,
    ...sentAgain(carried),
  };
}

/** A form that was sent while the disk failed. */
export function unknownOutcomePage({ look, ...carried }: Carried & { readonly look: string }) {
  return {
    title: 'It is not known whether this was saved',
    notice:
      'The disk reported an error while it was being saved. Check whether it was saved. You can send it again from here: it will not be saved twice.',
    look: { label: 'Check whether it was saved', href: look },
    send: 'Send it again',
    ...sentAgain(carried),
  };
}

export const SEND = 'Send what you typed';

/** The form that sends the fields again. */
export function sentAgain({ to, pairs }: Carried) {
  return {
    action: to,
    hidden: pairs.map(([name, value]) => ({ name, value })),
    typed: carriedWords(pairs),
  };
}

export interface LinkForm {
  readonly action: string;
  readonly name: string;
  readonly email: string | null;
  readonly hasPassword: boolean;
  /** The names of the tokens that still work; null where the link alone does not let anybody in. */
  readonly tokens: readonly string[] | null;
  readonly endsTokens: boolean;
  readonly errors: readonly FieldError[];
}

export function linkPage({ action, name, email, hasPassword, tokens, endsTokens, errors }: LinkForm) {
  const field = fieldsWith({}, errors);
  const hint = hasPassword ? 'Leave empty to keep your password.' : LENGTH_HINT;
  const label = hasPassword ? 'New password' : 'Choose a password';
  const more = { kind: 'password', autocomplete: 'new-password', optional: true, hint };
  const box = hasPassword ? endTokensFields(tokens, endsTokens) : [];
  return {
    action,
    name,
    email: email ?? '',
    errors,
    fields: [field('new_password', label, more), ...box],
    endsTokensUnasked: hasPassword && box.length === 0,
  };
}

/** Whether a new password also ends the tokens: not asked where there are none. */
export function endTokensFields(tokens: readonly string[] | null, endsTokens: boolean) {
  if (tokens?.length === 0) return [];
  const named = tokens?.map((name) => `‘${name}’`).join(', ');
  const field = fieldsWith({ end_tokens: endsTokens ? 'on' : '' }, []);
  const hint = named === undefined ? 'Scripts that use them stop working.' : `Will stop working: ${named}.`;
  return [field('end_tokens', 'End API tokens too', { kind: 'checkbox', checked: 'on', hint })];
}

export interface FirstForm {
  readonly action: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export function firstPage({ action, typed, errors }: FirstForm) {
  const field = fieldsWith(typed, errors);
  return {
    action,
    errors,
    fields: [
      field('name', 'Your name', {
        kind: 'text',
        autocomplete: 'name',
        hint: 'Shown with everything you add.',
      }),
      field('email', 'E-mail address', {
        kind: 'email',
        autocomplete: 'username',
        hint: 'You sign in with it. No e-mail is sent.',
      }),
      {
        ...field('password', 'Password', {
          kind: 'password',
          autocomplete: 'new-password',
          hint: LENGTH_HINT,
        }),
        value: null,
      },
    ],
  };
}

/** The field for the six digits of the app; its errors have the path `one_time_code`. */
export function codeField(errors: readonly FieldError[]) {
  return fieldsWith({}, errors)('one_time_code', 'Code from your authenticator app', {
    kind: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    short: true,
  });
}

export const LENGTH_HINT = 'At least 8 characters. A few unrelated words work best.';
