import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Desk, Figure } from '../ground/figure.js';

const MAX_MB = 350;

/** How often the memory is read, in milliseconds: its highest value only grows, so only the last reading counts. */
const EVERY_MS = 20;

/**
 * P6b, memory: the program itself at the terminal, exporting the whole desk to a file and importing that file into an
 * empty database. What counts is the highest resident memory of each, as the kernel has it.
 */
export async function importMemory(desk: Desk): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const [file, taken] = [join(folder, 'desk.json'), join(folder, 'taken.db')];
  try {
    const exported = await peakOf(['export', '--format', 'onrecord-json', '--db', desk.file, '--out', file]);
    const size = `a file of ${Math.round(statSync(file).size / 1e6).toLocaleString('en-GB')} MB`;
    await peakOf(['migrate', '--db', taken]);
    const imported = await peakOf(['import', '--db', taken, file]);
    return [
      figure('Memory of `onrecord export` of the whole desk, at its most', exported, size),
      figure('Memory of `onrecord import` of the whole desk, at its most', imported, size),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figure(what: string, megabytes: number, from: string): Figure {
  const reached = `${megabytes} MB`;
  return { id: 'P6b', what, needed: `≤ ${MAX_MB} MB`, reached, passes: megabytes <= MAX_MB, from };
}

/** The highest resident memory of a command, in megabytes. @throws Error where it fails */
async function peakOf(words: readonly string[]): Promise<number> {
  const command = spawn(process.execPath, [resolve('dist/src/cli.js'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peak = 0;
  let said = '';
  command.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-2_000);
  });
  const timer = setInterval(() => {
    peak = Math.max(peak, highestOf(command.pid ?? 0));
  }, EVERY_MS);
  const code = await new Promise((done) => command.once('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`onrecord ${words.join(' ')} failed: ${said}`);
  return peak;
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
