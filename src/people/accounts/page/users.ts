import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { Columns } from '../../../platform/lib/formats/csv-table.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { ROLES } from '../../../vocabulary.js';
import type { KeptToken } from '../store/tokens.js';
import type { User } from '../store/users.js';
import { tokenRow } from './account.js';

export function usersPage(users: readonly User[]) {
  return {
    rows: users.map((user) => ({
      href: user.kind === 'person' ? `/users/${user.id}` : null,
      name: user.name,
      email: user.email ?? 'None',
      role: user.kind === 'person' ? ROLES[user.role] : 'The program itself',
      standing: standingOf(user),
    })),
  };
}

function standingOf(user: User): string {
  if (user.kind === 'system') return 'Cannot sign in';
  if (user.disabled_at !== null) return 'Disabled';
  if (!user.has_password) return 'Has no password yet';
  return user.second_factor_at === null ? 'Can sign in' : 'Can sign in, with two-factor authentication';
}

/** What a role may do, in a sentence beside its name. */
const MAY = {
  viewer: 'Reads quotations that are on the record, and makes lists of their own.',
  checker: 'Also sees what is not on the record, and adds and edits quotations, sources, findings and notes.',
  editor: 'Also edits the work of others, agrees with findings, and moves records to the trash and back.',
  admin: 'Also manages users and their tokens, and sees the integrity checks.',
} as const;

interface UserForm {
  readonly user: User | null;
  readonly version: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export function userFormPage({ user, version, typed, errors }: UserForm) {
  const field = fieldsWith(typed, errors);
  const roles = optionsOf(ROLES).map((option) => ({
    ...option,
    hint: MAY[option.value as keyof typeof MAY],
  }));
  const fields = [
    field('name', 'Name', { kind: 'text', autocomplete: 'off' }),
    field('email', 'E-mail address', {
      kind: 'email',
      autocomplete: 'off',
      hint: 'They sign in with it. No e-mail is sent.',
    }),
    field('role', 'Role', { kind: 'radios', options: roles }),
  ];
  const standing = field('disabled', 'Sign-in', { kind: 'radios', options: STANDINGS });
  return {
    title: user === null ? 'Add a user' : user.name,
    action: user === null ? '/users' : `/users/${user.id}`,
    submit: user === null ? 'Add user and create sign-in link' : 'Save user',
    cancelHref: '/users',
    version,
    errors,
    conflict: null,
    fields: user === null ? fields : [...fields, standing],
  };
}

const STANDINGS = [
  { value: 'false', label: 'May sign in', hint: null },
  {
    value: 'true',
    label: 'Disabled',
    hint: 'Ends their sessions and revokes their tokens and links. Their work stays under their name.',
  },
];

interface UserRows {
  readonly user: User;
  readonly sessionCount: number;
  readonly tokens: readonly KeptToken[];
  readonly now: string;
  /** The viewer of the page. */
  readonly self: number | null;
}

export function userPage(
  form: ReturnType<typeof userFormPage>,
  { user, sessionCount, tokens, now, self }: UserRows,
) {
  return {
    ...form,
    id: user.id,
    isDisabled: user.disabled_at !== null,
    hasPassword: user.has_password,
    secondFactor: user.second_factor_at,
    isSelf: user.id === self,
    added: user.created_at,
    sessions:
      sessionCount === 0 ? 'Not signed in anywhere' : `Signed in on ${howMany(sessionCount, 'browser')}`,
    hasSessions: sessionCount > 0,
    tokens: tokens.map((token) => tokenRow(token, now, `/users/${user.id}/tokens/${token.id}/revocation`)),
  };
}

export function typedFromUser(user: User): Typed {
  return {
    name: user.name,
    email: user.email ?? '',
    role: user.role,
    disabled: String(user.disabled_at !== null),
  };
}

export const USER_COLUMNS: Columns<User> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  name: ({ name }) => name,
  email: ({ email }) => email,
  role: ({ role }) => role,
  disabled: ({ disabled_at }) => disabled_at !== null,
  created_at: ({ created_at }) => created_at,
};
