import type { Command } from 'commander';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recheck } from '../../../src/checking/recheck/commands.js';
import { dispatch } from '../../../src/platform/terminal/dispatch.js';
import { openTerminal, type Terminal } from '../../../src/platform/terminal/terminal.js';
import { withContext } from '../../../src/server/context/with-context.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

async function run(...words: string[]) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const define = (command: Command, to: Terminal) => recheck(command, to, withContext);
  const entry = { name: 'recheck', about: '', load: async () => define };
  const terminal = openTerminal({ out: stream('out'), err: stream('err') });
  const refusal = await dispatch([entry], ['recheck', '--db', desk.file, ...words], terminal).then(
    () => null,
    (error: Error) => error.message,
  );
  return { ...written, refusal };
}

it('says where nothing is to be fetched again', async () => {
  expect(await run()).toEqual({ out: 'No sources to fetch.\n', err: '', refusal: null });
  const { out } = await run('--json', '--older-than', '8w');
  expect(JSON.parse(out)).toEqual({ checked: 0, unchanged: 0, kept: 0, failed: 0, sources: [] });
});

it.each([
  [['--source', '9', '--older-than', '30d'], /not both/],
  [['--source', 'nine'], /‘nine’ is not the number of a source/],
  [['--older-than', '30'], /‘30’ is not a length of time/],
  [['--older-than', '30m'], /such as 12h, 30d or 8w/],
  [['--source', '9'], /There is no source 9/],
])('refuses %j and says what would be right', async (words, reason) => {
  expect((await run(...words)).refusal).toMatch(reason);
});
