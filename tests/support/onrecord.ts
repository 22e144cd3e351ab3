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
  /** Takes from root its right to ignore permissions; another user could not enter a checkout in root's home. */
  readonly obeysPermissions?: boolean;
}

const OBEDIENT_NODE =
  process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', process.execPath]
    : [process.execPath];

export async function onrecord(
  words: readonly string[],
  { env, obeysPermissions }: RunSettings = {},
): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('ONRECORD_'));
  const [program = '', ...before] = obeysPermissions === true ? OBEDIENT_NODE : [process.execPath];
  const child = spawn(program, [...before, 'dist/src/cli.js', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(inherited), ...env },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}
