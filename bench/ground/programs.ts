import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { packageRoot } from '../../src/platform/lib/package-root.js';

// The server and the programs it is compared with, each in a process of its own with default settings.

export interface Program {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it listens. */
  readonly startedIn: number;
  /** Milliseconds of processor time that it has used so far, all its threads together. */
  cpu(): number;
  /** Peak memory in megabytes; null where the system does not report it. */
  peakMemory(): number | null;
  stop(): Promise<void>;
}

export function startDesk(file: string): Promise<Program> {
  return start(['dist/src/cli.js', 'serve', '--db', file, '--port', '0']);
}

/** One of bench/plain, which prints its address when it listens. */
export function startPlain(name: string, args: readonly string[] = []): Promise<Program> {
  return start([`dist/bench/plain/${name}.js`, ...args]);
}

async function start(args: readonly string[]): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: packageRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    // The log is written, as in production, and discarded.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await addressFrom(child);
  const startedIn = performance.now() - began;
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    startedIn,
    cpu: () => cpuOf(pid),
    peakMemory: () => peakOf(pid),
    stop: () => stop(child),
  };
}

async function addressFrom(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.setEncoding('utf8');
  for await (const piece of child.stdout ?? []) {
    said += piece;
    const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (url !== undefined) {
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error(`The program ended before it listened: ${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Of a second, as Linux counts processor time. @source man 5 proc, sysconf(_SC_CLK_TCK) */
const TICKS = 100;

function cpuOf(pid: number): number {
  // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

function peakOf(pid: number): number | null {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
