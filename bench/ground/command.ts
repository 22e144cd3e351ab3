import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { cpuOfEnded } from './cpu.js';

/** How often the memory is read, in milliseconds: its highest value only grows, so only the last reading counts. */
const EVERY_MS = 20;

export interface Ran {
  /** Processor time with all its threads and children, in milliseconds. */
  readonly cpu: number;
  /** Its highest resident memory, in megabytes, as the kernel has it. */
  readonly peakMb: number;
}

/** Runs a command of the program at the terminal. NOTE: run no other child process meanwhile. @throws Error where it fails */
export async function onrecord(...words: readonly string[]): Promise<Ran> {
  const before = cpuOfEnded();
  const command = spawn(process.execPath, ['dist/src/cli.js', ...words], {
    cwd: packageRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peakMb = 0;
  let said = '';
  command.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-2_000);
  });
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, highestOf(command.pid ?? 0));
  }, EVERY_MS);
  const code = await new Promise((done) => command.once('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`onrecord ${words.join(' ')} failed: ${said}`);
  return { cpu: cpuOfEnded() - before, peakMb };
}

/** 0 for a process that has ended. */
function highestOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
