import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('outlets', () => {
  let desk: TestDesk;
  let checker: Sends;
  let editor: Sends;
  let viewer: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, viewer] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.signIn('viewer'),
    ];
  });
  afterAll(() => desk.close());

  it('are added by a form and read on their page and as JSON', async () => {
    const added = await desk.form(
      '/outlets',
      { name: 'CCTV', kind: 'broadcaster', url: 'https://www.cctv.com/' },
      checker,
    );
    expect(added.status).toBe(303);
    const address = added.headers.get('location') ?? '';
    expect(await (await desk.get(address, viewer)).text()).toContain('<h1>CCTV</h1>');
    const json = await (await desk.get(`${address}.json`, viewer)).json();
    expect(json).toMatchObject({
      name: 'CCTV',
      kind: 'broadcaster',
      url: 'https://www.cctv.com/',
      note: null,
      is_ours: false,
      version: 1,
    });
  });

  it('are written once, however often the form is sent', async () => {
    const fields = { key: 'k-1', name: 'Sent twice' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.form('/outlets', fields, checker)));
    expect(new Set(answers.map((one) => one.headers.get('location'))).size).toBe(1);
    const again = await desk.form('/outlets', { ...fields, name: 'Another' }, checker);
    expect(again.status).toBe(422);
  });

  it('are refused without a name, with everything typed kept', async () => {
    const refused = await desk.form(
      '/outlets',
      { url: 'ftp://example.org', note: 'Typed <b>with care</b>' },
      checker,
    );
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Enter the outlet’s name');
    expect(page).toContain('ftp://example.org');
    expect(page).toContain('Typed &lt;b&gt;with care&lt;/b&gt;');
    expect(page).toContain('Give a web address that begins with https://');
  });

  it('answer JSON with a problem that names the field', async () => {
    const token = await desk.token('checker');
    const refused = await desk.json('POST', '/outlets', { name: ['a list'], is_admin: true }, token);
    expect(refused.status).toBe(422);
    const problem = (await refused.json()) as { errors: { path: string }[] };
    expect(problem.errors.map(({ path }) => path).sort()).toEqual(['is_admin', 'name']);
  });

  it('keep both versions when two people edit at once', async () => {
    const address = (await desk.form('/outlets', { name: 'Agency' }, checker)).headers.get('location') ?? '';
    expect((await desk.form(address, { name: 'Agency One', version: '1' }, editor)).status).toBe(303);
    const late = await desk.form(address, { name: 'Agency Two', version: '1' }, checker);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>One</del>');
    expect(page).toContain('<ins>Two</ins>');
    expect(page).toContain('value="Agency Two"');
    expect((await desk.form(address, { name: 'Agency Two', version: '2' }, checker)).status).toBe(303);
  });

  it('want a version with every edit in JSON', async () => {
    const token = await desk.token('checker');
    const { id } = (await (await desk.json('POST', '/outlets', { name: 'Versioned' }, token)).json()) as {
      id: number;
    };
    expect((await desk.json('PATCH', `/outlets/${id}`, { name: 'X' }, token)).status).toBe(428);
    const saved = await desk.json(
      'PATCH',
      `/outlets/${id}`,
      { note: 'Kept' },
      { ...token, 'if-match': '"1"' },
    );
    expect(await saved.json()).toMatchObject({ name: 'Versioned', note: 'Kept', version: 2 });
    const late = await desk.json(
      'PATCH',
      `/outlets/${id}`,
      { note: 'Lost?' },
      { ...token, 'if-match': '"1"' },
    );
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ current: { note: 'Kept', version: 2 } });
  });

  it('go to the trash by an editor and come back', async () => {
    const address = (await desk.form('/outlets', { name: 'Trashed' }, checker)).headers.get('location') ?? '';
    expect((await desk.form(`${address}/trash`, {}, checker)).status).toBe(403);
    expect((await desk.form(`${address}/trash`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, checker)).status).toBe(410);
    expect(await (await desk.get(address, editor)).text()).toContain('Restore');
    expect((await desk.form(`${address}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, viewer)).status).toBe(200);
  });

  it('are not written by a page of another site', async () => {
    const forged = await desk.form(
      '/outlets',
      { name: 'Forged' },
      { ...checker, 'sec-fetch-site': 'cross-site' },
    );
    expect(forged.status).toBe(403);
    expect(await (await desk.get('/outlets.json', viewer)).text()).not.toContain('Forged');
  });

  it('are listed by name, found by a piece of it, and paged without losing one', async () => {
    await desk.as('checker', async (change) => {
      const { addOutlet } = await import('../../../src/record/outlets/actions.js');
      for (let n = 100; n < 220; n++)
        await addOutlet(change, { name: `Paper ${n}`, kind: null, url: null, note: null, is_ours: null });
    });
    const names: string[] = [];
    let next: string | null = '/outlets.json?q=paper';
    while (next) {
      const page = (await (await desk.get(next, viewer)).json()) as {
        outlets: { name: string }[];
        next: string | null;
      };
      names.push(...page.outlets.map(({ name }) => name));
      next = page.next;
    }
    expect(names).toHaveLength(120);
    expect(new Set(names).size).toBe(120);
    expect(names).toEqual([...names].sort());
  });
});
