// How much may be sent where, and by whom. Each route declares its class when it is mounted; requests without a session
// get far less.

const KB = 1024;
const MB = 1024 * KB;

export interface BodyLimits {
  /** Bytes of the body as it is sent. */
  readonly bytes: number;
  /** Fields of a form. */
  readonly fields: number;
  /** Dots in the names of a form's fields, in total: each is one level of nesting. */
  readonly dots: number;
}

const FIELDS = { fields: 2_000, dots: 10_000 };

/** By what a route accepts. */
export const BODY_CLASSES = {
  /** The longest value of every field of every form, in Chinese, form-encoded: nine bytes for each character. */
  form: { bytes: MB, ...FIELDS },
  /** The text of a saved copy, or a pasted table. */
  text: { bytes: 10 * MB, ...FIELDS },
  /** A sign-in that resubmits what was typed when the session ended: each name is prefixed with `carried.`. */
  signIn: { bytes: 768 * KB, fields: FIELDS.fields + 10, dots: FIELDS.dots + FIELDS.fields },
} as const satisfies Record<string, BodyLimits>;

export type BodyClass = keyof typeof BODY_CLASSES;

/** Without a session: a form that the sign-in form then carries, and that sign-in form itself. */
const STRANGERS = {
  form: { bytes: 8 * KB, fields: 200, dots: 1_000 },
  signIn: { bytes: 32 * KB, fields: 210, dots: 1_200 },
} as const satisfies Record<string, BodyLimits>;

/** What a page carries through the sign-in form: any form of usual length, but no saved copy. */
const CARRIED: BodyLimits = { bytes: 512 * KB, ...FIELDS };

/**
 * Who sends: `member` is signed in, `former` was until their session ended, `setting_up` is signed in but must set up a
 * second factor first, `stranger` is anybody else.
 */
export type Sender = 'member' | 'former' | 'setting_up' | 'stranger';

export function limitsFor(route: BodyClass, sender: Sender): BodyLimits {
  const isSignIn = route === 'signIn';
  if (sender === 'stranger') return isSignIn ? STRANGERS.signIn : STRANGERS.form;
  return sender !== 'member' && !isSignIn ? CARRIED : BODY_CLASSES[route];
}

/** The error message for a body above the limit. */
export function tooLargeMessage({ bytes }: BodyLimits, sender: Sender): string {
  const size = `That is more than ${limitInWords(bytes)}`;
  if (sender === 'member') return `${size}. Go back: what you typed is still there.`;
  const first = sender === 'setting_up' ? 'set up two-factor authentication' : 'sign in';
  return `${size}, the limit until you ${first}. Open another tab and ${first}, then go back and send it again: what you typed is still there.`;
}

/** A file, and the fields sent beside it, such as a pasted table. */
export const FILE_BYTES = 20 * MB;
export const BESIDE_FILE_BYTES = 4 * MB;

/** In binary kilobytes and megabytes, as limits are set: `8 KB`, `10 MB`. */
export function limitInWords(bytes: number): string {
  return bytes < MB ? `${Math.floor(bytes / KB)} KB` : `${Math.floor(bytes / MB)} MB`;
}

/**
 * Whether a write needs a body. Some addresses say everything (trash, restore, agree), so a script may send nothing;
 * everywhere else an empty body is not valid JSON.
 * @param path as in the permission table
 */
export function needsFields(method: string, path: string): boolean {
  return method !== 'DELETE' && !SAYS_IT_ALL.test(path);
}

const SAYS_IT_ALL =
  /\/(?::\w+\/trash|restoration|resolution|reopening|agreement|withdrawal|sources\/:id\/publication|cancellation|removal|reversal|revocation|recheck|retry|trial|undo|notices\/test|lists\/:id\/editions|sessions\/end|users\/:id\/links|second-factor\/reset|practice-story|sign-out|sign-in\/links\/:secret)$/;
