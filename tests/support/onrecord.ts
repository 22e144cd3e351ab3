import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

// One command of the built program, as a person at a terminal or a script runs it.

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunSettings {
  /** Settings beside those of this machine, of which none that begins with ONRECORD_ is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs it as another user of the system, for what root may do and nobody else. */
  readonly uid?: number;
}

export async function onrecord(words: readonly string[], { env, uid }: RunSettings = {}): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('ONRECORD_'));
  const child = spawn(process.execPath, ['dist/src/cli.js', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(inherited), ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}
