import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { temporaryFolder } from '../../support/serve.js';

const folder = temporaryFolder();
const TEXT = 'The mayor said: “We will not sell the harbour this year.” Then she left for the ferry.';

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('onrecord check', () => {
  it('prints the verdict, what it rests on, and the passage with what became of it', async () => {
    const quote = 'We will sell the harbour next year.';
    const ran = await onrecord(['check', '--quote', quote, '--source', file('speech.txt', TEXT)]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^altered: words changed/);
    expect(ran.out).toContain('flags: negation, silent_omission, substitution');
    expect(ran.out).toContain('We will [-not-] sell the harbour [-this-]{+next+} year');
  });

  it('prints the same words without marks on them, and that they are the reporter’s', async () => {
    const source = file('a.txt', TEXT);
    const asked = ['check', '--quote', 'Then she left for the ferry.', '--source', source];
    const passage = String.raw`in the source at \d+ to \d+:\n\n {2}Then she left for the ferry\n$`;
    expect((await runCommand(asked)).out).toMatch(
      new RegExp(`^exact: the same words\nflags: not_in_marks\n${passage}`),
    );
    expect((await runCommand([...asked, '--form', 'indirect'])).out).toMatch(
      new RegExp(`^exact: the same words\n${passage}`),
    );
  });

  it('tells whose words they are, by the names that are given', async () => {
    const source = file('turns.txt', 'LUND: We will not sell it.\nKARR: We will, in June.');
    const asked = ['check', '--quote', 'We will, in June.', '--source', source, '--json', '--speaker'];
    const flags = async (names: readonly string[]) =>
      JSON.parse((await runCommand([...asked, ...names])).out).flags;
    expect(await flags(['Ada Lund'])).toEqual(['said_by_another']);
    expect(await flags(['P. K.', '--speaker', 'Piet Karr'])).toEqual([]);
  });

  it('says that nothing was found', async () => {
    const ran = await runCommand([
      'check',
      '--quote',
      'Nurses need better pay',
      '--source',
      file('b.txt', TEXT),
    ]);
    expect(ran).toMatchObject({
      code: 0,
      out: 'not_found: no passage has at least about half of these words\n',
    });
  });

  it('prints the comparison for a program', async () => {
    const ran = await runCommand([
      'check',
      '--quote',
      'We will not sell',
      '--source',
      file('c.txt', TEXT),
      '--json',
    ]);
    const start = TEXT.indexOf('We will');
    expect(JSON.parse(ran.out)).toMatchObject({
      verdict: 'exact',
      flags: ['fragment'],
      spans: [[start, start + 16]],
    });
  });

  it.each([
    ['UTF-16, low byte first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ])('reads a source in %s', async (_, bytes) => {
    const source = file('d.txt', bytes);
    const ran = await runCommand(['check', '--quote', 'Then she left for the ferry.', '--source', source]);
    expect(ran.out).toContain(`in the source at ${TEXT.indexOf('Then she')} to`);
  });

  it('answers many cases into a file', async () => {
    const cases = [
      { id: 'a', quote: 'We will not sell the harbour this year.', source_text: TEXT },
      { id: 'b', quote: 'Nurses need better pay', source_text: TEXT },
    ];
    const out = join(folder, 'answers.json');
    const ran = await runCommand([
      'check',
      '--cases',
      file('cases.json', JSON.stringify(cases)),
      '--out',
      out,
    ]);
    expect(ran).toMatchObject({ code: 0, out: '', err: `2 results written to ${out}.\n` });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
      a: { verdict: 'exact', flags: [], spans: [[17, 55]] },
      b: { verdict: 'not_found', flags: [], spans: [] },
    });
  });

  it('says in whose mouth the words are, where a case names a speaker', async () => {
    const text =
      'Ada Berg denied that the pier was unsafe. “It is not true that the pier was unsafe,” Ada Berg said.';
    const one = { quote: 'the pier was unsafe', source_text: text };
    const cases = [
      { ...one, id: 'own', speaker: 'Ada Berg' },
      { ...one, id: 'others', speaker: 'Otto Lind' },
    ];
    const out = join(folder, 'mouths.json');
    await runCommand(['check', '--cases', file('mouths-cases.json', JSON.stringify(cases)), '--out', out]);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      own: { mouth: 'same', credited: 'Ada Berg', setting: 'denied' },
      others: { mouth: 'another', credited: 'Ada Berg', setting: 'denied' },
    });
  });

  it('refuses two cases of one id, of which one answer would be lost', async () => {
    const one = { id: 'a', quote: 'Nurses need better pay', source_text: TEXT };
    const cases = file('twins.json', JSON.stringify([one, one]));
    const ran = await runCommand(['check', '--cases', cases, '--out', join(folder, 'twins-answers.json')]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('two cases with the id ‘a’') });
  });

  it('writes its answers over no database', async () => {
    const database = file('desk.db', 'SQLite format 3\0and what is on the desk');
    const ran = await runCommand(['check', '--cases', file('none.json', '[]'), '--out', database]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('is a database') });
    expect(readFileSync(database, 'latin1')).toBe('SQLite format 3\0and what is on the desk');
  });

  it.each([
    ['nothing', [], /--quote TEXT with --source FILE/],
    ['half of what it needs', ['--quote', 'a'], /--quote TEXT with --source FILE/],
    [
      'both at once',
      ['--quote', 'a', '--source', 'b', '--cases', 'c', '--out', 'd'],
      /--cases FILE with --out/,
    ],
    ['a file that is not there', ['--quote', 'a', '--source', '/nowhere/a.txt'], /does not exist/],
    ['a folder', ['--quote', 'a', '--source', folder], /is a folder/],
    ['cases that are none', ['--cases', 'package.json', '--out', '/dev/null'], /is no list of cases/],
    ['cases that are not JSON', ['--cases', 'README.md', '--out', '/dev/null'], /is not JSON/],
  ])('refuses %s with what would be right', async (_, words, message) => {
    const ran = await runCommand(['check', ...words]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(message);
  });

  it.each([
    ['an empty quote', ['--quote', ''], TEXT, /--quote has no words/],
    ['a quote without a word', ['--quote', '…'], TEXT, /--quote has no words/],
    ['a source without a word', ['--quote', 'a'], ' \n', /f\.txt has no words/],
    ['a null in the source', ['--quote', 'a'], 'a text\0', /is not text in UTF-8/],
    ['control characters in the source', ['--quote', 'a'], 'a\u0001\u0002\u0003', /is not text in UTF-8/],
    ['two quotes', ['--quote', 'a', '--quote', 'b'], TEXT, /--quote is given twice/],
  ])('refuses %s with what would be right', async (_, words, text, message) => {
    const ran = await runCommand(['check', ...words, '--source', file('f.txt', text)]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(message);
  });

  it('refuses bytes that are not text', async () => {
    const ran = await runCommand([
      'check',
      '--quote',
      'a',
      '--source',
      file('e.bin', Buffer.from([0xc3, 0x28])),
    ]);
    expect(ran.err).toMatch(/is not text in UTF-8 or UTF-16/);
  });
});
