import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('a record that may be the same as a saved one', () => {
  let desk: TestDesk;
  let editor: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    editor = await desk.signIn('editor');
    await desk.json('POST', '/sources', { title: 'Transcript' }, editor);
    await desk.json('POST', '/occasions', { name: 'Press conference' }, editor);
  });
  afterAll(() => desk.close());

  it.each([
    ['/sources', { title: 'Transcript', outlet_id: '999' }, 'outlet'],
    ['/occasions', { name: 'Press conference', 'source.title': 'Saved nowhere' }, 'source'],
  ])('is first refused for what is wrong with it: %s', async (address, fields, at) => {
    const refused = await desk.form(address, fields, editor);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(`href="#f-${at}`);
    expect(page).not.toContain('name="confirmed"');
  });

  it('leaves nothing behind while somebody is asked about it', async () => {
    const fields = { title: 'Transcript', 'outlet.name': 'Named in passing' };
    const asked = await desk.form('/sources', fields, editor);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('This source may already be saved.');
    const listed = await (await desk.get('/outlets.json', editor)).json();
    expect(listed).toMatchObject({ outlets: [] });
    const added = await desk.form('/sources', { ...fields, confirmed: 'yes' }, editor);
    expect(added.status).toBe(303);
  });
});

describe('a form that somebody overtook', () => {
  it('stands where it stood, below the list of its records', async () => {
    const desk = await openDesk();
    const editor = await desk.signIn('editor');
    const added = await desk.form('/outlets', { name: 'CCTV' }, editor);
    const address = added.headers.get('location') ?? '';
    await desk.form(address, { version: '1', name: 'CCTV News' }, editor);
    const overtaken = await desk.form(address, { version: '1', name: 'CGTN' }, editor);
    expect(overtaken.status).toBe(409);
    expect(await overtaken.text()).toContain('<li><a href="/outlets">Outlets</a></li>');
    await desk.close();
  });
});
