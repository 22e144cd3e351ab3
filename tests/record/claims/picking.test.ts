import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

interface Problem {
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

describe('records that a form names', () => {
  let desk: TestDesk;
  let [checker, editor, token]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, token] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.token('checker'),
    ];
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const added = await desk.json('POST', path, body, token);
    expect(added.status, await added.clone().text()).toBe(201);
    return ((await added.json()) as { id: number }).id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each record has other keys.
  async function read(path: string): Promise<any> {
    return (await desk.get(`${path}.json`, token)).json();
  }

  async function claim(fields: object = {}): Promise<number> {
    const body = { text: `Words number ${++entered}.`, speaker: { name: 'Jane Doe' }, ...fields };
    return add('/claims', body);
  }
  let entered = 0;

  const EDIT = { form: 'direct', ground_rule: 'on_record', version: '1' };

  it('stand in the form of a claim by name, with the number of the one that is meant', async () => {
    const id = await claim({ occasion: { name: 'A briefing' } });
    const page = await (await desk.get(`/claims/${id}/edit`, checker)).text();
    const { speaker, occasion } = await read(`/claims/${id}`);
    expect(page).toContain('name="speaker.name" value="Jane Doe"');
    expect(page).toContain(`name="speaker.id" value="${speaker.id}"`);
    expect(page).toContain('name="occasion.name" value="A briefing"');
    expect(page).toContain(`name="occasion.id" value="${occasion.id}"`);
    expect(page).not.toContain('Number of the');
  });

  it('stay as they are where a form is saved as it was opened', async () => {
    const id = await claim({ occasion: { name: 'Same as ever' }, text: 'Saved as it was.' });
    const { speaker, occasion } = await read(`/claims/${id}`);
    const form = {
      ...EDIT,
      text: 'Saved as it was.',
      'speaker.name': 'Jane Doe',
      'speaker.id': String(speaker.id),
      'occasion.name': 'Same as ever',
      'occasion.id': String(occasion.id),
    };
    expect((await desk.form(`/claims/${id}`, form, checker)).status).toBe(303);
    expect(await read(`/claims/${id}`)).toMatchObject({
      version: 1,
      speaker: { id: speaker.id },
      occasion: { id: occasion.id },
    });
  });

  it('change to the one whose name was typed over the old one, without scripts', async () => {
    const id = await claim({ text: 'Typed over.', occasion: { name: 'To be cleared' } });
    const other = await add('/speakers', { name: 'John Roe' });
    const { speaker, occasion } = await read(`/claims/${id}`);
    const form = {
      ...EDIT,
      text: 'Typed over.',
      'speaker.name': 'John Roe',
      'speaker.id': String(speaker.id),
      'occasion.name': '',
      'occasion.id': String(occasion.id),
    };
    expect((await desk.form(`/claims/${id}`, form, checker)).status).toBe(303);
    expect(await read(`/claims/${id}`)).toMatchObject({ speaker: { id: other }, occasion: null });
  });

  it('are asked for where the name was emptied, beside its field and with all typed kept', async () => {
    const id = await claim({ text: 'No speaker.' });
    const form = { ...EDIT, text: 'No speaker at all.', 'speaker.name': '', 'speaker.id': '1' };
    const refused = await desk.form(`/claims/${id}`, form, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('id="f-speaker-name-problem"');
    expect(page).toContain('No speaker at all.');
    const fresh = await (await desk.form('/claims', { text: 'Nobody said it.' }, checker)).text();
    expect(fresh).toContain('id="f-speaker-name-problem"');
    const cleared = await desk.json(
      'PATCH',
      `/claims/${id}`,
      { speaker_id: null },
      { ...token, 'if-match': '"1"' },
    );
    expect(cleared.status).toBe(422);
  });

  it('are new where the language of their name is another than that of the one on the desk', async () => {
    const first = await add('/speakers', { name: 'An Li', language: 'zh' });
    const same = await claim({ speaker: { name: 'An Li', language: 'zh' } });
    expect(await read(`/claims/${same}`)).toMatchObject({ speaker: { id: first } });
    const other = await claim({ speaker: { name: 'An Li', language: 'en' } });
    expect((await read(`/claims/${other}`)).speaker.id).not.toBe(first);
  });

  it('are asked about where two occasions have the name, and the claim stays as it was', async () => {
    const two = [
      await add('/occasions', { name: 'A hearing' }),
      await add('/occasions', { name: 'A hearing' }),
    ];
    const id = await claim({ text: 'At one of them.' });
    const match = { ...token, 'if-match': '"1"' };
    const asked = await desk.json('PATCH', `/claims/${id}`, { occasion: { name: 'A hearing' } }, match);
    expect(asked.status).toBe(422);
    const { errors } = (await asked.json()) as Problem;
    expect(errors).toMatchObject([
      { path: 'occasion.name', message: expect.stringContaining(`(numbers ${two.join(', ')})`) },
    ]);
    expect(await read(`/claims/${id}`)).toMatchObject({ occasion: null, version: 1 });
  });

  it('are told apart where several have the name, and the one that is chosen is taken', async () => {
    const first = await add('/speakers', { name: 'Li Ming', description: 'Governor of a bank' });
    const second = await add('/speakers', { name: 'Li Ming', description: 'Spokesman of a ministry' });
    const form = { text: 'One of the two said it.', 'speaker.name': 'Li Ming' };
    const asked = await desk.form('/claims', form, checker);
    expect(asked.status).toBe(422);
    const page = await asked.text();
    expect(page).toContain(`2 speakers are called Li Ming (numbers ${first}, ${second})`);
    expect(page).toContain(
      `<option value="${second}">Li Ming, number ${second}: Spokesman of a ministry</option>`,
    );
    expect(page).toContain('Another speaker of this name (new)');
    const chosen = await desk.form('/claims', { ...form, 'speaker.id': String(second) }, checker);
    expect(await read(chosen.headers.get('location') ?? '')).toMatchObject({ speaker: { id: second } });
    const another = { text: 'A third of them said it.', 'speaker.name': 'Li Ming', 'speaker.id': 'new' };
    const third = await read((await desk.form('/claims', another, checker)).headers.get('location') ?? '');
    expect([first, second]).not.toContain(third.speaker.id);
    expect(third.speaker.name).toBe('Li Ming');
  });

  it('are not taken where what was typed beside the name differs from them', async () => {
    const speaker = await add('/speakers', { name: 'Ministry of Truth', kind: 'body' });
    const body = {
      text: 'Not as it is kept.',
      speaker: { id: speaker, name: 'Ministry of Truth', kind: 'person' },
    };
    const refused = await desk.json('POST', '/claims', body, token);
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as Problem).errors).toMatchObject([
      { path: 'speaker.name', choices: [{ value: String(speaker) }, { value: 'new' }] },
    ]);
  });

  it('name the source of an attribution, whom it credits, and its occasion', async () => {
    const source = await add('/sources', { title: 'First paper' });
    const other = await add('/sources', { title: 'Second paper' });
    const id = await claim({ text: 'As printed.', attribution: { source_id: source } });
    const [{ id: attribution }] = (await read(`/claims/${id}`)).attributions;
    const credits = {
      voiced_by: { name: 'An Interpreter' },
      speaker_id: (await read(`/claims/${id}`)).speaker.id,
    };
    const edited = await desk.json('PATCH', `/attributions/${attribution}`, credits, {
      ...token,
      'if-match': '"1"',
    });
    expect(edited.status).toBe(200);
    const page = await (await desk.get(`/attributions/${attribution}/edit`, checker)).text();
    expect(page).toContain('name="source.title" value="First paper"');
    expect(page).toContain('name="voiced_by.name" value="An Interpreter"');
    const voiced = (await read(`/attributions/${attribution}`)).voiced_by_id;
    const form = {
      version: '2',
      wording: 'As printed.',
      rank: 'normal',
      'source.title': 'Second paper',
      'source.id': String(source),
      'voiced_by.name': 'An Interpreter',
      'voiced_by.id': String(voiced),
      'occasion.name': 'Another day',
    };
    expect((await desk.form(`/attributions/${attribution}`, form, checker)).status).toBe(303);
    expect(await read(`/attributions/${attribution}`)).toMatchObject({
      source: { id: other },
      voiced_by_id: voiced,
      speaker_id: null,
      occasion_id: expect.any(Number),
    });
  });

  it('name the outlet of a source and the source of an occasion', async () => {
    const id = await add('/sources', { title: 'Evening edition', outlet: { name: 'The Paper' } });
    const page = await (await desk.get(`/sources/${id}/edit`, checker)).text();
    expect(page).toContain('name="outlet.name" value="The Paper"');
    const other = await add('/outlets', { name: 'The Agency' });
    const form = { title: 'Evening edition', version: '1', 'outlet.name': 'The Agency', 'outlet.id': '1' };
    expect((await desk.form(`/sources/${id}`, form, checker)).status).toBe(303);
    expect(await read(`/sources/${id}`)).toMatchObject({ outlet: { id: other, name: 'The Agency' } });
    const occasion = await desk.form(
      '/occasions',
      { name: 'Dated', 'source.title': 'Evening edition' },
      checker,
    );
    expect(await read(occasion.headers.get('location') ?? '')).toMatchObject({ source_id: id });
    const unknown = await desk.form('/occasions', { name: 'Dated', 'source.title': 'Nowhere' }, checker);
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('id="f-source-title-problem"');
  });

  it('may not be in the trash', async () => {
    const [speaker, occasion, source] = [
      await add('/speakers', { name: 'Gone Speaker' }),
      await add('/occasions', { name: 'Gone occasion' }),
      await add('/sources', { title: 'Gone source' }),
    ];
    const outlet = await add('/outlets', { name: 'Gone outlet' });
    for (const path of [
      `/speakers/${speaker}`,
      `/occasions/${occasion}`,
      `/sources/${source}`,
      `/outlets/${outlet}`,
    ])
      expect((await desk.form(`${path}/trash`, {}, editor)).status).toBe(303);
    const id = await claim({ text: 'Rests on what is there.', attribution: { source: { title: 'There' } } });
    const [{ id: attribution }] = (await read(`/claims/${id}`)).attributions;
    const refusals: readonly [method: 'POST' | 'PATCH', path: string, body: object, at: string][] = [
      ['POST', '/claims', { text: 'New.', speaker_id: speaker }, 'speaker_id'],
      ['POST', '/claims', { text: 'New.', speaker: { id: speaker, name: 'Gone Speaker' } }, 'speaker.name'],
      ['PATCH', `/claims/${id}`, { occasion_id: occasion }, 'occasion_id'],
      ['PATCH', `/claims/${id}`, { speaker_id: speaker }, 'speaker_id'],
      ['POST', `/claims/${id}/attributions`, { source_id: source, wording: 'W' }, 'source_id'],
      ['PATCH', `/attributions/${attribution}`, { source_id: source }, 'source_id'],
      ['PATCH', `/attributions/${attribution}`, { speaker_id: speaker }, 'speaker_id'],
      ['PATCH', `/attributions/${attribution}`, { voiced_by_id: speaker }, 'voiced_by_id'],
      ['PATCH', `/attributions/${attribution}`, { occasion_id: occasion }, 'occasion_id'],
      ['PATCH', `/attributions/${attribution}`, { snapshot_id: 999 }, 'snapshot_id'],
      ['PATCH', `/attributions/${attribution}`, { voiced_by_id: 999 }, 'voiced_by_id'],
      ['POST', '/sources', { title: 'New', outlet_id: outlet }, 'outlet_id'],
      ['POST', '/occasions', { name: 'New', source_id: source }, 'source_id'],
      [
        'POST',
        '/speakers',
        { name: 'New', titles: [{ title: 'T', source_id: source }] },
        'titles.0.source_id',
      ],
      ['POST', '/speakers', { name: 'New', kind: 'body', members: [speaker] }, 'members.0.id'],
    ];
    for (const [method, path, body, at] of refusals) {
      const refused = await desk.json(method, path, body, { ...token, 'if-match': '"1"' });
      expect([refused.status, path, at]).toEqual([422, path, at]);
      expect(((await refused.json()) as Problem).errors.map((error) => error.path)).toEqual([at]);
    }
  });
});
