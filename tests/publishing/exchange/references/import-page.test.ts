import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../../support/desk.js';
import { fieldsOfForm } from '../../../support/form-fields.js';
import { carried, importing, importsOf, problemsIn } from '../importing.js';
import { fixture } from './reading.js';

// A file of a reference manager on the page: recognised, shown record by record, and imported whole or not at all.

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

const sources = () => desk.ctx.db.selectFrom('sources').selectAll().orderBy('id').execute();
const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
const ris = (...records: string[]) => records.map((fields) => `TY  - ${fields}\nER  - \n`).join('\n');
const save = async (source: object) => {
  const made = await desk.json('POST', '/sources', source, editor);
  expect(made.status, await made.clone().text()).toBe(201);
};

describe('a library on the page', () => {
  it.each([
    ['zotero.ris', 'RIS', 9, 8],
    ['zotero.json', 'CSL-JSON', 7, 6],
  ])('%s is recognised and shown with a line for each record', async (name, format, records, sources_) => {
    const shown = text(await (await giveFile(fixture(name))).text());
    expect(shown).toContain(`${sources_} sources to import`);
    expect(shown).toContain(`${records} records of ${format}`);
    expect(shown).toContain('one record without a title');
    expect(shown).toContain('Left out: it has no title');
    expect(shown).toContain('Harbour strike enters second week');
    expect(await sources()).toEqual([]);
  });

  it('is imported as it was shown, in one change, and twice sent once', async () => {
    const fields = await carried(await giveFile(fixture('zotero.ris')));
    const [first, second] = await Promise.all([takeIn(fields), takeIn(fields)]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    expect((await sources()).map(({ title }) => title)).toHaveLength(8);
    const done = await (await desk.get(first.headers.get('location') ?? '', editor)).text();
    expect(done).toContain('<h1>Imported 8 sources</h1>');
    expect(text(done)).toContain('Also added: 6 new outlets');
  });

  it('a second time is left out, record by record with the source that is there', async () => {
    await takeIn(await carried(await paste(fixture('zotero.json'))));
    const html = await (await paste(fixture('zotero.json'))).text();
    expect(html).toContain('<h1>Nothing to import</h1>');
    expect(html).toContain('<a href="/sources/1">Already saved as source 1</a>');
    expect(text(html)).toContain('6 records already saved and one record without a title');
  });

  it('says that there is text outside of its records, also after one that is left out', async () => {
    const library = `${ris('BOOK\nTI  - One')}\nA remark.\n${ris('BOOK\nTI  - Two')}`;
    await takeIn(await carried(await paste(ris('BOOK\nTI  - One'))));
    expect(
      text(await (await paste(library)).text()).match(/Not imported: text outside records/g),
    ).not.toBeNull();
  });

  it('is added all the same, or refused, where that is chosen', async () => {
    const book = ris('BOOK\nTI  - A book\nPY  - 2020');
    await takeIn(await carried(await paste(book)));
    const refused = await paste(book, { duplicates: 'refuse' });
    expect([refused.status, problemsIn(await refused.text())]).toEqual([
      422,
      ['Record 1 (“A book”): Already saved as source 1. Remove it, or skip or import duplicates.'],
    ]);
    await takeIn(await carried(await paste(book, { duplicates: 'add' })));
    expect(await sources()).toHaveLength(2);
  });
});

describe('a record that is saved already', () => {
  it.each([
    [
      'at the same address',
      'TI  - Another headline\nUR  - https://www.news.example/a?utm_source=x',
      'Already saved as source 1',
    ],
    [
      'of the same title, outlet and date',
      'TI  - The “Headline”\nT2  - The Post\nDA  - 2023/06/19/',
      'Already saved as source 1',
    ],
    ['of another day', 'TI  - The headline\nT2  - The Post\nDA  - 2023/06/20/', 'New, possible duplicate'],
    [
      'at another address',
      'TI  - The headline\nT2  - The Post\nDA  - 2023/06/19/\nUR  - https://news.example/b',
      'New, possible duplicate',
    ],
    ['of another title', 'TI  - Other words\nT2  - The Post\nDA  - 2023/06/19/', 'New'],
  ])('is found %s', async (_, fields, result) => {
    await save({
      ...{ type: 'article-newspaper', title: 'The headline', outlet: { name: 'The Post' } },
      ...{ issued: '2023-06-19', url: 'https://news.example/a' },
    });
    const html = await (await paste(ris(`NEWS\n${fields}`))).text();
    expect(html).toContain(`>${result}<`);
  });

  it('is not found where it is part of another whole, or has another number or other people', async () => {
    const chapters = ['A3  - Ek, Eva\nT2  - Book A', 'T2  - Book B', 'T2  - Book B\nAU  - Berg, Ada'];
    const library = ris(
      ...chapters.map((fields) => `CHAP\nTI  - Introduction\nPB  - OUP\nPY  - 2019\n${fields}`),
      ...['1', '2'].map((number) => `SOUND\nTI  - Interview\nM1  - ${number}\nUR  - https://pod.example/`),
    );
    await takeIn(await carried(await paste(library)));
    expect((await sources()).map((one) => one.container_title ?? one.number)).toEqual([
      ...['Book A', 'Book B', 'Book B', '1', '2'],
    ]);
    const other = 'CHAP\nTI  - Introduction\nPB  - OUP\nPY  - 2019\nT2  - Book C';
    expect(await (await paste(ris(other))).text()).toContain('>New, possible duplicate<');
    expect(await (await paste(library)).text()).toContain('<h1>Nothing to import</h1>');
  });

  it('twice in one file comes in once, also with other punctuation; two at one address under two titles are two', async () => {
    const address = 'UR  - https://pod.example/';
    const shown = await carried(
      await paste(
        ris(
          'NEWS\nTI  - One',
          'NEWS\nTI  - One!',
          `SOUND\nTI  - Two\n${address}`,
          `SOUND\nTI  - Three\n${address}`,
        ),
      ),
    );
    await takeIn(shown);
    expect((await sources()).map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  });

  it('meanwhile, by somebody else, is shown before anything is imported', async () => {
    const fields = await carried(
      await paste(ris('NEWS\nTI  - One\nUR  - https://news.example/a', 'NEWS\nTI  - Two')),
    );
    await save({ type: 'webpage', title: 'Quite another', url: 'http://news.example/a' });
    const answer = await takeIn(fields);
    expect([answer.status, text(await answer.text())]).toEqual([
      409,
      expect.stringContaining('Already saved as source 1'),
    ]);
    expect(await sources()).toHaveLength(1);
  });
});

describe('a file with faults', () => {
  it.each([
    [
      'that is not UTF-8',
      Buffer.from('TY  - BOOK\nTI  - Schön\nER  - \n', 'latin1'),
      /^Line 2: This line is not UTF-8. Export the library as UTF-8/,
    ],
    ['of broken JSON', '[{"title": "A"', /^This is not JSON/],
    [
      'whose entry does not end',
      '@book{a, title = {A}\n\n@book{b, title = {B}}',
      /^Line 1: .*no closing brace/,
    ],
    ['with no record', '[]', /^This file has no records of CSL-JSON/],
  ])(
    '%s is refused with what would be right',
    async (_, file, message) => {
      const answer = await giveFile(file);
      expect([answer.status, problemsIn(await answer.text())]).toEqual([
        422,
        [expect.stringMatching(message)],
      ]);
      expect(await sources()).toEqual([]);
    },
    60_000,
  );

  it('is refused where an outlet cannot be told', async () => {
    for (const kind of ['newspaper', 'agency'])
      await desk.json('POST', '/outlets', { name: 'The Post', kind }, editor);
    const answer = await paste(ris('NEWS\nTI  - One\nT2  - The Post'));
    expect(problemsIn(await answer.text())).toEqual([
      expect.stringMatching(/^Record 1 \(“One”\): .*2 outlets/),
    ]);
  });

  it('of more records than the page takes is refused with the command', async () => {
    const many = Array.from({ length: 5_001 }, () => ({ type: 'book' }));
    const answer = await giveFile(JSON.stringify(many));
    expect(problemsIn(await answer.text())).toEqual([
      expect.stringMatching(/5,000 records.*onrecord import FILE/),
    ]);
  }, 60_000);

  it('is not read with options of tables', async () => {
    const answer = await paste(ris('BOOK\nTI  - One'), { mapping: 'Zitat=text' });
    expect(problemsIn(await answer.text())).toEqual([
      'Leave this empty: it is for tables, and this file is RIS',
    ]);
  });

  it('is read as the format that is chosen', async () => {
    const answer = await paste(ris('BOOK\nTI  - One'), { format: 'csl-json' });
    expect(problemsIn(await answer.text())).toEqual([expect.stringMatching(/^This is not JSON/)]);
  });
});

describe('a long library', { timeout: 120_000 }, () => {
  const LONG = ris(
    ...Array.from({ length: 260 }, (_, at) => `BOOK\nTI  - Book ${at}\nPY  - 2020\nVL  - ${at}`),
  );

  it('is shown in parts, each with the way to the others, and imported whole', async () => {
    const html = await (await giveFile(LONG)).text();
    expect(text(html)).toContain('Records 1 to 200 of 260');
    expect(text(html)).toContain('volume (260)');
    const fields = fieldsOfForm(html, '/import');
    const second = await (await takeIn({ ...fields, part: '2' })).text();
    expect(text(second)).toContain('Records 201 to 260 of 260');
    expect(second).toContain('name="part" value="1"');
    expect(await sources()).toEqual([]);
    const again = fieldsOfForm(second, '/import');
    expect(again.checked).toBe(fields.checked);
    const imports = importsOf(desk);
    const { part: _, ...whole } = again;
    expect((await takeIn(whole)).headers.get('location')).toBe('/imports/1');
    await imports();
    expect(await sources()).toHaveLength(260);
    const run = (await (await desk.get('/imports/1.json', editor)).json()) as object;
    expect(run).toMatchObject({ format: 'ris', kind: 'sources', state: 'done', rows_total: 260 });
  });
});

describe('a script', () => {
  it('gets the same report, and imports with its mark', async () => {
    const token = await desk.token('editor');
    const body = { text: fixture('zotero.json') };
    const dry = await desk.json('POST', '/import', { ...body, dry_run: true }, token);
    const found = (await dry.json()) as { checked: string };
    expect(found).toMatchObject({
      ...{ dry_run: true, format: 'csl-json', kind: 'sources', rows: 7, taken: 6, skipped_count: 1 },
      left_out: { saved: 0, repeated: 0, refused: 1 },
      type_not_known: [{ name: 'thesis', records: 1 }],
      next_part: null,
    });
    expect(found).toMatchObject({
      records: expect.arrayContaining([
        expect.objectContaining({
          record: 7,
          title: null,
          outcome: { as: 'refused', reason: 'it has no title' },
        }),
      ]),
    });
    const done = await desk.json('POST', '/import', { ...body, checked: found.checked }, token);
    expect([done.status, await sources()]).toEqual([201, expect.objectContaining({ length: 6 })]);
  });
});
