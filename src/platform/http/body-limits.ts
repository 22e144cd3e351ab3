// How much may be sent where, and by whom. A route declares its class where it is mounted; whoever has not signed in
// gets far less.

const KB = 1024;
const MB = 1024 * KB;

export interface BodyLimits {
  /** Bytes of the body as it is sent. */
  readonly bytes: number;
  /** Fields of a form. */
  readonly fields: number;
  /** Dots in the names of a form's fields, in all: each is one level of nesting. */
  readonly dots: number;
}

const FIELDS = { fields: 2_000, dots: 10_000 };

/** By what a route takes. */
export const BODY_CLASSES = {
  /** Every field of every form at its longest, in Chinese, as a form sends it: nine characters for each. */
  form: { bytes: MB, ...FIELDS },
  /** The text of a saved copy, or a table that was pasted. */
  text: { bytes: 10 * MB, ...FIELDS },
  /** A sign-in that carries along what was typed when a session had ended: each name is longer by `carried.`. */
  signIn: { bytes: 768 * KB, fields: FIELDS.fields + 10, dots: FIELDS.dots + FIELDS.fields },
} as const satisfies Record<string, BodyLimits>;

export type BodyClass = keyof typeof BODY_CLASSES;

/** Of a stranger: a form they may not send, which the sign-in form then carries; and that sign-in form. */
const STRANGERS = {
  form: { bytes: 8 * KB, fields: 200, dots: 1_000 },
  signIn: { bytes: 32 * KB, fields: 210, dots: 1_200 },
} as const satisfies Record<string, BodyLimits>;

/** What a page carries through the sign-in form: any form at its usual length, and no saved copy. */
const CARRIED: BodyLimits = { bytes: 512 * KB, ...FIELDS };

/**
 * Who sends: `member` has signed in, `former` had until their session ended, `setting_up` is signed in and has to set
 * up a second factor first, `stranger` is anybody else.
 */
export type Sender = 'member' | 'former' | 'setting_up' | 'stranger';

export function limitsFor(route: BodyClass, sender: Sender): BodyLimits {
  const isSignIn = route === 'signIn';
  if (sender === 'stranger') return isSignIn ? STRANGERS.signIn : STRANGERS.form;
  return sender !== 'member' && !isSignIn ? CARRIED : BODY_CLASSES[route];
}

/** What is said of more than that. */
export function moreThanTaken({ bytes }: BodyLimits, sender: Sender): string {
  const size = `That is more than ${sizeInWords(bytes)}`;
  if (sender === 'member') return `${size}. Go back: what you typed is still there.`;
  const first = sender === 'setting_up' ? 'set up your second factor' : 'sign in';
  return `${size}, the limit until you ${first}. Open another tab and ${first}, then go back and send it again: what you typed is still there.`;
}

/** A file, and what may stand beside it: a table that was pasted. */
export const FILE_BYTES = 20 * MB;
export const BESIDE_FILE_BYTES = 4 * MB;

/** ‘8 KB’, ‘10 MB’. */
export function sizeInWords(bytes: number): string {
  return bytes < MB ? `${Math.floor(bytes / KB)} KB` : `${Math.floor(bytes / MB)} MB`;
}
