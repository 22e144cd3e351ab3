import { Agent, errors, request } from 'undici';
import { packageVersion } from '../../lib/package-root.js';
import { ok, type Result, refused } from '../../lib/result.js';
import { Turns } from '../../lib/turns.js';
import type { Headers } from '../model.js';
import { addressToFetch, NOT_PUBLIC, nextAddress, type TestHosts } from './addresses.js';
import { TooMuch, UnknownEncoding, wholeBody } from './body.js';
import { type ConnectSettings, guardedConnector, lookUp, NotAllowed, networkConnector } from './connector.js';
import { keptHeaders } from './kept-headers.js';

// Fetches one address, as a reader without an account would see it: no cookies, no tokens, no scripts. Owns the
// limits of time, size and redirects; which addresses may be asked is settled in addresses.ts and connector.ts.

/** What came, as it came, its packing (gzip) aside. */
export interface Fetched {
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly string[];
  /** 200 to 299. */
  readonly status: number;
  readonly headers: Headers;
  readonly mediaType: string | null;
  readonly bytes: Buffer;
}

export interface FetchRefusal {
  /** `status`: the server answered, with something else than the page; `address`: it is not asked. */
  readonly kind: 'address' | 'status' | 'redirects' | 'size' | 'time' | 'connection';
  /** What the server answered; null where it did not. */
  readonly status: number | null;
  readonly message: string;
}

export interface Fetcher {
  /** @throws AppError busy where too many are fetched already */
  fetchCopy(url: string): Promise<Result<Fetched, FetchRefusal>>;
}

export interface FetchLimits {
  readonly timeMs: number;
  readonly bytes: number;
  readonly redirects: number;
  readonly headerBytes: number;
}

const LIMITS: FetchLimits = { timeMs: 15_000, bytes: 10 * 1024 * 1024, redirects: 5, headerBytes: 32_768 };

/** Only tests give other than the defaults: no setting of a desk reaches here. */
export interface FetchSettings extends Partial<ConnectSettings> {
  readonly limits?: Partial<FetchLimits>;
}

interface Way {
  readonly connection: ConnectSettings;
  readonly limits: FetchLimits;
}

export function openFetcher(settings: FetchSettings = {}): Fetcher {
  const limits = { ...LIMITS, ...settings.limits };
  const connection = {
    resolve: settings.resolve ?? lookUp,
    connect: settings.connect ?? networkConnector(limits.timeMs),
    testHosts: settings.testHosts ?? (new Set() as TestHosts),
  };
  const turns = new Turns({ atOnce: 2, waiting: 20 });
  return { fetchCopy: (url) => turns.take(() => fetchOnce(url, { connection, limits })) };
}

async function fetchOnce(text: string, way: Way): Promise<Result<Fetched, FetchRefusal>> {
  const first = addressToFetch(text, way.connection.testHosts);
  if (!first.ok) return refusal('address', first.errors);
  const { limits } = way;
  const agent = new Agent({
    connect: guardedConnector(way.connection),
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.timeMs,
    bodyTimeout: limits.timeMs,
    pipelining: 0,
  });
  const signal = AbortSignal.timeout(limits.timeMs);
  try {
    return await follow(first.value, { ...way, agent, signal });
  } catch (error) {
    return signal.aborted ? tooSlow(limits) : faultOf(error, limits);
  } finally {
    void agent.destroy();
  }
}

interface Walk extends Way {
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

async function follow(first: URL, walk: Walk): Promise<Result<Fetched, FetchRefusal>> {
  const { agent, signal, limits } = walk;
  const passed: URL[] = [];
  for (let url = first; ; ) {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: ASKED_WITH,
    });
    const location = statusCode >= 300 && statusCode < 400 ? headers.location : undefined;
    if (location === undefined) {
      if (statusCode < 200 || statusCode > 299) return answered(statusCode);
      const bytes = await wholeBody(body, String(headers['content-encoding'] ?? ''), limits.bytes);
      const kept = keptHeaders(headers);
      return ok({
        ...{ url: first.href, finalUrl: url.href, redirects: passed.slice(1).map(({ href }) => href) },
        ...{ status: statusCode, headers: kept, mediaType: kept['content-type'] ?? null, bytes },
      });
    }
    body.on('error', () => undefined).destroy();
    passed.push(url);
    if (passed.length > limits.redirects)
      return refusal(
        'redirects',
        `It leads on from one address to the next more than ${limits.redirects} times.`,
      );
    const next = nextAddress(url, String(location), walk.connection.testHosts);
    if (!next.ok) return refusal(next.errors === NOT_PUBLIC ? 'address' : 'redirects', next.errors);
    url = next.value;
  }
}

const ASKED_WITH = {
  'user-agent': `Onrecord/${packageVersion()} (keeps dated copies of cited sources)`,
  accept: 'text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

function answered(status: number): Result<never, FetchRefusal> {
  const what =
    status === 404 || status === 410 ? `${status}: there is nothing at it (any more)` : String(status);
  const hint =
    status === 401 || status === 403 || status === 429
      ? ' It may be open to readers in a browser only: paste its text, or upload the page.'
      : '';
  return refused({
    kind: 'status',
    status,
    message: `The address answered ${what}. Nothing was kept.${hint}`,
  });
}

function tooSlow(limits: FetchLimits): Result<never, FetchRefusal> {
  return refusal('time', `It did not come within ${limits.timeMs / 1_000} seconds. Nothing was kept.`);
}

function faultOf(error: unknown, limits: FetchLimits): Result<never, FetchRefusal> {
  if (error instanceof NotAllowed) return refusal('address', NOT_PUBLIC);
  if (error instanceof TooMuch)
    return refusal(
      'size',
      `It is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB. Nothing was kept.`,
    );
  if (error instanceof UnknownEncoding)
    return refusal('connection', 'It came packed in a way that was not asked for.');
  if (error instanceof errors.HeadersOverflowError)
    return refusal('size', 'What it says about itself (its headers) is larger than a page needs.');
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return tooSlow(limits);
  if (error instanceof Error && 'code' in error)
    return refusal(
      'connection',
      `The server could not be read to the end (${wordFor(String(error.code))}). Nothing was kept.`,
    );
  throw error;
}

/** Codes of the system and of OpenSSL, in words where they are usual. */
function wordFor(code: string): string {
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code)) return 'its certificate or its encryption is not right';
  if (code === 'ECONNREFUSED') return 'it takes no connection';
  if (/TIMEOUT|TIMEDOUT/.test(code)) return 'it took too long';
  if (/^(Z_|ERR_BROTLI|ERR_)/.test(code)) return 'what it sent is broken';
  return 'the connection broke off';
}

function refusal(kind: FetchRefusal['kind'], message: string): Result<never, FetchRefusal> {
  return refused({ kind, status: null, message });
}
