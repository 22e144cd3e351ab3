import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Program } from './programs.js';

export interface Sends {
  readonly path: string;
  /** Other addresses in turn, in place of the one. */
  readonly paths?: readonly string[];
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** `[<key>]` in it is another key each time. */
  readonly body?: string;
}

export interface Loaded {
  readonly perSecond: number;
  /** Processor time of the program a request, in milliseconds. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly requests: number;
}

const CONNECTIONS = 8;

/** Sends one request again and again for some seconds. @throws Error where an answer is no success */
export async function load(
  program: Program,
  sends: Sends,
  seconds: number,
  connections = CONNECTIONS,
): Promise<Loaded> {
  const before = program.cpu();
  const { method = 'GET', headers = {}, body, path, paths = [path] } = sends;
  const one = { method, headers: { ...headers }, ...(body !== undefined && { setupRequest: keyed(body) }) };
  const result = await autocannon({
    url: program.url,
    requests: paths.map((each) => ({ ...one, path: each })),
    connections,
    duration: seconds,
  });
  const failed = result.non2xx - (result['3xx'] ?? 0) + result.errors;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests of ${path} failed.`);
  if (result.requests.total === 0) throw new Error(`Nothing of ${path} was answered within ${seconds} s.`);
  return {
    perSecond: result.requests.total / result.duration,
    cpu: (program.cpu() - before) / result.requests.total,
    p99: result.latency.p99,
    requests: result.requests.total,
  };
}

/** NOTE: autocannon's own ids are shorter than the length that it tells the server: the server waits for the rest. */
function keyed(body: string) {
  return (request: autocannon.Request): autocannon.Request => ({
    ...request,
    body: body.replace('[<key>]', randomUUID()),
  });
}

const WARM = 2_000;

/** So many requests that nothing is measured while it is still being compiled. */
export async function warm({ url }: Program, { path, headers = {} }: Sends): Promise<void> {
  await autocannon({ url: url + path, headers: { ...headers }, connections: CONNECTIONS, amount: WARM });
}
