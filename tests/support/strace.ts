import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './serve.js';

// The program under strace, which can make one of its calls to the system fail, or end it there.

/** Whether strace is here and may be used. */
export function hasStrace(): boolean {
  return spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
}

/**
 * Runs a command of the built program that is killed where a thread of it makes this call for the nth time, before
 * the call is done.
 * @returns whether it was; otherwise it came to its end
 */
export async function killedAt(call: string, nth: number, words: readonly string[]): Promise<boolean> {
  const inject = `inject=${call}:signal=SIGKILL:when=${nth}`;
  const child = spawn(
    'strace',
    [
      ...['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject],
      ...[process.execPath, 'dist/src/cli.js', ...words],
    ],
    { stdio: 'ignore' },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code === 137 || signal === 'SIGKILL';
}

/** A fault that the system reports in place of doing what it was asked. */
export interface Fault {
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** Which of its calls fails, counted from 1; with a plus, all from that one on. */
  readonly when: string;
}

/** Has a running program meet a fault until it is taken away. */
export async function faultIn(
  pid: number,
  { call, error, when }: Fault,
): Promise<{
  /** @returns how many calls failed */
  end(): Promise<number>;
}> {
  const inject = `inject=${call}:error=${error}:when=${when}`;
  const file = join(temporaryFolder(), 'trace');
  const child = spawn('strace', ['-f', '-p', String(pid), '-o', file, '-e', `trace=${call}`, '-e', inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'close');
  // Its first words: whom it has attached to.
  await Promise.race([once(child.stderr, 'data'), gone]);
  return {
    async end() {
      child.kill('SIGINT');
      await gone;
      return readFileSync(file, 'utf8').split('(INJECTED)').length - 1;
    },
  };
}
