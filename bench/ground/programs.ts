import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { cpuOfTree } from './cpu.js';

// The server and the programs it is compared with, each in a process of its own with default settings.

export interface Program {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it listens. */
  readonly startedIn: number;
  /** Milliseconds of processor time that it has used so far, with all its threads and child processes. */
  cpu(): number;
  /** Peak memory in megabytes; null where the system does not report it. */
  peakMemory(): number | null;
  stop(): Promise<void>;
}

export function startDesk(file: string): Promise<Program> {
  return start({ args: ['dist/src/cli.js', 'serve', '--db', file, '--port', '0'] });
}

/** One of bench/plain, which prints its address when it listens. */
export function startPlain(name: string, args: readonly string[] = []): Promise<Program> {
  return start({ args: [`dist/bench/plain/${name}.js`, ...args] });
}

export interface StartOptions {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Resolves with its address once it answers; by default the first one that it prints. */
  readonly address?: (child: ChildProcess) => Promise<string>;
}

/** Starts a script of Node's. @throws Error where it ends before it listens */
export async function start(options: StartOptions): Promise<Program> {
  const { args, cwd = packageRoot, env = {}, address = addressFrom } = options;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    // The log is written, as in production, and discarded.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await address(child);
  const startedIn = performance.now() - began;
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    startedIn,
    cpu: () => cpuOfTree(pid),
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

function peakOf(pid: number): number | null {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
