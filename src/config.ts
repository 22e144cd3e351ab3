import { resolve } from 'node:path';
import { type HeadPlaces, headListIn } from './platform/db/heads/places.js';
import { isLoopback } from './platform/lib/loopback.js';
import { type MailSettings, readMailSettings } from './platform/mail/mail-settings.js';

// The only reader of process.env. Every setting is checked at start, and all errors are listed at once.

export interface Config {
  /** Absolute path of the database file. */
  readonly file: string;
  readonly host: string;
  readonly port: number;
  /** The public address without a trailing slash, or null where it is not set. */
  readonly url: string | null;
  readonly anonymous: 'viewer' | 'none';
  /** Who must have a second factor; anybody else may have one. */
  readonly secondFactor: 'optional' | 'admins' | 'everybody';
  /** Express's `trust proxy` setting: false, a count of hops, or addresses. */
  readonly trustProxy: false | number | string;
  /** Absolute path of the folder for dated backups; null where it is not set. */
  readonly backups: string | null;
  /** Absolute path of the file to which heads of the history are added; null where it is not set. */
  readonly heads: string | null;
  /** Rate limits of expensive requests; null for no limit. */
  readonly limits: Readonly<Record<LimitName, RateLimit | null>>;
  /** When the whole database is checked each day, `HH:MM` in UTC; null for never. */
  readonly checkAt: string | null;
  /** The server that sends notices; null where nobody gets any. */
  readonly mail: MailSettings | null;
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Whether templates throw for a name their page lacks, and nested changes are refused: in tests and development. */
  readonly strictPages: boolean;
}

export interface RateLimit {
  readonly count: number;
  readonly seconds: number;
}

export type LimitName = 'sign_in' | 'search' | 'export' | 'import' | 'fetch';

/** The command-line options, which take precedence over the environment. */
export interface CommandOptions {
  readonly db?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly sample?: boolean | undefined;
}

export type Configured =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

export function readConfig(said: CommandOptions = {}, env: NodeJS.ProcessEnv = process.env): Configured {
  const faults: string[] = [];
  const host = said.host ?? env.ONRECORD_HOST ?? '127.0.0.1';
  const config: Config = Object.freeze({
    file: resolve(said.db ?? env.ONRECORD_DB ?? 'onrecord.db'),
    host,
    port: portOf(said.port ?? env.ONRECORD_PORT ?? '3000', faults),
    url: urlOf(env.ONRECORD_URL, faults),
    anonymous: anonymousOf(env, said.sample === true && isLoopback(host), faults),
    secondFactor: secondFactorOf(env.ONRECORD_SECOND_FACTOR ?? 'optional', faults),
    trustProxy: trustProxyOf(env.ONRECORD_TRUST_PROXY, faults),
    backups: env.ONRECORD_BACKUPS ? resolve(env.ONRECORD_BACKUPS) : null,
    heads: env.ONRECORD_HEADS ? resolve(env.ONRECORD_HEADS) : null,
    limits: limitsOf(env, faults),
    checkAt: checkAtOf(env.ONRECORD_CHECK ?? '03:00', faults),
    mail: readMailSettings(
      { url: env.ONRECORD_SMTP_URL, from: env.ONRECORD_MAIL_FROM, to: env.ONRECORD_MAIL_TO },
      faults,
    ),
    log: logOf(env.ONRECORD_LOG ?? 'info', faults),
    strictPages: env.NODE_ENV === 'test' || env.NODE_ENV === 'development',
  });
  return faults.length === 0 ? { ok: true, config } : { ok: false, faults };
}

/** Where heads of the history are stored. */
export function headPlacesOf({
  file,
  backups,
  heads,
}: Pick<Config, 'file' | 'backups' | 'heads'>): HeadPlaces {
  return {
    file,
    lists: [...(backups === null ? [] : [headListIn(backups, file)]), ...(heads === null ? [] : [heads])],
  };
}

/** Whether stacks are printed. */
export function debugging(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.ONRECORD_LOG === 'debug';
}

function portOf(text: string, faults: string[]): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  faults.push(`ONRECORD_PORT or --port is ‘${text}’: give a number from 0 to 65535.`);
  return 0;
}

function urlOf(text: string | undefined, faults: string[]): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username)
    return url.origin;
  faults.push(`ONRECORD_URL is ‘${text}’: give the public address alone, such as https://desk.example.org.`);
  return null;
}

function anonymousOf(env: NodeJS.ProcessEnv, sampleOnLoopback: boolean, faults: string[]): 'viewer' | 'none' {
  const text = env.ONRECORD_ANONYMOUS;
  if (text === 'viewer' || text === 'none') return text;
  if (text) faults.push(`ONRECORD_ANONYMOUS is ‘${text}’: give viewer or none.`);
  return sampleOnLoopback && !env.ONRECORD_URL && !env.ONRECORD_TRUST_PROXY ? 'viewer' : 'none';
}

function secondFactorOf(text: string, faults: string[]): Config['secondFactor'] {
  if (text === 'optional' || text === 'admins' || text === 'everybody') return text;
  faults.push(`ONRECORD_SECOND_FACTOR is ‘${text}’: give optional, admins or everybody.`);
  return 'everybody';
}

function trustProxyOf(text: string | undefined, faults: string[]): false | number | string {
  if (!text) return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  if (/^[\da-f.:/, ]+$/i.test(text)) return text;
  if (text === 'loopback') return text;
  faults.push(`ONRECORD_TRUST_PROXY is ‘${text}’: give a number of proxies, loopback, or their addresses.`);
  return false;
}

/** The default limits: more than anybody needs who works by hand, and less than disturbs others. */
function limitsOf(env: NodeJS.ProcessEnv, faults: string[]): Config['limits'] {
  return {
    sign_in: limitOf('ONRECORD_LIMIT_SIGN_IN', env.ONRECORD_LIMIT_SIGN_IN || '60/min', faults),
    search: limitOf('ONRECORD_LIMIT_SEARCH', env.ONRECORD_LIMIT_SEARCH || '600/min', faults),
    export: limitOf('ONRECORD_LIMIT_EXPORT', env.ONRECORD_LIMIT_EXPORT || '60/min', faults),
    import: limitOf('ONRECORD_LIMIT_IMPORT', env.ONRECORD_LIMIT_IMPORT || '30/min', faults),
    fetch: limitOf('ONRECORD_LIMIT_FETCH', env.ONRECORD_LIMIT_FETCH || '60/min', faults),
  };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600 };

function limitOf(setting: string, text: string, faults: string[]): RateLimit | null {
  if (text === 'off') return null;
  const [, count = '', unit = ''] = /^([1-9]\d{0,6})\/(s|min|h)$/.exec(text) ?? [];
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return { count: Number(count), seconds };
  faults.push(
    `${setting} is ‘${text}’: give a count per second, minute or hour, such as 10/s, 120/min or 600/h, or off.`,
  );
  return null;
}

function checkAtOf(text: string, faults: string[]): string | null {
  if (text === 'off') return null;
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  faults.push(`ONRECORD_CHECK is ‘${text}’: give a time of day in UTC, such as 03:00, or off.`);
  return null;
}

function logOf(text: string, faults: string[]): Config['log'] {
  const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
  const level = levels.find((one) => one === text);
  if (level) return level;
  faults.push(`ONRECORD_LOG is ‘${text}’: give one of ${levels.join(', ')}.`);
  return 'info';
}

/** Why a server must not start with these settings; null where it may. */
export function faultOfServing({ host, url }: Config): string | null {
  return url !== null || isLoopback(host)
    ? null
    : `--host ${host} lets other machines connect, so ONRECORD_URL is needed. Set it to the address that people type, such as https://desk.example.org. Requests for any other address are refused.`;
}
