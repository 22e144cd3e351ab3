import autocannon from 'autocannon';
import type { Program } from './programs.js';

export interface Sends {
  readonly path: string;
  /** Other addresses in turn, in place of the one. */
  readonly paths?: readonly string[];
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Loaded {
  readonly perSecond: number;
  /** Processor time of the program a request, in milliseconds. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p99: number;
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
  const one = { method, headers: { ...headers }, ...(body !== undefined && { body }) };
  const result = await autocannon({
    url: program.url,
    requests: paths.map((each) => ({ ...one, path: each })),
    idReplacement: true,
    connections,
    duration: seconds,
  });
  const failed = result.non2xx - (result['3xx'] ?? 0) + result.errors;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests of ${path} failed.`);
  return {
    perSecond: result.requests.total / result.duration,
    cpu: (program.cpu() - before) / result.requests.total,
    p99: result.latency.p99,
  };
}

const WARM = 2_000;

/** So many requests that nothing is measured while it is still being compiled. */
export async function warm({ url }: Program, { path, headers = {} }: Sends): Promise<void> {
  await autocannon({ url: url + path, headers: { ...headers }, connections: CONNECTIONS, amount: WARM });
}
