import { COMMANDS } from '../../src/commands.js';
import { debugging } from '../../src/config.js';
import { dispatch } from '../../src/platform/terminal/dispatch.js';
import { explain } from '../../src/platform/terminal/refusals.js';
import { openTerminal } from '../../src/platform/terminal/terminal.js';
import type { Ran, RunSettings } from './onrecord.js';

/**
 * One command in this process, with what it writes collected: the same answer as `onrecord` gives, without the half a
 * second that the program takes to start. That each command also runs as a program is tested once for each.
 */
export async function runCommand(
  words: readonly string[],
  { env = {} }: Pick<RunSettings, 'env'> = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  const collect = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const terminal = openTerminal({
    out: collect('out'),
    err: collect('err'),
    asLog: words[0] === 'serve',
  });
  const code = await withSettings(env, () =>
    dispatch(COMMANDS, words, terminal).catch((error: unknown) => explain(error, terminal, debugging())),
  );
  return { code, ...written };
}

/** A command reads the settings of its process, and may change its umask: both are as they were afterwards. */
async function withSettings<T>(env: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const [before, umask] = [{ ...process.env }, process.umask(0o077)];
  for (const name of Object.keys(process.env)) if (name.startsWith('ONRECORD_')) delete process.env[name];
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
    process.umask(umask);
  }
}
