import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Log } from '../lib/log.js';
import { packageRoot } from '../lib/package-root.js';
import type { Report } from './check.js';
import type { FoundReport } from './model.js';

// Runs `onrecord db check` in a process of its own, which has its own connection, yields to everything else on the
// machine, and takes its memory with it when it ends.

const HEAP_MB = 256;
const MAX_MS = 4 * 60 * 60_000;

export interface CheckedApart {
  readonly outcome: 'sound' | 'faults' | 'failed';
  readonly report: FoundReport;
}

export interface ApartOptions {
  /** Ends it early, as a check that did not finish. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** As `os.setPriority` takes it; below that of the server where nothing is said. */
  readonly priority?: number;
}

/** The process has ended when this is done, however it went. */
export async function checkApart(file: string, options: ApartOptions): Promise<CheckedApart> {
  const child = startCheck(file, options.signal);
  const failed = new Promise<Error>((resolve) => {
    child.once('error', resolve);
  });
  if (child.pid === undefined) return outcomeOf('', (await failed).message);
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  yieldToOthers(child.pid, options);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [out, err] = await Promise.race([said, failed.then((error) => ['', error.message] as const)]);
  await closed;
  return outcomeOf(out, err);
}

function startCheck(file: string, signal: AbortSignal) {
  const command = [join(packageRoot, 'dist/src/cli.js'), 'db', 'check', '--json', '--db', file];
  return spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...command], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_MS)]),
    killSignal: 'SIGKILL',
  });
}

/** A service may be forbidden to change priorities: the check then runs at that of the server. */
function yieldToOthers(
  pid: number,
  { log, priority = constants.priority.PRIORITY_BELOW_NORMAL }: ApartOptions,
): void {
  try {
    setPriority(pid, priority);
  } catch (error) {
    log.warn({ err: error }, 'the integrity check runs at the priority of the server');
  }
}

function outcomeOf(out: string, err: string): CheckedApart {
  let report: Report;
  try {
    report = JSON.parse(out) as Report;
  } catch {
    const reason = err.trim().split('\n')[0] || 'The check ended without a result.';
    return { outcome: 'failed', report: { faults: [], copies: [], reason } };
  }
  const faults = report.faults.map(({ kind, line, advice, count }) => ({ kind, line, advice, count }));
  const outcome = report.sound ? 'sound' : 'faults';
  return { outcome, report: { faults, copies: report.copies, reason: null } };
}
