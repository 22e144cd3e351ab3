import { cleanRecoveryCode } from '../../platform/credentials/recovery-codes.js';
import {
  emailAddress,
  type Field,
  field,
  flag,
  kindOf,
  line,
  oneOf,
  timeZone,
  wholeNumber,
} from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { ROLES, SCOPES } from '../../vocabulary.js';

/** The default and the longest life of a token. Days. */
export const TOKEN_DAYS = { byDefault: 90, max: 366 } as const;

const name = required(line({ max: 200, label: 'The name' }), 'Enter the name');
const email = required(emailAddress(), 'Enter the e-mail address');

const SIGN_IN = {
  // Not parsed as an address: a wrong one gets the same answer as an unknown one.
  email: required(line({ max: 320, label: 'The address' }), 'Enter your e-mail address'),
  password: required(passwordField(), 'Enter your password'),
  next: line({ max: 20_000 }),
  carried_to: line({ max: 20_000 }),
};
const USER = { name, email, role: required(oneOf(ROLES), 'Choose a role') };
const USER_EDIT = { ...USER, disabled: required(flag(), 'Choose whether they may sign in') };
const NAME = {
  name: required(line({ max: 200, label: 'Your name' }), 'Enter your name'),
  time_zone: timeZone(),
  /** An id or a title: the route looks it up. */
  citation_style: line({ max: 200, label: 'The citation style' }),
};
const STYLE = { style: required(line({ max: 200, label: 'The citation style' }), 'Choose a citation style') };
const PASSWORD = {
  current_password: passwordField(),
  new_password: required(passwordField(), 'Enter a new password'),
  end_tokens: flag(),
};
const FIRST = { ...USER, password: required(passwordField(), 'Choose a password') };
const LINK = { new_password: passwordField(), end_tokens: flag() };
const TOKEN = {
  name: required(line({ max: 200, label: 'The name' }), 'Enter what the token is for'),
  scope: oneOf(SCOPES),
  days: wholeNumber({ min: 1, max: TOKEN_DAYS.max, label: 'The number of days' }),
  one_time_code: oneTimeCode(),
};

export type NewUser = CreateInput<typeof USER>;
export type UserEdit = PatchInput<typeof USER_EDIT>;
export type SignIn = CreateInput<typeof SIGN_IN>;
export type PasswordChange = WithTokens<CreateInput<typeof PASSWORD>>;
type WithTokens<T> = Omit<T, 'end_tokens'> & { readonly end_tokens: boolean };
export type FirstAdmin = Pick<CreateInput<typeof FIRST>, 'name' | 'email' | 'password'>;

export interface NewToken {
  readonly name: string;
  readonly scope: 'read' | 'write';
  readonly days: number;
}

export interface TokenAsked extends NewToken {
  /** Required with a second factor. */
  readonly oneTimeCode: string | null;
}

/** By what they parse. */
export const accountSchemas = {
  signIn: createSchema(SIGN_IN),
  user: createSchema(USER),
  userEdit: patchSchema(USER_EDIT),
  name: createSchema(NAME),
  citationStyle: createSchema(STYLE),
  password: createSchema(PASSWORD),
  first: createSchema({ name: FIRST.name, email: FIRST.email, password: FIRST.password }),
  link: createSchema(LINK),
  token: createSchema(TOKEN),
};

/** The route reads fields carried along from a form of an expired session separately, as they were sent. */
export function parseSignIn(fields: unknown): Result<SignIn> {
  const signIn = parseWith(accountSchemas.signIn, without(fields, 'carried'));
  return signIn.ok ? ok({ ...signIn.value, email: signIn.value.email.toLowerCase() }) : signIn;
}

export function parseNewUser(fields: unknown): Result<NewUser> {
  return parseWith(accountSchemas.user, fields);
}

export function parseUserEdit(as: 'form' | 'json', fields: unknown): Result<UserEdit> {
  return parseWith(
    accountSchemas.userEdit,
    as === 'form' ? fullForm(USER_EDIT, fields as Record<string, unknown>) : fields,
  );
}

/** What users set themselves. */
export interface OwnAccount {
  readonly name: string;
  readonly time_zone?: string | null;
  readonly citation_style?: string | null;
}

/** JSON without a time zone or a citation style leaves it as it is. */
export function parseOwnAccount(as: 'form' | 'json', fields: unknown): Result<OwnAccount> {
  const own = parseWith(accountSchemas.name, fields);
  if (!own.ok || as === 'form') return own;
  const { name, ...rest } = own.value;
  const given = Object.entries(rest).filter(([key]) => key in Object(fields));
  return ok({ name, ...Object.fromEntries(given) });
}

/** A citation style by id, title or words of it. */
export function parseCitationStyle(fields: unknown): Result<string> {
  const input = parseWith(accountSchemas.citationStyle, fields);
  return input.ok ? ok(input.value.style) : input;
}

export function parsePasswordChange(as: 'form' | 'json', fields: unknown): Result<PasswordChange> {
  return withTokens(as, parseWith(accountSchemas.password, fields));
}

/** Tokens end with the password, unless the box was unticked or JSON says otherwise. */
function withTokens<T extends { readonly end_tokens: boolean | null }>(
  as: 'form' | 'json',
  input: Result<T>,
): Result<WithTokens<T>> {
  return input.ok ? ok({ ...input.value, end_tokens: input.value.end_tokens ?? as === 'json' }) : input;
}

export function parseFirstAdmin(fields: unknown): Result<FirstAdmin> {
  return parseWith(accountSchemas.first, fields);
}

/** The input for using a sign-in link: a new password, or nothing. */
export function parseLinkUse(
  as: 'form' | 'json',
  fields: unknown,
): Result<WithTokens<CreateInput<typeof LINK>>> {
  return withTokens(as, parseWith(accountSchemas.link, fields));
}

export function parseToken(fields: unknown): Result<TokenAsked> {
  const token = parseWith(accountSchemas.token, fields);
  if (!token.ok) return token;
  return ok({
    name: token.value.name,
    scope: token.value.scope ?? 'read',
    days: token.value.days ?? TOKEN_DAYS.byDefault,
    oneTimeCode: token.value.one_time_code,
  });
}

/** Unchanged: leading and trailing white space belongs to it. */
export function passwordField(): Field<string> {
  return field(
    (value) => {
      if (typeof value !== 'string') return refused(`Give this as text, not as ${kindOf(value)}`);
      return /\p{Cs}/u.test(value) ? refused('This has an incomplete character: type it again') : ok(value);
    },
    { type: 'string' },
  );
}

/** Six digits, as typed or pasted: spaces and hyphens are ignored. */
export function oneTimeCode(): Field<string> {
  return codeField((text) => {
    const digits = text.normalize('NFKC').replace(/[\s–—-]/g, '');
    return /^\d{6}$/.test(digits) ? ok(digits) : refused('Enter the six digits that your app shows now');
  });
}

/** Normalised to its letters. */
export function recoveryCode(): Field<string> {
  return codeField((text) => {
    const code = cleanRecoveryCode(text);
    return code === null
      ? refused('A recovery code has 24 characters: letters and the digits 2 to 7')
      : ok(code);
  });
}

function codeField(read: (text: string) => Result<string, string>): Field<string> {
  return field(
    (value) =>
      typeof value === 'string' ? read(value) : refused(`Give this as text, not as ${kindOf(value)}`),
    { type: 'string' },
  );
}

/** The fields without one that is parsed elsewhere. */
export function without(fields: unknown, key: string): unknown {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([found]) => found !== key));
}

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
