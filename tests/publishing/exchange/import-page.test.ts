import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { carried, claimsOf, importing, importsOf, problemsIn, TABLE } from './importing.js';

// A table that is taken in on a page: looked at first, carried on by the page, and taken in whole.

let desk: TestDesk;
let editor: Sends;
let giveFile: ReturnType<typeof importing>['giveFile'];
let paste: ReturnType<typeof importing>['paste'];
let takeIn: ReturnType<typeof importing>['takeIn'];
beforeEach(async () => {
  desk = await openDesk();
  editor = await desk.signIn('editor');
  ({ giveFile, paste, takeIn } = importing(desk, editor));
});
afterEach(() => desk.close());

const claims = () => claimsOf(desk);

describe('a table on the page', () => {
  it('is shown with what it comes to, and nothing is saved yet', async () => {
    const html = await (await giveFile(TABLE)).text();
    expect(html).toContain('<h1>2 quotations to import</h1>');
    expect(html).toContain('3 rows of quotations, with commas between cells');
    expect(html).toContain('2 new speakers, one new source and one new tag');
    expect(html).toContain('one row already saved');
    expect(html).toContain('Line 5 is the same as line 2.');
    expect(html).toMatch(/Columns not imported<\/dt>\s*<dd>id</);
    expect(html).toContain('First line, and\nsecond');
    expect(html).toContain('Import 2 quotations');
    expect(await claims()).toEqual([]);
  });

  it('is taken in as it was shown, and leads to what came in', async () => {
    const done = await takeIn(await carried(await giveFile(TABLE)));
    expect(done.status).toBe(303);
    expect((await claims()).map(({ text }) => text)).toEqual([
      'No room for compromise',
      'First line, and\nsecond',
    ]);
    const there = await desk.get(done.headers.get('location') ?? '', editor);
    const html = await there.text();
    expect(html).toContain('<h1>Imported 2 quotations</h1>');
    expect(html).toContain('Also added: 2 new speakers, one new source and one new tag.');
    expect(html).toContain('href="/claims/1"');
    expect(html).toContain('Eddie Editor');
  });

  it('is one change, with the editor as its actor', async () => {
    await takeIn(await carried(await giveFile(TABLE)));
    const events = await desk.ctx.db
      .selectFrom('events')
      .select(['change_id', 'actor_id'])
      .where('actor_id', '=', desk.users.editor.id)
      .distinct()
      .execute();
    expect(events).toHaveLength(1);
  });

  it.each([
    [
      'with a byte order mark and semicolons',
      '\ufeffZitat;Wer\r\nWorte;Wang Yi\r\n',
      { mapping: 'Zitat=text\r\nWer=speaker' },
    ],
    ['as cells copied out of a spreadsheet', 'text\tspeaker\nWords, and more\tWang Yi\n', {}],
    ['with what stands between cells said', 'text;speaker\nA, b, c;Wang Yi\n', { delimiter: 'semicolon' }],
    ['of sources', 'title,outlet\nThe article,The Paper\n', {}],
  ])('is read %s, pasted or as a file', async (_, table, more) => {
    const [file, text] = [
      await carried(await giveFile(table, more)),
      await carried(await paste(table, more)),
    ];
    expect(file.checked).toBe(text.checked);
    expect((await takeIn(file)).status).toBe(303);
  });

  it('keeps a cell that a spreadsheet would run as it was before it was made safe', async () => {
    const fields = await carried(await paste(`text,speaker\n'=1+1,A\n=2+2,A\n'tis so,A\n`));
    await takeIn(fields);
    expect((await claims()).map(({ text }) => text)).toEqual(['=1+1', '=2+2', "'tis so"]);
  });

  it('of which every row is there already offers nothing to take in', async () => {
    await takeIn(await carried(await paste(TABLE)));
    const html = await (await paste(TABLE)).text();
    expect(html).toContain('<h1>Nothing to import</h1>');
    expect(html).toContain('<a href="/claims/1">quotation 1</a>');
    expect(html).not.toContain('Import one');
  });

  it('is added all the same where that is asked for, or refused', async () => {
    await takeIn(await carried(await paste(TABLE)));
    const refused = await paste(TABLE, { duplicates: 'refuse' });
    expect(refused.status).toBe(422);
    expect(problemsIn(await refused.text())[0]).toMatch(/^Line 2: This row is already saved, number 1/);
    await takeIn(await carried(await paste(TABLE, { duplicates: 'add' })));
    expect(await claims()).toHaveLength(5);
  });
});

describe('a table with faults', () => {
  const WRONG = 'text,speaker,said_on\nWords,Wang Yi,soon\n,Wang Yi,2023\nWords,Wang Yi\n';

  it('is listed with line, column and what would be right, and kept as it was pasted', async () => {
    const answer = await paste(WRONG, { duplicates: 'add', delimiter: 'comma', mapping: '' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<title>Error: Import');
    const [first, second, third] = problemsIn(html);
    expect(first).toMatch(/^Line 2, said_on: .*soon/);
    expect(second).toBe('Line 3, text: Enter the quotation');
    expect(third).toMatch(/^Line 4: This row has 2 cells, the header 3/);
    expect(fieldsOfForm(html, '/import')).toMatchObject({
      text: WRONG,
      duplicates: 'add',
      delimiter: 'comma',
    });
    expect(await claims()).toEqual([]);
  });

  it('in a file leads to the file, which has to be chosen again', async () => {
    const html = await (await giveFile(WRONG)).text();
    expect(html).toContain('href="#f-file"');
    expect(fieldsOfForm(html, '/import')).toMatchObject({ text: '' });
  });

  it('says which line of a file is no UTF-8', async () => {
    const answer = await giveFile(Buffer.from('text,speaker\nSchön,Wang Yi\n', 'latin1'));
    expect(answer.status).toBe(422);
    expect(problemsIn(await answer.text())).toEqual([
      'Line 2: This line is not UTF-8. Save the file as “CSV UTF-8” and import that.',
    ]);
  });

  it.each([
    ['nothing', {}, 'Choose a file, or paste a table'],
    [
      'a choice that is none',
      { text: 'text,speaker\n', duplicates: 'guess' },
      '‘guess’ is not one of these: skip, refuse, add',
    ],
    [
      'a column that cannot be told',
      { text: 'text,speaker\nA,B\n', mapping: 'Zitat' },
      '‘Zitat’ is not a mapping: write their column=our column',
    ],
  ])('of %s says what would be right', async (_, fields, message) => {
    const answer = await desk.form('/import', { dry_run: 'on', ...fields }, editor);
    expect([answer.status, problemsIn(await answer.text())]).toEqual([422, [message]]);
  });

  it('in its first row is given the box that says which column is which', async () => {
    const html = await (await paste('Zitat,Wer\nWorte,Wang Yi\n')).text();
    expect(problemsIn(html)[0]).toMatch(/^Line 1, ‘Zitat’: /);
    expect(html).toContain('<details open>');
    expect(await (await paste(WRONG)).text()).not.toContain('<details open>');
  });

  it('is not both a file and what was pasted', async () => {
    const html = await (await giveFile(TABLE, { text: TABLE })).text();
    expect(problemsIn(html)).toEqual(['There is a file as well: empty this box, or choose no file']);
  });
});

describe('a table that is too large for the page', () => {
  const LINE = /onrecord import FILE/;

  it.each([
    ['of more rows', `text,speaker\n${Array.from({ length: 5_001 }, (_, at) => `W ${at},A`).join('\n')}`],
    ['of more bytes', `text,speaker\nWords,A\n${' '.repeat(3_000_000)}`],
  ])('%s is refused with the command that takes it', async (_, table) => {
    const file = await giveFile(table);
    expect([file.status, problemsIn(await file.text()).at(-1)]).toEqual([422, expect.stringMatching(LINE)]);
    // A table that was pasted is not shown again where it is as long as that: the browser has it still.
    const pasted = await paste(table);
    expect([pasted.status, await pasted.text()]).toEqual([422, expect.stringMatching(LINE)]);
  });

  it('as a file of more than 20 MB is not read at all', async () => {
    const answer = await giveFile(Buffer.alloc(20 * 1024 * 1024 + 1, 0x20));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toMatch(LINE);
  });

  // The rows are many and short in check:long, few and long here, where each of them takes milliseconds.
  it('but of as many bytes as it takes is carried on, whatever is in it', async () => {
    const rows = process.env.ONRECORD_LONG === undefined ? 490 : 4_900;
    const row = `“${'引'.repeat(rows === 490 ? 1_990 : 195)}”`;
    const table = `text,speaker,language\n${Array.from({ length: rows }, (_, at) => `${row} ${at},王毅,zh`).join('\n')}`;
    expect(Buffer.byteLength(table)).toBeGreaterThan(2_900_000);
    const imports = importsOf(desk);
    const done = await takeIn(await carried(await giveFile(table)));
    expect(done.status, await done.clone().text()).toBe(303);
    await imports();
    expect(await claims()).toHaveLength(rows);
  });
});

describe('the second step', () => {
  it('sent twice at once, or once more later, is one import', async () => {
    const fields = await carried(await paste(TABLE));
    const [first, second] = await Promise.all([takeIn(fields), takeIn(fields)]);
    const third = await takeIn(fields);
    const places = [first, second, third].map((answer) => answer.headers.get('location'));
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toMatch(/^\/import\?taken=\d+$/);
    expect(await claims()).toHaveLength(2);
  });

  it('shows the check anew where the desk has changed so that it comes to something else', async () => {
    const fields = await carried(await paste(TABLE));
    const speaker = { name: 'Wang Yi', kind: 'person' };
    await desk.json('POST', '/speakers', speaker, await desk.token('checker'));
    const answer = await takeIn(fields);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain('The data has changed since this check');
    expect(html).toContain('one new speaker, one new source and one new tag');
    expect(await claims()).toEqual([]);
    expect((await takeIn(fieldsOfForm(html, '/import'))).status).toBe(303);
    expect(await desk.ctx.db.selectFrom('speakers').select('id').execute()).toHaveLength(2);
  });

  it('goes on where the desk has changed, but not in what the table is about', async () => {
    const fields = await carried(await paste(TABLE));
    await desk.json('POST', '/outlets', { name: 'The Wire' }, await desk.token('checker'));
    expect((await takeIn(fields)).status).toBe(303);
  });

  it('comes to all of it or nothing while others write all the time', async () => {
    const fields = await carried(await paste(TABLE));
    const token = await desk.token('checker');
    const others = Array.from({ length: 12 }, (_, at) =>
      desk.json('POST', '/outlets', { name: `Outlet ${at}` }, token),
    );
    const [answer] = await Promise.all([takeIn(fields), ...others]);
    expect([
      [303, 2],
      [409, 0],
    ]).toContainEqual([answer.status, (await claims()).length]);
  });
});

describe('who may import', () => {
  it.each(['viewer', 'checker'] as const)('is no %s, who is not shown the way either', async (role) => {
    const sends = await desk.signIn(role);
    expect((await desk.get('/import', sends)).status).toBe(403);
    expect((await desk.form('/import', { text: TABLE }, sends)).status).toBe(403);
    expect(await (await desk.get('/claims', sends)).text()).not.toContain('href="/import"');
    expect(await claims()).toEqual([]);
  });

  it('is an editor, who finds it on the page of claims and of sources', async () => {
    for (const path of ['/claims', '/sources'])
      expect(await (await desk.get(path, editor)).text()).toContain('href="/import"');
  });

  it('is nobody whose session has ended: the table is kept for when they have signed in', async () => {
    const answer = await desk.form('/import', { text: TABLE });
    expect(await answer.text()).toContain('No room for compromise,Wang Yi');
    expect(await claims()).toEqual([]);
  });
});

describe('what came in', () => {
  it.each(['0', '999999', 'x', '1'])('is not at taken=%s, where no import begins', async (seq) => {
    expect((await desk.get(`/import?taken=${seq}`, editor)).status).toBe(404);
  });
});
