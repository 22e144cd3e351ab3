import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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
  /** As `os.setPriority` takes it; below that of the server where nothing is said. */
  readonly priority?: number;
}

export async function checkApart(
  file: string,
  { signal, priority = constants.priority.PRIORITY_BELOW_NORMAL }: ApartOptions,
): Promise<CheckedApart> {
  const command = [join(packageRoot, 'dist/src/cli.js'), 'db', 'check', '--json', '--db', file];
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...command], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_MS)]),
    killSignal: 'SIGKILL',
  });
  const failed = new Promise<Error>((resolve) => {
    child.once('error', resolve);
  });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [out, err] = await Promise.race([said, failed.then((error) => ['', error.message] as const)]);
  return outcomeOf(out, err);
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
