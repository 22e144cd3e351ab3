import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { styleField } from '../../../platform/lib/fields/style-field.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { ROLES, SCOPES } from '../../../vocabulary.js';
import { TOKEN_DAYS } from '../input.js';
import type { KeptSession } from '../store/sessions.js';
import type { KeptToken } from '../store/tokens.js';
import type { User } from '../store/users.js';
import { codeField, endTokensFields, LENGTH_HINT } from './sign-in.js';

/** Which of the page's two forms is shown again, with what was typed. */
export interface AccountForms {
  readonly name?: FormAgain;
  readonly token?: FormAgain;
  /** What somebody else saved meanwhile. */
  readonly conflict?: readonly object[];
}

interface FormAgain {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export interface AccountRows {
  readonly user: User;
  readonly sessions: readonly KeptSession[];
  readonly tokens: readonly KeptToken[];
  /** The hash of the current session. */
  readonly here: string | null;
  /** UTC, ISO 8601. */
  readonly now: string;
  /** The title of their citation style; its id where it is no longer in use. */
  readonly style: string | null;
}

export function accountPage(rows: AccountRows, forms: AccountForms = {}) {
  const { user } = rows;
  const name = forms.name ?? { typed: ownTyped(rows), errors: [] };
  const token = forms.token ?? { typed: { scope: 'read', days: String(TOKEN_DAYS.byDefault) }, errors: [] };
  const ownField = fieldsWith(name.typed, name.errors);
  return {
    email: user.email ?? '',
    role: ROLES[user.role],
    version: user.version,
    hasPassword: user.has_password,
    secondFactor: user.second_factor_at,
    codesLeft: user.recovery_codes_left,
    nameErrors: name.errors,
    tokenErrors: token.errors,
    conflict: forms.conflict ?? null,
    nameFields: [
      ownField('name', 'Your name', { kind: 'text', autocomplete: 'name' }),
      ownField('time_zone', 'Time zone', { kind: 'text', optional: true, hint: ZONE_HINT }),
      {
        ...styleField(ownField, name.errors, { name: 'citation_style', hint: STYLE_HINT }),
        optional: true,
      },
    ],
    sessions: rows.sessions.map((one) => ({
      begun: one.created_at,
      seen: one.seen_at,
      isHere: one.id_hash === rows.here,
    })),
    tokens: rows.tokens.map((one) => tokenRow(one, rows.now, `/account/tokens/${one.id}/revocation`)),
    tokenFields: tokenFields(token, user.second_factor_at !== null),
  };
}

const ZONE_HINT = 'Such as Europe/London. If it is empty, times are shown in your browser’s time zone.';

const STYLE_HINT = 'For copied citations and new lists. Type part of its title, such as MLA.';

/** What users set themselves, as form values. */
export function ownTyped({ user, style }: Pick<AccountRows, 'user' | 'style'>): Typed {
  return { name: user.name, time_zone: user.time_zone ?? '', citation_style: style ?? '' };
}

function tokenFields({ typed, errors }: FormAgain, hasSecondFactor: boolean) {
  const field = fieldsWith(typed, errors);
  const days = `Days, from 1 to ${TOKEN_DAYS.max}.`;
  return [
    field('name', 'Token name', {
      form: 'token',
      kind: 'text',
      hint: 'What it is for, such as “Nightly export”.',
    }),
    field('scope', 'Access', {
      form: 'token',
      kind: 'select',
      short: true,
      options: optionsOf(SCOPES),
    }),
    field('days', 'Valid for', { form: 'token', kind: 'text', short: true, hint: days }),
    ...(hasSecondFactor ? [{ ...codeField(errors), form: 'token' }] : []),
  ];
}

export function tokenRow(token: KeptToken, now: string, revokeAction: string) {
  return {
    name: token.name,
    scope: SCOPES[token.scope],
    made: token.created_at,
    ends: token.expires_at,
    hasEnded: token.expires_at <= now,
    used: token.last_used_at,
    revokeAction,
  };
}

export function accountJson({ user, sessions, tokens }: AccountRows) {
  return { user: userJson(user), sessions: sessions.length, tokens: tokens.map(tokenJson) };
}

/** Without any secret or hash. */
export function tokenJson({ id, name, scope, created_at, expires_at, last_used_at }: KeptToken) {
  return { id, name, scope, created_at, expires_at, last_used_at };
}

export function userJson(user: User) {
  const { id, kind, name, email, role, created_at, version, time_zone, citation_style } = user;
  return {
    id,
    kind,
    name,
    email,
    role,
    disabled: user.disabled_at !== null,
    has_password: user.has_password,
    second_factor: user.second_factor_at !== null,
    created_at,
    time_zone,
    citation_style,
    version,
  };
}

export interface PasswordForm {
  readonly email: string;
  readonly hasPassword: boolean;
  /** The names of the tokens that still work. */
  readonly tokens: readonly string[];
  readonly endsTokens: boolean;
  readonly errors: readonly FieldError[];
}

export function passwordPage({ email, hasPassword, tokens, endsTokens, errors }: PasswordForm) {
  const field = fieldsWith({}, errors);
  const now = field('current_password', 'Current password', {
    kind: 'password',
    autocomplete: 'current-password',
  });
  const next = field('new_password', 'New password', {
    kind: 'password',
    autocomplete: 'new-password',
    hint: LENGTH_HINT,
  });
  return {
    title: hasPassword ? 'Change password' : 'Choose a password',
    submit: hasPassword ? 'Change password' : 'Save password',
    email,
    hasPassword,
    errors,
    fields: hasPassword ? [now, next, ...endTokensFields(tokens, endsTokens)] : [next],
    /** A token made after the page was opened was not there to be kept. */
    endsTokensUnasked: hasPassword && tokens.length === 0,
  };
}

/** A page that shows a secret once; `secret` is null where the form was sent again. */
export interface ShownOnce {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly secret: string | null;
  readonly ends: string | null;
  readonly again: string;
  readonly back: { readonly href: string; readonly label: string };
}
