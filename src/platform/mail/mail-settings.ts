import { isLoopback } from '../lib/loopback.js';

// Where mail is sent from: set by whoever runs the machine, in the environment and nowhere else.

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `at-once`: TLS from the first byte; `upgraded`: STARTTLS, without which nothing is sent; `none`: loopback alone. */
  readonly tls: 'at-once' | 'upgraded' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
  /** Who is told; null for the admins who can sign in. */
  readonly to: readonly string[] | null;
}

/** The variables as they are set. */
export interface MailVariables {
  readonly url: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Adds to `faults` what is wrong with the settings, without any secret. Null where mail is not set up. */
export function readMailSettings({ url, from, to }: MailVariables, faults: string[]): MailSettings | null {
  if (!url) {
    if (from || to)
      faults.push('ONRECORD_MAIL_FROM and ONRECORD_MAIL_TO need ONRECORD_SMTP_URL: set it too.');
    return null;
  }
  const server = serverOf(url);
  if (server === null) faults.push(SERVER_FAULT);
  if (!from || !isMailAddress(from))
    faults.push(
      `ONRECORD_MAIL_FROM is ‘${from ?? ''}’: give the address alone that notices come from, such as desk@example.org.`,
    );
  const recipients = to ? to.split(',').map((address) => address.trim()) : null;
  const wrong = recipients?.find((address) => !isMailAddress(address));
  if (wrong !== undefined)
    faults.push(`ONRECORD_MAIL_TO has ‘${wrong}’: give addresses alone, separated by commas.`);
  return server && { ...server, from: from ?? '', to: recipients };
}

// NOTE: the address may hold a password, so that no message repeats it.
const SERVER_FAULT =
  'ONRECORD_SMTP_URL is not understood: give smtps://USER:PASSWORD@HOST:465 or smtp://USER:PASSWORD@HOST:587 and nothing after the port. Write special characters of the password as %XX.';

const DEFAULT_PORTS = { 'smtps:': 465, 'smtp:': 587 } as const;

function serverOf(text: string): Omit<MailSettings, 'from' | 'to'> | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isProtocol(url.protocol)) return null;
  if (url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search || url.hash) return null;
  const login = loginOf(url);
  if (login === undefined) return null;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const tls = url.protocol === 'smtps:' ? 'at-once' : isLoopback(host) ? 'none' : 'upgraded';
  return { host, port: Number(url.port) || DEFAULT_PORTS[url.protocol], tls, login };
}

function isProtocol(text: string): text is keyof typeof DEFAULT_PORTS {
  return Object.hasOwn(DEFAULT_PORTS, text);
}

/** Undefined where it cannot be decoded, or one half is missing. */
function loginOf({ username, password }: URL): MailSettings['login'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

/** A plain ASCII address: nothing in it can end a header or a command, or name a second recipient. */
export function isMailAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS_LENGTH && ADDRESS.test(text);
}

const MAX_ADDRESS_LENGTH = 254;
const ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;
