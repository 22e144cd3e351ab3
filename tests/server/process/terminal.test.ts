import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

const overview = await onrecord(['--help']);
const commands = [...overview.out.matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(([, name]) => name ?? '');

describe('onrecord --help', () => {
  it('lists every command and ends with 0', () => {
    expect(overview).toMatchObject({ code: 0, err: '' });
    expect(commands).toEqual(
      expect.arrayContaining(['serve', 'migrate', 'db check', 'db info', 'reindex', 'backup', 'restore']),
    );
    expect(commands).toEqual(expect.arrayContaining(['audit verify', 'audit head', 'erase']));
  });

  it.each(commands)('explains %s', async (name) => {
    const ran = await onrecord([...name.split(' '), '--help']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain(`Usage: onrecord ${name}`);
  });

  it('explains a command that is named after help as well', async () => {
    const ran = await onrecord(['help', 'audit', 'verify']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Usage: onrecord audit verify');
  });

  it('lists the commands about one noun', async () => {
    const ran = await onrecord(['audit', '--help']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('audit head');
    expect(ran.out).not.toContain('backup');
  });
});

it('onrecord --version says which one it is', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await onrecord(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('a command that is asked for wrongly', () => {
  it.each([
    [['sevre'], 'unknown command ‘sevre’'],
    [['db', 'chekc'], 'unknown command ‘db chekc’'],
    [['serve', '--porto', '1'], "unknown option '--porto'"],
    [['backup'], 'say where to write the backup'],
    [['erase', 'claim:1'], "required option '--reason <text>' not specified"],
    [['erase', 'clam:1', '--reason', 'asked'], '‘clam:1’ is not a record'],
    [['erase', 'claim:0', '--reason', 'asked'], '‘claim:0’ is not a record'],
    [['erase', 'claim:1', '--reason', ' '], '--reason is empty'],
    [['audit', 'verify', '--head', '7'], '--head ‘7’ is not a head'],
  ])('ends with 2 and one line: %j', async (words, says) => {
    const ran = await runCommand(words);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
    expect(ran.err.trimEnd()).not.toContain('\n');
  });

  it('says what there is when nothing is named', async () => {
    const ran = await onrecord([]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('audit verify');
  });

  it('hears of every setting that is wrong at once', async () => {
    const env = {
      ONRECORD_PORT: 'high',
      ONRECORD_URL: 'desk',
      ONRECORD_LOG: 'loud',
      ONRECORD_ANONYMOUS: 'all',
    };
    const ran = await onrecord(['serve'], { env });
    expect(ran.code).toBe(2);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(4);
    for (const name of Object.keys(env)) expect(ran.err).toContain(name);
  });
});
