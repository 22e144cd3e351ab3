import type { Case } from './case.js';
import type { Answer } from './client.js';
import { processTime, residentMemory } from './process-figures.js';
import { type Server, startServer, type Template } from './server.js';
import { startWatcher, type Watcher } from './watcher.js';

/** What one case came to: of several tries the shortest of the longest waits (and of times), and the most memory. */
export interface Figures {
  readonly name: string;
  readonly statuses: string;
  /** Whether the case was answered as it has to be, to measure what its name says. */
  readonly isAsExpected: boolean;
  /** From the first request to the last answer, in milliseconds. */
  readonly took: number;
  /** The longest wait of /healthz meanwhile, in milliseconds. */
  readonly wait: number;
  /** The longest processor time of the server's main thread at a stretch, in milliseconds. */
  readonly stretch: number;
  /** Megabytes above what the server held before. */
  readonly grown: number;
  readonly isAlive: boolean;
}

export interface MeasureOptions {
  readonly program: string;
  readonly template: Template;
  readonly tries: number;
  readonly profile?: string | undefined;
}

/** Starts a server for the case alone, and ends it. */
export async function measureCase(one: Case, options: MeasureOptions): Promise<Figures> {
  const server = await startServer({ ...options, backups: one.backups });
  const watcher = startWatcher(server.url, server.pid);
  try {
    const made = await one.make?.(server.client);
    const figures = await measureOn(
      one.name,
      () => one.send(server.client, made),
      server,
      watcher,
      options.tries,
    );
    const { expects } = one;
    const isAsExpected = !expects || expects.some((status) => figures.statuses === String(status));
    return { ...figures, isAsExpected };
  } finally {
    await watcher.stop();
    await server.stop();
  }
}

/** Measures on a server that runs already. */
export async function measureOn(
  name: string,
  send: () => Promise<Answer | readonly Answer[]>,
  server: Server,
  watcher: Watcher,
  tries: number,
): Promise<Figures> {
  await untilIdle(server.pid);
  const memory = residentMemory(server.pid);
  let best: Figures | null = null;
  for (let again = 0; again < tries && server.isAlive(); again += 1) {
    const now = await measureOnce(name, send, server, watcher, memory);
    best = best === null ? now : bestOf(now, best);
    // A case that fails by far is not repeated.
    if (now.took > LONG_MS) break;
  }
  if (best === null) throw new Error(`${name}: the server had ended before it was sent.`);
  return { ...best, isAlive: server.isAlive() };
}

function bestOf(one: Figures, other: Figures): Figures {
  return {
    ...one,
    took: Math.min(one.took, other.took),
    wait: Math.min(one.wait, other.wait),
    stretch: Math.min(one.stretch, other.stretch),
    grown: Math.max(one.grown, other.grown),
  };
}

const LONG_MS = 20_000;

async function measureOnce(
  name: string,
  send: () => Promise<Answer | readonly Answer[]>,
  server: Server,
  watcher: Watcher,
  memory: number,
): Promise<Figures> {
  await watcher.seen();
  await server.longestStretch();
  const started = performance.now();
  const answers = await send().then(
    (answer) => [answer].flat().map(({ status }) => String(status)),
    (error: unknown) => [error instanceof Error ? error.name : 'failed'],
  );
  const took = performance.now() - started;
  if (server.isAlive()) await untilIdle(server.pid);
  const { longestWait: wait, peakMemory } = await watcher.seen();
  const stretch = server.isAlive() ? await server.longestStretch() : Number.POSITIVE_INFINITY;
  const grown = Math.max(0, peakMemory - memory);
  return { name, statuses: summed(answers), took, wait, stretch, grown, isAlive: true, isAsExpected: true };
}

/** `200`, or `413 ×4, 200 ×1`. */
function summed(statuses: readonly string[]): string {
  const each = [...new Set(statuses)];
  if (each.length === 1) return each[0] ?? '';
  return each.map((one) => `${one} ×${statuses.filter((other) => other === one).length}`).join(', ');
}

const LOOK_MS = 150;
const MAX_IDLE_LOOKS = 400;
/** Answering /healthz all the time takes some of it. */
const IDLE_SHARE = 0.35;

/** Comparisons that a write causes run after its answer and belong to the case. */
async function untilIdle(pid: number): Promise<void> {
  let before = processTime(pid);
  for (let looked = 0; looked < MAX_IDLE_LOOKS; looked += 1) {
    await new Promise((go) => setTimeout(go, LOOK_MS));
    const now = processTime(pid);
    if (now - before < LOOK_MS * IDLE_SHARE) return;
    before = now;
  }
}
