import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { percentile } from '../ground/numbers.js';
import type { Program } from '../ground/programs.js';

export interface Server {
  readonly program: Program;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly path: string;
  /** Sent as JSON, with POST. */
  readonly body?: object;
  /** Whether the answer, with a status that means success, is whole. */
  isWhole(answer: unknown): boolean;
}

export interface Answered {
  /** Milliseconds of processor time of the server, a request. */
  readonly cpu: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** How many answers were errors, or not whole. */
  readonly wrong: number;
}

/** Sends each request once, over so many connections at a time, and reads every answer. */
export async function sendAll(
  { program, headers }: Server,
  requests: readonly Sent[],
  connections: number,
): Promise<Answered> {
  const pool = new Pool(program.url, { connections, bodyTimeout: 0, headersTimeout: 0 });
  const waiting = requests.values();
  const times: number[] = [];
  let wrong = 0;
  const work = async (): Promise<void> => {
    for (const request of waiting) {
      const began = performance.now();
      const isWhole = await send(pool, request, headers);
      times.push(performance.now() - began);
      if (!isWhole) wrong += 1;
    }
  };
  const [before, began] = [program.cpu(), performance.now()];
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - began) / 1000;
  await idle(program);
  const cpu = (program.cpu() - before) / requests.length;
  await pool.close();
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { cpu, perSecond: requests.length / seconds, p50, p99, wrong };
}

async function send(pool: Pool, { path, body, isWhole }: Sent, headers: Server['headers']): Promise<boolean> {
  const answer = await pool.request({
    path,
    method: body ? 'POST' : 'GET',
    headers: body ? { ...headers, 'content-type': 'application/json' } : { ...headers },
    body: body ? JSON.stringify(body) : null,
  });
  const text = await answer.body.text();
  return answer.statusCode < 300 && isWhole(JSON.parse(text));
}

const [IDLE_MS, MAX_IDLE_CHECKS] = [250, 40];

/** Waits for what a server does after its answers, so that this is counted with them. */
async function idle(program: Program): Promise<void> {
  let last = program.cpu();
  for (let checks = 0; checks < MAX_IDLE_CHECKS; checks += 1) {
    await wait(IDLE_MS);
    const now = program.cpu();
    // A tick of ten milliseconds is what a server at rest uses now and then.
    if (now - last <= 10) return;
    last = now;
  }
}
