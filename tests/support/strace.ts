import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

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
