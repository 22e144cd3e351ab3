import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { serve, temporaryFolder } from '../../support/serve.js';
import { renumbered, richDesk } from './whole-desk.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const first = ['--db', at('first.db')];
const second = ['--db', at('second.db')];

beforeAll(async () => {
  await runCommand(['migrate', ...first]);
  await runCommand(['migrate', ...second]);
  writeFileSync(at('rich.json'), JSON.stringify(richDesk()));
});

describe('onrecord import and export', () => {
  it('carry a whole desk from one database to the next and back', async () => {
    const dry = await runCommand(['import', at('rich.json'), '--dry-run', ...first]);
    expect(dry).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Would import .*10 claims/) });
    expect((await onrecord(['export', '--format', 'onrecord-json', ...first])).out).toContain('"claims": []');

    const took = await onrecord(['import', at('rich.json'), ...first]);
    expect(took).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Imported .*10 claims/) });
    const out = await runCommand(['export', '--format', 'onrecord-json', '--out', at('a.json'), ...first]);
    expect(out).toMatchObject({
      code: 0,
      out: `${at('a.json')}\n`,
      err: expect.stringContaining('2 quotations'),
    });
    expect(existsSync(at('a.json.part'))).toBe(false);

    await runCommand(['import', at('a.json'), ...second]);
    const back = await onrecord(['export', '--format', 'onrecord-json', ...second]);
    const read = JSON.parse(readFileSync(at('a.json'), 'utf8'));
    expect(renumbered(JSON.parse(back.out))).toEqual(renumbered(read));
  });

  it('name the lists that stay private to an owner who cannot sign in yet', async () => {
    const desk = richDesk() as unknown as {
      users: { ref: number; name: string; email: string | null }[];
      lists: object[];
    };
    const user = desk.users.find(({ email }) => email !== null);
    Object.assign(desk.lists[0] ?? {}, { title: 'Mine alone', owner: user?.ref });
    writeFileSync(at('private.json'), JSON.stringify(desk));
    const said = await runCommand([
      'import',
      at('private.json'),
      '--dry-run',
      '--duplicates',
      'add',
      ...first,
    ]);
    expect(said.out).toContain(`Private: list “Mine alone” of ${user?.name}, ${user?.email}.`);
    expect(said.out).toContain('onrecord user enable EMAIL');
  });

  it('refuse a wrong file with where it is wrong, and change nothing', async () => {
    const wrong = richDesk();
    Object.assign(wrong.claims[2] ?? {}, { said_on: '2023-02-30' });
    writeFileSync(at('wrong.json'), JSON.stringify(wrong));
    const before = await runCommand(['audit', 'head', ...first]);
    const ran = await runCommand(['import', at('wrong.json'), ...first]);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(
      /^claims 3 \(ref 3\): said_on: .*\nonrecord: .*one error.*Nothing was changed\.\n$/,
    );
    expect(await runCommand(['audit', 'head', ...first])).toEqual(before);
  });

  it.each([
    [['import', 'nowhere.json'], /does not exist/],
    [['import', 'tests'], /is a folder/],
    [['import', 'package.json', '--format', 'xml'], /'xml' is invalid/],
    [['export'], /--format/],
    [['export', '--format', 'odt'], /'odt' is invalid/],
    [['export', '--format', 'onrecord-json', '--out', '/nowhere/a.json'], /cannot be written/],
    [['seed'], /--sample or --practice/],
    [['seed', '--remove'], /--sample or --practice/],
    [['seed', '--sample', '--remove'], /--remove works only with --practice/],
  ])('%j is asked wrongly', async (words, sentence) => {
    const ran = await runCommand([...words, ...first]);
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(sentence) });
  });

  it('refuse a desk that is there already and list what is, unless it is wanted twice', async () => {
    const [db, file] = [['--db', at('twice.db')], at('rich.json')];
    await runCommand(['migrate', ...db]);
    await runCommand(['import', file, ...db]);
    const before = await runCommand(['audit', 'head', ...db]);
    for (const more of [[], ['--dry-run']]) {
      const again = await runCommand(['import', file, ...more, ...db]);
      expect(again).toMatchObject({ code: 1, out: '' });
      expect(again.err).toMatch(/^claims 1 \(ref \d+\): already saved, number 1\.\n/);
      expect(again.err).toMatch(
        /\nonrecord: .*rich\.json: 10 records already saved \(listed above\)\. Nothing was changed;.*\n$/,
      );
    }
    expect(await runCommand(['audit', 'head', ...db])).toEqual(before);
    const wanted = await runCommand(['import', file, '--duplicates', 'add', ...db]);
    expect(wanted).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Imported .*10 claims/) });
    const asked = await runCommand(['import', file, '--duplicates', 'skip', ...db]);
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('not refuse or add') });
  });

  it('know a desk without claims by its sources', async () => {
    const [db, file] = [['--db', at('sources.db')], at('sources.json')];
    await runCommand(['migrate', ...db]);
    const sources = [{ ref: 4, type: 'article', title: 'The visit', url: 'https://news.example/visit' }];
    writeFileSync(file, JSON.stringify({ format: 'onrecord-json', version: 1, sources }));
    expect((await runCommand(['import', file, ...db])).code).toBe(0);
    expect(await runCommand(['import', file, ...db])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^sources 1 \(ref 4\): already saved, number 1\.\nonrecord: .*one record/),
    });
    const [other] = sources.map((source) => ({ ...source, url: 'https://news.example/second-visit' }));
    writeFileSync(file, JSON.stringify({ format: 'onrecord-json', version: 1, sources: [other] }));
    expect((await runCommand(['import', file, ...db])).code).toBe(0);
  });

  it('say which records may be on the desk under other words or names, and take them in', async () => {
    const [db, file] = [['--db', at('near.db')], at('near.json')];
    await runCommand(['migrate', ...db]);
    const deskOf = (name: string, text: string) => ({
      format: 'onrecord-json',
      version: 1,
      speakers: [{ ref: 1, kind: 'person', name }],
      claims: [{ ref: 1, text, form: 'direct', speaker: 1, ground_rule: 'on_record' }],
    });
    writeFileSync(file, JSON.stringify(deskOf('Antony Quill', 'There is no room for compromise.')));
    expect(await runCommand(['import', file, ...db])).toMatchObject({ code: 0, err: '' });
    writeFileSync(file, JSON.stringify(deskOf('Anthony Quill', 'no room for compromise')));
    expect(await runCommand(['import', file, ...db])).toMatchObject({
      code: 0,
      err: expect.stringMatching(
        /claims 1 \(ref 1\): is part of quotation 1\.\nspeakers 1 \(ref 1\): the speaker “Anthony Quill” is similar to speaker 1/,
      ),
    });
  });

  it('name each private list and how its owner can reach it, and count in words', async () => {
    const [db, file] = [['--db', at('private.db')], at('private.json')];
    await runCommand(['migrate', ...db]);
    const users = [{ ref: 1, name: 'Anna Weber', email: 'anna@desk.example' }];
    const list = { title: 'Harbour', style: 'newsroom', locale: 'en-GB', claims: [] };
    const lists = [
      { ref: 1, owner: 1, ...list },
      { ref: 2, owner: null, ...list, title: 'Shared' },
    ];
    writeFileSync(file, JSON.stringify({ format: 'onrecord-json', version: 1, users, lists }));
    const ran = await runCommand(['import', file, ...db]);
    expect(ran.out).toBe(
      'Imported one user and 2 lists.\n' +
        'Private: list “Harbour” of Anna Weber, anna@desk.example.\n' +
        'Only its owner can open it, not even an admin. A new owner must be enabled first (onrecord user enable EMAIL, then onrecord user link EMAIL), and can then share it.\n',
    );
  });

  it('refuse a file that is not text', async () => {
    writeFileSync(at('bytes.json'), Buffer.from([0xff, 0xfe, 0xff]));
    const ran = await runCommand(['import', at('bytes.json'), ...first]);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('UTF-8') });
  });
});

describe('onrecord export --out', () => {
  it('replaces a file, but no database: neither the desk’s own nor a backup', async () => {
    const [db, backup] = [at('kept.db'), at('kept.backup')];
    await runCommand(['migrate', '--db', db]);
    await runCommand(['backup', backup, '--db', db]);
    for (const out of [db, backup]) {
      const before = readFileSync(out);
      const ran = await runCommand(['export', '--format', 'csv', '--out', out, '--db', db]);
      expect(ran).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/is a database and would be overwritten/),
      });
      expect(readFileSync(out).equals(before)).toBe(true);
    }
    writeFileSync(at('old.csv'), 'of yesterday');
    const ran = await runCommand(['export', '--format', 'csv', '--out', at('old.csv'), '--db', db]);
    expect(ran.code).toBe(0);
    expect(readFileSync(at('old.csv'), 'utf8')).toMatch(
      /^id,misattribution,match,match_in_words,recalled,text,/,
    );
  });

  it.each([
    [folder, /is a folder/],
    ['/dev/null', /is not a regular file/],
  ])('writes over nothing that is not a regular file: %s', async (out, sentence) => {
    const ran = await runCommand(['export', '--format', 'csv', '--out', out, ...first]);
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(sentence) });
  });
});

describe('the sample data', () => {
  it('is there once, however often a desk is seeded or served with it', async () => {
    const db = at('sample.db');
    for (const round of [1, 2]) {
      const desk = await serve({ db, sample: true });
      const answer = await fetch(`${desk.url}/claims.json`);
      expect(await desk.stop()).toBe(0);
      expect(answer.status, `round ${round}`).toBe(200);
    }
    expect((await onrecord(['seed', '--sample', '--db', db])).out).toMatch(/Nothing was added/);
    const info = await onrecord(['db', 'info', '--json', '--db', db]);
    expect(JSON.parse(info.out).counts.claims).toBe(10);
    expect(await runCommand(['reindex', '--db', db])).toMatchObject({
      code: 0,
      out: expect.stringContaining('rebuilt from 10 rows'),
    });
  });

  it('gets the practice story when it is asked for, once, and lets it go again', async () => {
    const db = ['--db', at('practice.db')];
    await runCommand(['migrate', ...db]);
    const seed = async (...words: string[]) => {
      const ran = await runCommand(['seed', ...words, ...db]);
      expect(ran).toMatchObject({ code: 0, err: '' });
      return ran.out;
    };
    const words = '7 quotations, 3 speakers, 5 sources, 5 outlets, 2 occasions, one tag and one list';
    expect(await seed('--practice', '--remove')).toBe('There is no practice story to remove.\n');
    expect(await seed('--practice')).toBe(`Added the practice story: ${words}.\n`);
    expect(await seed('--practice')).toBe('The practice story has already been added.\n');
    expect(await seed('--practice', '--remove')).toBe(`Moved the practice story to the trash: ${words}.\n`);
    expect(await seed('--practice', '--remove')).toBe('There is no practice story to remove.\n');
    expect(await seed('--practice')).toBe(`Restored the practice story: ${words}.\n`);
  });
});
