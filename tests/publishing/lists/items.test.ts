import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { type DeskWithClaims, faultsIn, type ListJson, openDeskWithClaims } from './desk-with-claims.js';

interface Described extends ListJson {
  readonly items: readonly {
    readonly id: number;
    readonly claim_id: number;
    readonly locator: string | null;
    readonly note: string | null;
  }[];
}

describe('a row of a list', () => {
  let on: DeskWithClaims;
  let checker: Sends;
  let viewer: Sends;
  beforeAll(async () => {
    on = await openDeskWithClaims();
    [checker, viewer] = [await on.desk.signIn('checker'), await on.desk.signIn('viewer')];
  });
  afterAll(() => on.desk.close());

  const read = async (id: number) => (await on.read(id)) as Described;
  const itemOf = async (id: number, claim: number) => {
    const item = (await read(id)).items.find(({ claim_id }) => claim_id === claim);
    return { ...item, path: `/lists/${id}/items/${item?.id}` };
  };
  const made = async (title: string, claim_ids: readonly number[]) =>
    (await on.makeList({ title, shared: true, claim_ids })).id;
  const describeRow = async (id: number, claim: number, fields: Record<string, string>, sends = checker) => {
    const { path } = await itemOf(id, claim);
    const { version } = await read(id);
    return on.desk.submit(path, { version: String(version), ...fields }, sends);
  };
  const undo = async (answer: Response) => {
    const page = await (await on.desk.get(answer.headers.get('location') ?? '', checker)).text();
    const [, action = ''] = /<form action="(\/changes\/\d+\/undo)"/.exec(page) ?? [];
    expect((await on.desk.submit(action, {}, checker)).status).toBe(303);
  };

  it('has a locator and a note, shown on the page and given as JSON', async () => {
    const [a, b] = on.claims;
    const id = await made('Described', [a, b]);
    const { path } = await itemOf(id, b);
    const form = await (await on.desk.get(`${path}/edit`, checker)).text();
    expect(await faultsIn(form)).toEqual([]);
    expect(form).toContain('Adhere to the One China principle.');
    const saved = await describeRow(id, b, { locator: 'p. 4', note: 'For the *second* part.' });
    expect(saved.status).toBe(303);
    expect(await read(id)).toMatchObject({
      version: 2,
      items: [
        { claim_id: a, locator: null, note: null },
        { claim_id: b, locator: 'p. 4', note: 'For the *second* part.' },
      ],
    });
    const page = await (await on.desk.get(`/lists/${id}`, viewer)).text();
    expect(page).toContain('Cited at p. 4');
    expect(page).toContain('For the <em>second</em> part.');
    expect(await faultsIn(page)).toEqual([]);
  });

  it('is cited at its locator on the list alone, in the preview, in files and where it is copied', async () => {
    const [a] = on.claims;
    const id = await made('Cited', [a]);
    await describeRow(id, a, { locator: 'p. 4' });
    const text = async (path: string) => (await on.desk.get(path, checker)).text();
    expect(await text(`/lists/${id}`)).toContain(', at p. 4');
    expect(await text(`/lists/${id}/export?style=apa`)).toContain('Reported there, at p. 4.');
    expect(await text(`/lists/${id}/export?format=csl-json`)).toMatch(
      /"locator":\{"locator":"4","label":"page"\}/,
    );
    expect(await text(`/lists/${id}/export?format=csv`)).toContain('p. 4');
    expect(await text(`/claims/citation?list=${id}&id=${a}`)).toContain('at p. 4');
    expect(await text(`/claims/citation?id=${a}`)).not.toContain('p. 4');
    expect(await text(`/claims/export?id=${a}`)).not.toContain('p. 4');
  });

  it('is exported and copied alone by its number, and refused where it is not on the list', async () => {
    const [a, b, c] = on.claims;
    const id = await made('Of three', [a, b]);
    const one = await on.desk.get(`/lists/${id}/export?id=${b}`, checker);
    expect(one.headers.get('onrecord-printed')).toContain('selected=1');
    expect(await one.text()).toContain('Adhere to the One China principle.');
    expect((await on.desk.get(`/lists/${id}/export?id=${c}`, checker)).status).toBe(422);
    expect((await on.desk.get(`/claims/citation?list=${id}&id=${c}`, checker)).status).toBe(404);
  });

  it('keeps what was typed where it is refused, and both versions where two people describe it', async () => {
    const [a] = on.claims;
    const id = await made('Twice', [a]);
    const { path } = await itemOf(id, a);
    const long = await on.desk.form(
      path,
      { version: '1', locator: 'x'.repeat(201), note: 'Typed.' },
      checker,
    );
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('Typed.');
    await describeRow(id, a, { note: 'The first note' });
    const late = await on.desk.form(path, { version: '1', note: 'The late note' }, checker);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>first</del>');
    expect(page).toContain('value="2"');
    expect(await itemOf(id, a)).toMatchObject({ note: 'The first note' });
  });

  it('is described as JSON against the version of its list', async () => {
    const [a] = on.claims;
    const id = await made('As JSON', [a]);
    const { path } = await itemOf(id, a);
    const patch = (fields: object, sends: Sends) =>
      on.desk.json('PATCH', path, fields, { ...on.token, ...sends });
    expect((await patch({ locator: '12:03' }, {})).status).toBe(428);
    expect((await patch({ locator: '12:03' }, { 'if-match': '"1"' })).status).toBe(200);
    const changed = await patch({ note: 'Heard.' }, { 'if-match': '"2"' });
    expect(await changed.json()).toMatchObject({
      version: 3,
      items: [{ locator: '12:03', note: 'Heard.' }],
    });
  });

  it('is described by those who may change the list, and not by viewers to whom it is hidden', async () => {
    const id = await made('Guarded', [on.claims[0]]);
    expect((await describeRow(id, on.claims[0], { note: 'Mine' }, viewer)).status).toBe(403);
    const hidden = await made('Hidden', [on.background, on.claims[0]]);
    const { version } = await on.read(hidden, on.viewerToken);
    expect((await describeRow(hidden, on.background, { note: 'Off the record.' })).status).toBe(303);
    const page = await (await on.desk.get(`/lists/${hidden}`, viewer)).text();
    const json = await (await on.desk.get(`/lists/${hidden}.json`, viewer)).text();
    const history = await (await on.desk.get(`/lists/${hidden}/history.json`, viewer)).text();
    expect(`${page}${json}${history}`).not.toContain('Off the record.');
    expect((await on.read(hidden, on.viewerToken)).version).toBe(version);
  });

  it('has its change in the history, and is as before once that is undone', async () => {
    const [a] = on.claims;
    const id = await made('Undone', [a]);
    await describeRow(id, a, { locator: 'p. 4', note: 'Kept' });
    const changed = await describeRow(id, a, { locator: 'p. 5' });
    const { history } = (await (await on.desk.get(`/lists/${id}/history.json`, checker)).json()) as {
      history: { did: string; changes: { label: string }[] }[];
    };
    const told = history.find(({ did }) => did.includes('a quotation on'));
    expect(told?.did).toBe('changed the locator or note of a quotation on this list');
    expect(told?.changes.map(({ label }) => label)).toEqual(['Note', 'Page, paragraph or time']);
    await undo(changed);
    expect(await itemOf(id, a)).toMatchObject({ locator: 'p. 4', note: 'Kept' });
  });

  it('comes back with its locator and note where removing it is undone', async () => {
    const [a, b] = on.claims;
    const id = await made('Removed', [a, b]);
    await describeRow(id, a, { locator: 'p. 4', note: 'Kept' });
    const { path } = await itemOf(id, a);
    const removed = await on.desk.submit(`${path}/removal`, { version: '2' }, checker);
    expect((await read(id)).items.map(({ claim_id }) => claim_id)).toEqual([b]);
    await undo(removed);
    expect(await read(id)).toMatchObject({
      items: [{ claim_id: a, locator: 'p. 4', note: 'Kept' }, { claim_id: b }],
    });
  });

  it('keeps a note that was written meanwhile where only its place is put back', async () => {
    const [a, b] = on.claims;
    const id = await made('Moved', [a, b]);
    const moved = await on.desk.submit(
      `/lists/${id}/order`,
      { order: `${a},${b}`, move: `${b} up`, version: '1' },
      checker,
    );
    await undo(moved);
    expect((await read(id)).items.map(({ claim_id }) => claim_id)).toEqual([a, b]);
    await describeRow(id, b, { note: 'Later' });
    expect(await itemOf(id, b)).toMatchObject({ note: 'Later' });
  });
});
