import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskWithClaims, faultsIn, openDeskWithClaims } from '../desk-with-claims.js';
import { askingFor } from './asking.js';

describe('what has changed since an edition', () => {
  let on: DeskWithClaims;
  let ask: ReturnType<typeof askingFor>;
  let [a, b, c] = [0, 0, 0];
  beforeAll(async () => {
    on = await openDeskWithClaims();
    ask = askingFor(on);
    [a, b, c] = on.claims;
  });
  afterAll(() => on.desk.close());

  const rename = async (name: string) => {
    const { speaker } = (await (await on.desk.get(`/claims/${a}.json`, on.token)).json()) as {
      speaker: { id: number };
    };
    const own = await on.desk.get(`/speakers/${speaker.id}.json`, on.token);
    const { version } = (await own.json()) as { version: number };
    const edit = { ...on.token, 'if-match': `"${version}"` };
    expect((await on.desk.json('PATCH', `/speakers/${speaker.id}`, { name }, edit)).status).toBe(200);
  };

  it('is nothing where nothing did', async () => {
    const list = await on.makeList({ title: 'Still', claim_ids: [a, b] });
    const { id } = await ask.keep(list.id);
    expect(await ask.changes(list.id, id)).toMatchObject({
      same: 2,
      changed: 0,
      changes: [],
      other_style: false,
    });
  });

  it('tells what left the list, what came, and what is in the trash', async () => {
    const add = { text: 'For the trash.', form: 'direct', speaker: { name: 'Bo Lind', kind: 'person' } };
    const source = { type: 'webpage', title: 'A page' };
    const made = await on.desk.json('POST', '/claims', { ...add, attribution: { source } }, on.token);
    const trashed = ((await made.json()) as { id: number }).id;
    const list = await on.makeList({ title: 'Moving', claim_ids: [a, b, trashed] });
    const { id } = await ask.keep(list.id);
    const item = (await on.read(list.id)).items.find(({ claim_id }) => claim_id === b);
    await on.desk.json('DELETE', `/lists/${list.id}/items/${item?.id}`, {}, on.token);
    await on.desk.json('POST', `/lists/${list.id}/items`, { claim_id: c }, on.token);
    const editor = await on.desk.token('editor');
    expect((await on.desk.json('DELETE', `/claims/${trashed}`, {}, editor)).status).toBe(200);
    const { same, changes } = await ask.changes(list.id, id);
    expect(same).toBe(1);
    expect(changes.map(({ kind, claim_ids }) => [kind, ...claim_ids])).toEqual([
      ['gone', b],
      ['trashed', trashed],
      ['added', c],
    ]);
  });

  it('compares the words, and says statuses that are others', async () => {
    const list = await on.makeList({ title: 'Worded', claim_ids: [a, c] });
    const { id } = await ask.keep(list.id);
    await rename('Wang Yi the Elder');
    const findings = [{ facet: 'speaker', value: 'denied', rationale: 'He says so.' }];
    const found = await on.desk.json('POST', `/claims/${a}/findings`, { findings }, on.token);
    expect(found.status, await found.clone().text()).toBe(201);
    const { changes } = await ask.changes(list.id, id);
    const [first] = changes;
    expect(first).toMatchObject({ kind: 'changed', claim_ids: [a] });
    expect(first?.before).toContain('Wang Yi');
    expect(first?.after).toContain('Wang Yi the Elder');
    expect(first?.statuses).toEqual([{ claim_id: a, before: 'open', after: 'disputed' }]);
    const page = await (
      await on.desk.get(`${ask.at(list.id, id)}/changes`, await on.desk.signIn('checker'))
    ).text();
    expect(page).toContain('<ins>');
    expect(page).toContain(`Status of quotation ${a}: Open, now Disputed.`);
    expect(await faultsIn(page)).toEqual([]);
    await rename('Wang Yi');
  });

  it('is told of sources that stand for several quotations', async () => {
    const list = await on.makeList({ title: 'Sources', claim_ids: [a] });
    const { id } = await ask.keep(list.id, { kind: 'sources' });
    expect(await ask.changes(list.id, id)).toMatchObject({ same: 1, changed: 0 });
  });
});
