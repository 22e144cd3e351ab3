import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// The built program as a child process, as a newsroom would run it. Every desk started here ends with the
// test file at the latest, and so do the temporary folders.

export interface ServeSettings {
  /** Database file; a new temporary one if left out. */
  readonly db?: string;
  readonly sample?: boolean;
  /** Settings beside those of this machine, of which none that begins with ONRECORD_ is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** What to run instead of dist/src/cli.js. */
  readonly program?: string;
}

export interface Desk {
  /** Without a slash at its end. */
  readonly url: string;
  readonly db: string;
  readonly pid: number;
  /** Everything it wrote so far, to both outputs. */
  log(): string;
  /** The one-time link by which the first admin is made. @throws Error where none is printed in half a minute */
  setupLink(): Promise<string>;
  /** Asks it to end, as an operating system would. Resolves to the exit code; null where it had to be killed. */
  stop(): Promise<number | null>;
  /** Waits until it ends by itself. Resolves to the exit code; null where it had to be killed. */
  ended(): Promise<number | null>;
  /** Ends it at once, as a power cut would. The database stays, to be served again. */
  kill(): Promise<void>;
}

const LISTENING = /^Onrecord is listening on (http:\/\/\S+?)\/?$/m;
// Limits for a machine that has ten times as much to do as it can.
const START_MS = 60_000;
const SETUP_LINK_MS = 30_000;
const STOP_MS = 60_000;
const POLL_MS = 20;

// What has to be undone when the test file has run, or when its process is told to end early.
const undo: (() => void)[] = [];
afterAll(undoAll);
process.once('exit', undoAll);

/** Starts a desk on a free port and waits until it listens. @throws Error with its log if it never does */
export async function serve(settings: ServeSettings = {}): Promise<Desk> {
  const db = settings.db ?? join(temporaryFolder(), 'desk.db');
  const child = start(settings, db);
  const log = collect(child);
  const url = await waitFor(() => LISTENING.exec(log())?.[1], START_MS, child).catch(async (error: Error) => {
    await end(child, 'SIGKILL');
    throw new Error(`The desk did not start: ${error.message}\n${log()}`);
  });
  return {
    url,
    db,
    pid: child.pid ?? 0,
    log,
    setupLink: () => waitFor(() => findLink(log(), url), SETUP_LINK_MS, child),
    stop: () => end(child, 'SIGTERM'),
    ended: () => end(child, null),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

/** A folder that is gone when the test file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function start({ sample, env, program }: ServeSettings, db: string): ChildProcess {
  const entry = program ?? 'dist/src/cli.js';
  if (!existsSync(entry)) throw new Error(`${entry} is not there: run npm run build.`);
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('ONRECORD_'));
  const child = spawn(
    process.execPath,
    [entry, 'serve', '--db', db, '--port', '0', ...(sample ? ['--sample'] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...Object.fromEntries(inherited), ...env } },
  );
  undo.push(() => child.kill('SIGKILL'));
  return child;
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  return () => chunks.join('');
}

/** The first address of this desk in its log that has a path. */
function findLink(log: string, url: string): string | undefined {
  return log.split(/\s+/).find((word) => word.startsWith(`${url}/`) && word.length > url.length + 1);
}

async function waitFor(find: () => string | undefined, ms: number, child: ChildProcess): Promise<string> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const found = find();
    if (found !== undefined) return found;
    if (hasEnded(child)) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`nothing came in ${ms / 1000} s.`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' | null): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const ended = once(child, 'close');
  if (signal !== null) child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
  return child.exitCode;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

// Last in, first out: a desk ends before its folder goes.
function undoAll(): void {
  for (const step of undo.splice(0).reverse()) step();
}
