import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('saved views', () => {
  let desk: TestDesk;
  let [viewer, checker, editor, token]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    viewer = await desk.signIn('viewer');
    checker = await desk.signIn('checker');
    editor = await desk.signIn('editor');
    token = await desk.token('editor');
  });
  afterAll(() => desk.close());

  async function save(fields: Record<string, string>, as: Sends = viewer ?? {}): Promise<string> {
    const answer = await desk.form('/views', fields, as);
    expect(answer.status).toBe(303);
    return answer.headers.get('location') ?? '';
  }

  const body = async (path: string, as?: Sends) => (await desk.get(path, as)).text();

  it('are saved on the page of claims, and lead back to it', async () => {
    const before = await body('/claims?form=partial&after=', viewer);
    expect(before).toContain('Save this view');
    expect(before).toContain('name="query" value="form=partial"');
    const at = await save({ name: 'Fragments', query: 'form=partial' });
    const answer = await desk.get(at, viewer);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/claims?form=partial']);
    const page = await body('/claims?form=partial', viewer);
    expect(page).toContain('<a href="/claims?form=partial" aria-current="page">Fragments</a>');
    expect(page).not.toContain('Save this view');
    expect(await body('/claims', viewer)).not.toContain('Save this view');
    expect(await body('/views', viewer)).toContain('Fragments');
  });

  it('are one’s own until an editor keeps them for the whole desk', async () => {
    const own = await save({ name: 'Vera’s own', query: 'language=fr' });
    expect((await desk.get(own, editor)).status).toBe(404);
    expect(await body('/views', editor)).not.toContain('Vera’s own');
    const refused = await desk.form('/views', { name: 'All', query: 'q=x', shared: 'on' }, checker);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('can share a view');
    const kept = await desk.form(own, { version: '1', name: 'All', query: 'q=x', shared: 'on' }, viewer);
    expect(kept.status).toBe(422);
    expect(await kept.text()).toContain('share a view: this one stays yours');
    const shared = await save({ name: 'For all of us', query: 'q=x', shared: 'on' }, editor);
    expect(await body('/views', viewer)).toContain('For all of us');
    expect(await body('/claims?q=y', viewer)).not.toContain('Share with all users');
    expect(await body('/claims?q=y', editor)).toContain('Share with all users');
    expect((await desk.form(shared, { version: '1', name: 'Mine', query: 'q=x' }, checker)).status).toBe(403);
  });

  it('are kept in one form, and refused where a filter is not known or says nothing', async () => {
    const made = await desk.json(
      'POST',
      '/views',
      { name: 'One form', query: 'https://desk.example/claims?to=2023&form=direct&q=&after=abc#top' },
      token,
    );
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      query: 'form=direct&to=2023',
      address: '/claims?form=direct&to=2023',
      shared: false,
      version: 1,
    });
    for (const query of ['colour=red', 'form=loud', 'from=soon', 'q=a&q=b', '', '/claims', 'after=x', 7]) {
      const answer = await desk.json('POST', '/views', { name: 'No', query }, token);
      expect([query, answer.status]).toEqual([query, 422]);
      const { errors } = (await answer.json()) as { errors: { path: string }[] };
      expect(errors.map(({ path }) => path)).toEqual(['query']);
    }
    const long = await desk.json('POST', '/views', { name: 'No', query: `q=${'a'.repeat(5000)}` }, token);
    expect(long.status).toBe(422);
    const again = await desk.form('/views', { query: 'form=direct' }, viewer);
    expect(again.status).toBe(422);
    const form = await again.text();
    expect(form).toContain('Give the view a name');
    expect(form).toContain('It shows: Form: Quotation.');
  });

  it('are renamed against the version that was seen, and only their maker takes one back from the desk', async () => {
    const at = await save({ name: 'Old name', query: 'form=mixed', shared: 'on' }, editor);
    expect(await body(`${at}/edit`, editor)).toContain('value="Old name"');
    expect((await desk.json('PATCH', at, { name: 'New name' }, token)).status).toBe(428);
    const match = { ...token, 'if-match': '"1"' };
    expect((await desk.json('PATCH', at, { name: 'New name' }, match)).status).toBe(200);
    expect((await desk.json('PATCH', at, { name: 'Late' }, match)).status).toBe(409);
    const clash = await desk.form(at, { version: '1', name: 'Late', query: 'form=mixed' }, editor);
    expect(clash.status).toBe(409);
    expect(await clash.text()).toContain('New name');
    const admin = await desk.signIn('admin');
    const taken = await desk.form(at, { version: '2', name: 'Ada’s', query: 'form=mixed' }, admin);
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('only its author can make it private');
    const back = await desk.form(at, { version: '2', name: 'Eddie’s', query: 'form=mixed' }, editor);
    expect(back.status).toBe(303);
    expect(await (await desk.get(`${at}.json`, token)).json()).toMatchObject({
      name: 'Eddie’s',
      shared: false,
    });
    expect((await desk.get(at, admin)).status).toBe(404);
    const given = await desk.json('PATCH', at, { shared: true }, { ...token, 'if-match': '"3"' });
    expect(await given.json()).toMatchObject({ shared: true });
    const wrong = await desk.json('PATCH', at, { query: 'colour=red' }, { ...token, 'if-match': '"4"' });
    expect(wrong.status).toBe(422);
    expect(await body(`${at}/history`, viewer)).toContain('Eddie’s');
  });

  it('go to the trash and come back by those who keep them', async () => {
    const at = await save({ name: 'Gone soon', query: 'language=de' });
    expect((await desk.form(`${at}/trash`, { version: '1' }, viewer)).headers.get('location')).toBe('/views');
    expect(await body('/claims', viewer)).not.toContain('Gone soon');
    expect(await body(at, viewer)).toContain('Restore');
    expect((await desk.get(`${at}/edit`, viewer)).status).toBe(410);
    expect((await desk.form(`${at}/restoration`, {}, viewer)).status).toBe(303);
    expect((await desk.get(at, viewer)).status).toBe(303);
    const shared = await save({ name: 'The desk’s, gone', query: 'language=it', shared: 'on' }, editor);
    expect((await desk.form(`${shared}/trash`, { version: '1' }, viewer)).status).toBe(403);
    await desk.form(`${shared}/trash`, { version: '1' }, editor);
    expect((await desk.get(shared, viewer)).status).toBe(410);
    expect(await body('/trash', editor)).toContain('The desk’s, gone');
    expect((await desk.json('DELETE', shared, {}, token)).status).toBe(200);
  });

  it('of the desk are hidden from viewers where a filter names what is hidden from them', async () => {
    const [speaker, open] = await desk.as('checker', async (change) => {
      const hidden = await addTestSpeaker(change, 'The Insider');
      const shown = await addTestSpeaker(change, 'The Minister');
      const claim = await addTestClaim(change, { speaker_id: hidden.id, ground_rule: 'background' });
      await addTestClaim(change, { speaker_id: shown.id });
      const tag = await addRow(change, 'tags', { name: 'leak & co', note: null });
      await addRow(change, 'claim_tags', { claim_id: claim.id, tag_id: tag.id });
      return [hidden.id, shown.id];
    });
    const hidden = [
      await save({ name: 'Insider’s words', query: `speaker=${speaker}`, shared: 'on' }, editor),
      await save({ name: 'Insider’s leak', query: 'tag=leak+%26+co&form=direct', shared: 'on' }, editor),
      await save({ name: 'Insider’s none', query: 'occasion=999999', shared: 'on' }, editor),
    ];
    const shown = await save({ name: 'Minister’s words', query: `speaker=${open}`, shared: 'on' }, editor);
    expect((await desk.get(shown, viewer)).status).toBe(303);
    expect(await body('/views', viewer)).toContain('Speaker: The Minister');
    for (const at of hidden) {
      expect((await desk.get(at, viewer)).status).toBe(404);
      expect((await desk.get(`${at}.json`, viewer)).status).toBe(404);
      expect((await desk.get(`${at}/history`, viewer)).status).toBe(404);
      expect((await desk.get(at, checker)).status).toBe(303);
    }
    for (const path of ['/views', '/views.json', '/claims', '/activity', '/activity.json', '/'])
      expect([path, (await body(path, viewer)).includes('Insider’s')]).toEqual([path, false]);
    expect(await body('/activity', checker)).toContain('Insider’s words');
    expect(await body('/activity', viewer)).toContain('Minister’s words');
  });
});
