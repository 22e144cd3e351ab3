import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import {
  claimsOf,
  type DeskWithClaims,
  faultsIn,
  type ListJson,
  openDeskWithClaims,
} from './desk-with-claims.js';

describe('lists', () => {
  let on: DeskWithClaims;
  let checker: Sends;
  let editor: Sends;
  let viewer: Sends;
  let [a, b, c] = [0, 0, 0];
  beforeAll(async () => {
    on = await openDeskWithClaims();
    [checker, editor, viewer] = [
      await on.desk.signIn('checker'),
      await on.desk.signIn('editor'),
      await on.desk.signIn('viewer'),
    ];
    [a, b, c] = on.claims;
  });
  afterAll(() => on.desk.close());

  it('are made of ticked claims once they have a title, however often that is sent', async () => {
    const page = await (await on.desk.get('/claims', viewer)).text();
    expect(page).toContain(`name="claim_ids.0" value="${c}"`);
    expect(await faultsIn(page)).toEqual([]);
    const ticks = { 'claim_ids.0': String(a), 'claim_ids.7': String(b), 'claim_ids.12': String(c) };
    const asked = await on.desk.form('/lists', { key: 'ticks', ...ticks }, viewer);
    expect(asked.status).toBe(200);
    const form = await asked.text();
    expect(form).toContain(`value="${a}, ${b}, ${c}"`);
    expect(await faultsIn(form)).toEqual([]);
    const fields = { title: 'Mine', style: 'apa', locale: 'en-US', claim_ids: `${a}, ${b}, ${c}` };
    const send = () => on.desk.form('/lists', { key: 'titled', ...fields }, viewer);
    const answers = await Promise.all([send(), send(), send()]);
    const places = new Set(answers.map((one) => one.headers.get('location')));
    expect(places.size).toBe(1);
    const id = Number(/^\/lists\/(\d+)$/.exec([...places][0] ?? '')?.[1]);
    const list = await on.read(id, on.viewerToken);
    expect(list).toMatchObject({ title: 'Mine', style: 'apa', locale: 'en-US', shared: false, version: 1 });
    expect(claimsOf(list)).toEqual([a, b, c]);
  });

  it('leave nothing behind where somebody ticks claims and goes away from the form', async () => {
    const lists = async () => (await on.desk.get('/lists.json', on.viewerToken)).json();
    const before = await lists();
    await on.desk.form('/lists', { 'claim_ids.0': String(a) }, viewer);
    await on.desk.form('/lists', { claim_ids: String(a), title: ' ' }, viewer);
    expect(await lists()).toEqual(before);
  });

  it('take claims once each, and only claims that are there, with one more version for each change', async () => {
    const { id } = await on.makeList({ title: 'Growing' });
    const put = (body: object) => on.desk.json('POST', `/lists/${id}/items`, body, on.token);
    expect((await put({ claim_ids: [c, a] })).status).toBe(200);
    expect((await put({ claim_id: a })).status).toBe(200);
    expect(await on.read(id)).toMatchObject({ version: 2 });
    expect((await put({ claim_id: b })).status).toBe(200);
    expect(claimsOf(await on.read(id))).toEqual([c, a, b]);
    for (const [body, path] of [
      [{ claim_id: 9999 }, 'claim_id'],
      [{}, 'claim_id'],
      [{ claim_id: a, claim_ids: [b] }, 'claim_ids'],
      [{ claim_ids: ['x'] }, 'claim_ids.0'],
    ] as const) {
      const refused = await put(body);
      expect(refused.status, path).toBe(422);
      expect(((await refused.json()) as { errors: unknown }).errors).toContainEqual(
        expect.objectContaining({ path }),
      );
    }
    expect(await on.read(id)).toMatchObject({ version: 3 });
    const changes = await on.desk.ctx.db
      .selectFrom('events')
      .select('change_id')
      .where('subject_kind', 'in', ['list', 'list_item'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(new Set(changes.map(({ change_id }) => change_id)).size).toBe(1);
  });

  it('are put in order by buttons, by dragging and as JSON', async () => {
    const { id } = await on.makeList({ title: 'Ordered', claim_ids: [a, b, c] });
    const versionNow = async () => String((await on.read(id)).version);
    const send = async (fields: Record<string, string>) => {
      const version = await versionNow();
      const answer = await on.desk.form(`/lists/${id}/order`, { ...fields, version }, checker);
      expect(answer.status).toBe(303);
      return claimsOf(await on.read(id));
    };
    const order = `${a},${b},${c}`;
    expect(await send({ order, move: `${c} up` })).toEqual([a, c, b]);
    expect(await send({ order: `${a},${c},${b}`, move: `${a} down` })).toEqual([c, a, b]);
    expect(await send({ order: `${b},${c},${a}` })).toEqual([b, c, a]);
    expect(await send({ order: `${b},${c},${a}`, move: `${c} out` })).toEqual([b, a]);
    expect((await on.desk.form(`/lists/${id}/order`, { order, version: '1' }, checker)).status).toBe(422);
    expect(
      (await on.desk.form(`/lists/${id}/order`, { order: `${a},${b}`, version: '1' }, checker)).status,
    ).toBe(409);
    const post = async (body: object) =>
      on.desk.json('POST', `/lists/${id}/order`, body, {
        ...on.token,
        'if-match': `"${await versionNow()}"`,
      });
    expect(claimsOf((await (await post({ claim_ids: [a, b] })).json()) as ListJson)).toEqual([a, b]);
    // Those that are named come first, and the others after them as they stood.
    expect(claimsOf((await (await post({ claim_ids: [b] })).json()) as ListJson)).toEqual([b, a]);
    const wrong = [
      {},
      { claim_ids: [a, a] },
      { claim_ids: [] },
      { move: `${a} sideways` },
      { claim_ids: [c] },
    ];
    for (const body of wrong) expect((await post(body)).status).toBe(422);
    expect(claimsOf(await on.read(id))).toEqual([b, a]);
    const [first] = (await on.read(id)).items;
    expect((await on.desk.json('DELETE', `/lists/${id}/items/${first?.id}`, {}, on.token)).status).toBe(200);
    expect((await on.desk.form(`/lists/${id}/items/${first?.id}/removal`, {}, checker)).status).toBe(404);
    expect(claimsOf(await on.read(id))).toEqual([a]);
  });

  it('are ordered against the version that was looked at, and a conflict shows the list as it stands', async () => {
    const { id } = await on.makeList({ title: 'Ordered twice', claim_ids: [a, b, c] });
    const post = (claim_ids: number[], sends: Sends) =>
      on.desk.json('POST', `/lists/${id}/order`, { claim_ids }, { ...on.token, ...sends });
    expect((await post([c, b, a], {})).status).toBe(428);
    expect((await post([c, b, a], { 'if-match': '"1"' })).status).toBe(200);
    const late = await post([b, a, c], { 'if-match': '"1"' });
    expect(late.status).toBe(409);
    const { current } = (await late.json()) as { current: ListJson };
    expect([current.version, claimsOf(current)]).toEqual([2, [c, b, a]]);
    expect(claimsOf(await on.read(id))).toEqual([c, b, a]);
  });

  it('show their claims in order and as they will be printed, on valid pages', async () => {
    const { id } = await on.makeList({ title: 'Shown', shared: true, claim_ids: [b, a, on.background] });
    const page = await (await on.desk.get(`/lists/${id}`, checker)).text();
    for (const words of [
      'Preview',
      'Director, Office',
      'Nobody has checked this yet',
      'is left out of the file unless',
      '<optgroup label="To read">',
    ]) {
      expect(page).toContain(words);
    }
    expect(await faultsIn(page)).toEqual([]);
    const seen = await (await on.desk.get(`/lists/${id}`, viewer)).text();
    expect(await faultsIn(seen)).toEqual([]);
    expect(await faultsIn(await (await on.desk.get('/lists', viewer)).text())).toEqual([]);
    expect(await faultsIn(await (await on.desk.get('/lists/new', checker)).text())).toEqual([]);
    const wrong = await on.desk.form(`/lists/${id}/items`, { claim_id: '9999' }, checker);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('There is no quotation 9999');
  });

  it('mark links whose text is their address, which a printed page does not repeat', async () => {
    const source = { type: 'webpage', title: 'The quay', url: 'https://news.example/quay' };
    const quotation = { text: 'The quay stays open.', form: 'direct', speaker: { name: 'Wang Yi' } };
    const answer = await on.desk.json('POST', '/claims', { ...quotation, attribution: { source } }, on.token);
    const claim = ((await answer.json()) as { id: number }).id;
    const { id } = await on.makeList({ title: 'Links', shared: true, claim_ids: [claim] });
    const page = await (await on.desk.get(`/lists/${id}`, checker)).text();
    expect(page).toContain('<a href="https://news.example/quay" class="address"');
  });

  it('keep restricted claims from a viewer and do not count them', async () => {
    const { id } = await on.makeList({
      title: 'With background',
      shared: true,
      claim_ids: [a, on.background],
    });
    const list = await on.read(id, on.viewerToken);
    expect(claimsOf(list)).toEqual([a]);
    for (const path of [
      `/lists/${id}`,
      '/lists',
      '/lists.json',
      `/lists/${id}/export`,
      `/lists/${id}/export?restricted=${on.background}`,
    ]) {
      const answer = await on.desk.get(path, viewer);
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).not.toMatch(/background only|Background|withheld/);
    }
    const { lists } = (await (await on.desk.get('/lists.json', viewer)).json()) as { lists: object[] };
    expect(lists).toContainEqual(expect.objectContaining({ id, claims: 1 }));
    expect(await (await on.desk.get(`/lists/${id}`, viewer)).text()).toContain('<dd>1</dd>');
    const own = await on.makeList({ title: 'Own' }, on.viewerToken);
    const probe = await on.desk.json(
      'POST',
      `/lists/${own.id}/items`,
      { claim_id: on.background },
      on.viewerToken,
    );
    expect(probe.status).toBe(422);
  });

  it('are changed by their owner, or as the desk’s by checkers and up', async () => {
    const desks = await on.makeList({ title: 'Shared', shared: true });
    expect((await on.desk.form(`/lists/${desks.id}/items`, { claim_id: String(a) }, viewer)).status).toBe(
      403,
    );
    expect((await on.desk.get(`/lists/${desks.id}/edit`, viewer)).status).toBe(403);
    expect((await on.desk.form(`/lists/${desks.id}/items`, { claim_id: String(a) }, editor)).status).toBe(
      303,
    );
    const back = await on.desk.form(`/lists/${desks.id}`, { title: 'Taken', version: '2' }, editor);
    expect(back.status).toBe(422);
    expect(await back.text()).toContain('only its author can make it private');
    const own = await on.makeList({ title: 'Private' });
    expect((await on.desk.get(`/lists/${own.id}.json`, on.viewerToken)).status).toBe(404);
    expect((await on.desk.get(`/lists/${own.id}`, editor)).status).toBe(404);
    const shared = await on.desk.json('POST', '/lists', { title: 'Ours?', shared: true }, on.viewerToken);
    expect(shared.status).toBe(422);
    expect(await (await on.desk.get('/lists.json', on.viewerToken)).text()).not.toContain('Private');
  });

  it('become the desk’s by checkers and up, and one’s own again by the one who made them', async () => {
    const theirs = await on.makeList({ title: 'Vera’s' }, on.viewerToken);
    const given = { title: 'Vera’s', note: 'Typed note', shared: 'on', version: '1' };
    const refused = await on.desk.form(`/lists/${theirs.id}`, given, viewer);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('share a list: this one stays yours');
    expect(page).toContain('Typed note');
    expect(await on.read(theirs.id, on.viewerToken)).toMatchObject({ shared: false, version: 1 });
    const { id } = await on.makeList({ title: 'Handed over' });
    const save = (fields: object, sees: number) =>
      on.desk.json('PATCH', `/lists/${id}`, fields, { ...on.token, 'if-match': `"${sees}"` });
    expect(await (await save({ shared: true }, 1)).json()).toMatchObject({ shared: true, version: 2 });
    expect((await on.desk.get(`/lists/${id}`, viewer)).status).toBe(200);
    expect(await (await save({ shared: false }, 2)).json()).toMatchObject({ shared: false, version: 3 });
    expect((await on.desk.get(`/lists/${id}`, viewer)).status).toBe(404);
    expect(await (await save({ style: null, locale: null }, 3)).json()).toMatchObject({ style: 'newsroom' });
  });

  it('go to the trash and come back', async () => {
    const { id } = await on.makeList({ title: 'Trashed', claim_ids: [a] }, on.viewerToken);
    expect((await on.desk.form(`/lists/${id}/trash`, {}, viewer)).status).toBe(303);
    expect(await (await on.desk.get('/lists.json', on.viewerToken)).text()).not.toContain('Trashed');
    expect(await (await on.desk.get(`/lists/${id}`, viewer)).text()).toContain('Restore');
    expect((await on.desk.form(`/lists/${id}/items`, { claim_id: String(b) }, viewer)).status).toBe(410);
    expect((await on.desk.form(`/lists/${id}/restoration`, {}, viewer)).status).toBe(303);
    expect(claimsOf(await on.read(id, on.viewerToken))).toEqual([a]);
    expect((await on.desk.json('DELETE', `/lists/${id}`, {}, on.viewerToken)).status).toBe(200);
  });

  it('keep everything typed, and both versions where two people edit at once', async () => {
    const refused = await on.desk.form(
      '/lists',
      { style: 'no such style', note: 'Typed note', claim_ids: `${a}, ${b}` },
      checker,
    );
    expect(refused.status).toBe(422);
    const page = await refused.text();
    for (const words of [
      'Give the list a title',
      'Typed note',
      `${a}, ${b}`,
      'No citation style matches “no such style”',
    ]) {
      expect(page).toContain(words);
    }
    const { id } = await on.makeList({ title: 'Twice', shared: true });
    expect(
      (await on.desk.form(`/lists/${id}`, { title: 'Twice over', shared: 'on', version: '1' }, editor))
        .status,
    ).toBe(303);
    const late = await on.desk.form(
      `/lists/${id}`,
      { title: 'Twice again', shared: 'on', version: '1' },
      checker,
    );
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('<del>over</del>');
  });
});
