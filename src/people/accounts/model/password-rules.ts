// The rules for passwords: a minimum length, and not being a common one. Rules about digits and signs make passwords
// worse, not better (NIST SP 800-63B, 5.1.1.2).

/** @source NIST SP 800-63B: at least 8 characters */
const MIN_PASSWORD_LENGTH = 8;
/** Long enough for any passphrase; the hash uses all of it. */
const MAX_PASSWORD_LENGTH = 1_000;
/** Fewer distinct characters are a pattern: aaaaaaaa, 12121212. */
const MIN_DIFFERENT = 4;
const PRODUCT = 'onrecord';

export interface PasswordOwner {
  readonly name: string;
  readonly email: string | null;
}

/** `refusePassword` with the common passwords applied. */
export type Refuse = (password: string, owner: PasswordOwner) => string | null;

/**
 * Why a password is refused, as a sentence; null where it is acceptable. `common`: the common passwords, in lower case.
 */
export function refusePassword(
  password: string,
  owner: PasswordOwner,
  common: ReadonlySet<string>,
): string | null {
  const characters = [...password.normalize('NFC')];
  if (characters.length < MIN_PASSWORD_LENGTH)
    return `Use at least ${MIN_PASSWORD_LENGTH} characters: this has ${characters.length}`;
  if (characters.length > MAX_PASSWORD_LENGTH)
    return `Use at most ${MAX_PASSWORD_LENGTH} characters: this has ${characters.length}`;
  if (isCommon(password.toLowerCase(), common)) {
    return 'This password is too common. Choose another, such as four unrelated words';
  }
  if (leftWithout(password.toLowerCase(), wordsAbout(owner)).length < MIN_PASSWORD_LENGTH) {
    return 'Leave out your name, your e-mail address and “Onrecord”: they are easy to guess';
  }
  return null;
}

/** A common password with a year or a few signs at the end is still common. */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  if (common.has(password) || common.has(password.replace(/[^\p{L}]{1,5}$/u, ''))) return true;
  return new Set(password).size < MIN_DIFFERENT;
}

function wordsAbout({ name, email }: PasswordOwner): string[] {
  const words = `${name} ${email ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const known = [PRODUCT, name, email ?? '', ...words]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3);
  // The longest first, so that removing a word within another leaves no remainder.
  return [...new Set(known)].sort((a, b) => b.length - a.length);
}

function leftWithout(password: string, words: readonly string[]): string[] {
  return [...words.reduce((left, word) => left.replaceAll(word, ''), password)];
}
