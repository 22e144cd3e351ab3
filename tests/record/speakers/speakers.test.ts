import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('speakers', () => {
  let desk: TestDesk;
  let [checker, editor, viewer, token]: Sends[] = [];
  let source: number;
  beforeAll(async () => {
    desk = await openDesk();
    checker = await desk.signIn('checker');
    editor = await desk.signIn('editor');
    viewer = await desk.signIn('viewer');
    token = await desk.token('checker');
    source = await desk.as('checker', async (change) => {
      const row = await addRow(change, 'sources', { type: 'webpage', title: 'Official biography' } as never);
      return row.id;
    });
  });
  afterAll(() => desk.close());

  async function addByForm(fields: Record<string, string>): Promise<string> {
    const added = await desk.form('/speakers', fields, checker);
    expect(added.status).toBe(303);
    return added.headers.get('location') ?? '';
  }

  async function read(address: string, sends = viewer) {
    return (await desk.get(`${address}.json`, sends)).json() as Promise<Record<string, unknown>>;
  }

  async function eventsOf(kind: string): Promise<string[]> {
    const rows = await desk.ctx.db
      .selectFrom('events')
      .select('action')
      .where('subject_kind', '=', kind)
      .orderBy('seq')
      .execute();
    return rows.map(({ action }) => action);
  }

  const WANG = {
    kind: 'person',
    name: 'Wang Yi',
    sort_name: 'Wang Yi',
    language: 'en',
    description: 'Chinese diplomat.',
    wikidata_id: 'https://www.wikidata.org/wiki/Q704652',
    'names.0.name': '王毅',
    'names.0.language': 'zh',
    'names.1.name': '',
    'names.1.language': '',
    'titles.0.title': 'Minister of Foreign Affairs',
    'titles.0.body': 'People’s Republic of China',
    'titles.0.held_from': '16 March 2013',
    'titles.0.held_to': '2022-12-30',
    'titles.1.title': '',
  };

  it('are added by one form with their names and titles, rows left empty left out', async () => {
    const address = await addByForm({ ...WANG, 'titles.0.source_id': String(source) });
    expect(await read(address)).toEqual({
      id: Number(address.split('/').at(-1)),
      kind: 'person',
      name: 'Wang Yi',
      sort_name: 'Wang Yi',
      language: 'en',
      description: 'Chinese diplomat.',
      wikidata_id: 'Q704652',
      awaiting_names: [],
      names: [{ name: '王毅', language: 'zh' }],
      titles: [
        {
          title: 'Minister of Foreign Affairs',
          body: 'People’s Republic of China',
          held_from: '2013-03-16',
          held_to: '2022-12-30',
          source_id: source,
        },
      ],
      miscredited: [],
      members: [],
      version: 1,
      statements: [],
      next: null,
      merged: [],
    });
    const row = await desk.ctx.db
      .selectFrom('speaker_titles')
      .select(['held_from_min', 'held_to_max'])
      .execute();
    expect(row).toEqual([{ held_from_min: '2013-03-16', held_to_max: '2022-12-30' }]);
    const history = await (await desk.get(`${address}/history`, viewer)).text();
    const told = history.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(told).toContain('Language Chinese');
    expect(told).toContain('Body People’s Republic of China');
    const page = await (await desk.get(address, viewer)).text();
    expect(page).toContain('<bdi lang="zh" dir="ltr">王毅</bdi>');
    expect(page).toContain('16 March 2013');
    expect(page).toContain('Official biography');
  });

  it('are found by any of their names', async () => {
    const found = async (q: string) => {
      const answer = await desk.get(`/speakers.json?q=${encodeURIComponent(q)}`, viewer);
      return ((await answer.json()) as { speakers: { name: string }[] }).speakers.map(({ name }) => name);
    };
    expect(await found('王毅')).toEqual(['Wang Yi']);
    expect(await found('wang')).toEqual(['Wang Yi']);
    expect(await found('%')).toEqual([]);
    expect(await (await desk.get('/speakers?q=nobody', viewer)).text()).toContain('No speakers match');
  });

  it('show their form with a row for each name and title, and two empty ones', async () => {
    const address = await addByForm({ name: 'With rows', 'names.0.name': 'Also so' });
    const form = await (await desk.get(`${address}/edit`, checker)).text();
    expect(form).toContain('name="names.0.name" value="Also so"');
    expect(form).toContain('name="names.2.name"');
    expect(form).not.toContain('name="names.3.name"');
    expect(form).toContain('name="titles.1.held_from"');
    expect(form).toContain('Never record the identity of a confidential source');
    expect(await (await desk.get('/speakers/new', checker)).text()).toContain('name="members.1.name"');
  });

  it('are refused with a date that does not exist, with everything typed kept', async () => {
    const typed = {
      'names.0.language': 'zh',
      'titles.0.title': 'Minister <b>',
      'titles.0.held_from': '2023-02-30',
      description: 'Typed with care',
    };
    const refused = await desk.form('/speakers', typed, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Enter the speaker’s name');
    expect(page).toContain('id="f-names-0-name-problem"');
    expect(page).toContain('id="f-titles-0-held_from-problem"');
    expect(page).toContain('value="2023-02-30"');
    expect(page).toContain('value="Minister &lt;b&gt;"');
    expect(page).toContain('Typed with care');
  });

  it.each([
    [{ name: 'X', rank: 1, names: [{ name: 'Y', script: 'Z' }] }, ['names.0.script', 'rank']],
    [{ name: 'X', kind: 'robot', wikidata_id: 'P31' }, ['kind', 'wikidata_id']],
    [{ name: 'X', names: 'Y', titles: { a: 1 }, members: [['1']] }, ['members.0', 'names.0', 'titles']],
    [{ name: 'X', names: [{ name: 'Y' }, { name: 'Y', language: 'zh' }] }, ['names.1.name']],
    [{ name: 'X', names: [{ language: 'xx-yy-zz' }] }, ['names.0.language', 'names.0.name']],
    [{ name: 'X', titles: [{ title: 'Y', held_from: '2023', held_to: '2022' }] }, ['titles.0.held_to']],
    [{ name: 'X', titles: [{ title: 'Y', source_id: 999 }] }, ['titles.0.source_id']],
    [{ name: 'X', kind: 'body', members: [999, 'x'] }, ['members.1']],
    [{ name: 'X', kind: 'body', members: [999] }, ['members.0.id']],
    [{ name: 'X', kind: 'body', members: [{ name: 'Nobody Atall' }] }, ['members.0.name']],
    [{ name: 'X', kind: 'body', members: ['', 1, null, 999] }, ['members.3.id']],
    [{ name: 'X', names: ['', { name: 'Y' }, null, { name: 'Y' }] }, ['names.3.name']],
    [{ name: 'X', titles: ['', { title: 'Y', source_id: 999 }] }, ['titles.1.source_id']],
    [{ name: 'X', titles: [null, { title: 'Y', held_from: '2020', held_to: '2019' }] }, ['titles.1.held_to']],
    [{ name: 'X', members: [{ name: 'Wang Yi' }] }, ['members']],
    [{ name: 'X', kind: 'body', members: [{ name: 'Wang Yi' }, { name: '王毅' }] }, ['members.1.name']],
    [
      { name: 'X', kind: 'unnamed', wikidata_id: 'Q1', names: [{ name: 'Who' }], titles: [{ title: 'T' }] },
      ['names', 'titles', 'wikidata_id'],
    ],
  ])('refuse %j', async (body, paths) => {
    const refused = await desk.json('POST', '/speakers', body, token);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(paths);
    expect(await desk.ctx.db.selectFrom('speakers').where('name', '=', 'X').select('id').execute()).toEqual(
      [],
    );
  });

  it('are asked which source a title is taken from, beside it, where several have its name', async () => {
    for (const note of ['The first', 'The second'])
      await desk.as('checker', (change) =>
        addRow(change, 'sources', { type: 'webpage', title: 'Who’s Who', note } as never),
      );
    const typed = {
      name: 'Titled',
      'titles.0.title': 'Director',
      'titles.0.source.title': 'Who’s Who',
      description: 'Typed with care',
    };
    const refused = await desk.form('/speakers', typed, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('id="f-titles-0-source-title-problem"');
    expect(page).toContain('2 sources are called Who’s Who');
    expect(page).toContain('Typed with care');
  });

  it('leave an event for each name and title that comes, goes or changes, in one version', async () => {
    const address = await addByForm({
      name: 'Evented',
      'names.0.name': 'Stays',
      'names.1.name': 'Goes',
      'titles.0.title': 'Minister',
      'titles.0.held_from': '2020',
    });
    const [names, titles, speakers] = [
      await eventsOf('speaker_name'),
      await eventsOf('speaker_title'),
      await eventsOf('speaker'),
    ];
    const saved = await desk.form(
      address,
      {
        name: 'Evented',
        kind: 'person',
        'names.0.name': 'Stays',
        'names.4.name': 'Comes',
        'titles.0.title': 'Minister',
        'titles.0.held_from': '2020',
        'titles.0.held_to': '2021-05',
        version: '1',
      },
      checker,
    );
    expect(saved.status).toBe(303);
    expect(await read(address)).toMatchObject({
      version: 2,
      names: [{ name: 'Stays' }, { name: 'Comes' }],
      titles: [{ held_from: '2020', held_to: '2021-05' }],
    });
    expect((await eventsOf('speaker_name')).slice(names.length)).toEqual(['removed', 'added']);
    expect((await eventsOf('speaker_title')).slice(titles.length)).toEqual(['changed']);
    expect((await eventsOf('speaker')).slice(speakers.length)).toEqual(['changed']);
  });

  it('write nothing where nothing differs', async () => {
    const address = await addByForm({ name: 'Same', 'names.0.name': 'As before' });
    const same = { name: 'Same', kind: 'person', 'names.0.name': 'As before', version: '1' };
    expect((await desk.form(address, same, checker)).status).toBe(303);
    expect(await read(address)).toMatchObject({ version: 1 });
  });

  it('keep both versions when two people edit at once, rows too', async () => {
    const address = await addByForm({ name: 'Edited', 'names.0.name': 'First' });
    const theirs = { name: 'Edited', kind: 'person', 'names.0.name': 'First', 'names.1.name': 'Second' };
    expect((await desk.form(address, { ...theirs, version: '1' }, editor)).status).toBe(303);
    const late = await desk.form(address, { name: 'Edited', 'names.0.name': 'Other', version: '1' }, checker);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Other name 2: Name');
    expect(page).toContain('<del>First</del>');
    expect(page).toContain('value="Other"');
    expect(await read(address)).toMatchObject({ names: [{ name: 'First' }, { name: 'Second' }], version: 2 });
    const json = await desk.json('PATCH', address, { names: [] }, { ...token, 'if-match': '"1"' });
    expect(json.status).toBe(409);
    expect(await json.json()).toMatchObject({ current: { names: [{ name: 'First' }, { name: 'Second' }] } });
  });

  it('are changed by JSON only where it names a field or a list', async () => {
    const address = await addByForm({ ...WANG, name: 'Patched', wikidata_id: 'Q424242' });
    const patched = await desk.json('PATCH', address, { titles: null }, { ...token, 'if-match': '"1"' });
    expect(await patched.json()).toMatchObject({
      name: 'Patched',
      names: [{ name: '王毅' }],
      titles: [],
      version: 2,
    });
    const unnamed = { kind: 'unnamed', wikidata_id: null };
    const refused = await desk.json('PATCH', address, unnamed, { ...token, 'if-match': '"2"' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'names' }] });
    const missing = await desk.json(
      'PATCH',
      '/speakers/9999',
      { name: 'X' },
      { ...token, 'if-match': '"1"' },
    );
    expect(missing.status).toBe(404);
    const person = await desk.json('PATCH', address, { kind: null }, { ...token, 'if-match': '"2"' });
    expect(await person.json()).toMatchObject({ kind: 'person', version: 2 });
    const cleared = await desk.json('PATCH', address, { wikidata_id: '' }, { ...token, 'if-match': '"2"' });
    expect(await cleared.json()).toMatchObject({ wikidata_id: null, version: 3 });
  });

  it('do not share a Wikidata number: who has it is named, and one that shares it already can be edited', async () => {
    const first = await addByForm({ name: 'Antony Blinken', wikidata_id: 'Q7821917' });
    const number = first.split('/').at(-1);
    const again = await desk.form('/speakers', { name: 'A. Blinken', wikidata_id: 'q7821917' }, checker);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain(`Antony Blinken (speaker ${number}) already has Q7821917`);
    const other = await addByForm({ name: 'Ilse Marren' });
    const match = { ...token, 'if-match': '"1"' };
    const refused = await desk.json('PATCH', other, { wikidata_id: 'Q7821917' }, match);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'wikidata_id' }] });
    expect((await desk.json('PATCH', first, { wikidata_id: 'Q7821917', language: 'en' }, match)).status).toBe(
      200,
    );
    await desk.as('checker', (change) =>
      changeRow(change, 'speakers', Number(other.split('/').at(-1)), 1, { wikidata_id: 'Q7821917' }),
    );
    const page = await (await desk.get(other, viewer)).text();
    expect(page).toContain('Possible duplicates');
    expect(page).toContain(`<a href="${first}">`);
    const edited = await desk.json('PATCH', other, { language: 'en' }, { ...token, 'if-match': '"2"' });
    expect(edited.status).toBe(200);
  });
});
