import { Agent, request } from 'undici';
import { packageVersion } from '../lib/package-root.js';
import { ok, type Result } from '../lib/result.js';
import { Semaphore } from '../lib/semaphore.js';
import { addressToFetch, NOT_PUBLIC, nextAddress, type TestHosts } from './addresses.js';
import { wholeBody } from './body.js';
import { type ConnectSettings, guardedConnector, lookUp, networkConnector } from './connector.js';
import { type Headers, keptHeaders } from './kept-headers.js';
import { answered, type FetchRefusal, faultOf, refusal, tooFar, tooSlow } from './refusals.js';

// Fetches one address as a reader without an account: no cookies, no tokens, no scripts. Owns the limits of time,
// size and redirects; addresses.ts and connector.ts decide which addresses are allowed.

/** The response as received, decompressed. */
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

export interface Fetcher {
  /** @throws AppError busy where too many fetches are running */
  fetchCopy(url: string): Promise<Result<Fetched, FetchRefusal>>;
}

export interface FetchLimits {
  readonly timeMs: number;
  readonly bytes: number;
  readonly redirects: number;
  readonly headerBytes: number;
}

const LIMITS: FetchLimits = { timeMs: 15_000, bytes: 10 * 1024 * 1024, redirects: 5, headerBytes: 32_768 };

/** For tests only: no setting of an instance changes these. */
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
  const turns = new Semaphore({ atOnce: 2, waiting: 20 });
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
    return signal.aborted ? tooSlow(limits.timeMs) : faultOf(error, limits);
  } finally {
    void agent.destroy();
  }
}

interface Walk extends Way {
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

async function follow(first: URL, walk: Walk): Promise<Result<Fetched, FetchRefusal>> {
  const { limits } = walk;
  const passed: URL[] = [];
  for (let url = first; ; ) {
    const { statusCode: status, headers, body } = await req(url, walk);
    const location = status >= 300 && status < 400 ? headers.location : undefined;
    if (location === undefined) {
      if (status < 200 || status > 299) return answered(status);
      const bytes = await wholeBody(body, String(headers['content-encoding'] ?? ''), limits.bytes);
      const redirects = passed.slice(1).map(({ href }) => href);
      const kept = keptHeaders(headers);
      const mediaType = kept['content-type'] ?? null;
      return ok({ url: first.href, finalUrl: url.href, redirects, status, headers: kept, mediaType, bytes });
    }
    body.destroy();
    passed.push(url);
    if (passed.length > limits.redirects) return tooFar(limits.redirects);
    const next = nextAddress(url, String(location), walk.connection.testHosts);
    if (!next.ok) return refusal(next.errors === NOT_PUBLIC ? 'address' : 'redirects', next.errors);
    url = next.value;
  }
}

async function req(url: URL, { agent, signal }: Walk) {
  const answer = await request(url, { dispatcher: agent, signal, headers: ASKED_WITH });
  // NOTE: destroying an unread body emits an error, which without a listener would end the server.
  answer.body.on('error', () => undefined);
  return answer;
}

const ASKED_WITH = {
  'user-agent': `Onrecord/${packageVersion()} (keeps dated copies of cited sources)`,
  accept: 'text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};
