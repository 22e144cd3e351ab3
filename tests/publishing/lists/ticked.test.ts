import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { claimsOf, type DeskWithClaims, faultsIn, openDeskWithClaims } from './desk-with-claims.js';

describe('claims ticked on the page of claims', () => {
  let on: DeskWithClaims;
  let checker: Sends;
  beforeAll(async () => {
    on = await openDeskWithClaims();
    checker = await on.desk.signIn('checker');
  });
  afterAll(() => on.desk.close());

  it('go onto a list that is there, and those that stood on it already are told', async () => {
    const [first, second, third] = on.claims;
    const list = await on.makeList({ title: 'Blinken’s visit', claim_ids: [second] });
    const page = await (await on.desk.get('/claims', checker)).text();
    expect(page).toContain(`<option value="${list.id}">Blinken’s visit</option>`);
    expect(page).toContain('formaction="/lists/items"');
    const ticked = { list_id: String(list.id), 'claim_ids.0': String(first), 'claim_ids.2': String(second) };
    const put = await on.desk.form('/lists/items', { ...ticked, 'claim_ids.3': String(third) }, checker);
    expect([put.status, put.headers.get('location')]).toEqual([303, `/lists/${list.id}?added=2&already=1`]);
    expect(claimsOf(await on.read(list.id))).toEqual([second, first, third]);
    const shown = await (await on.desk.get(put.headers.get('location') ?? '', checker)).text();
    expect(shown).toContain('Added: 2 quotations. One quotation was already on this list');
    expect(await faultsIn(shown)).toEqual([]);
  });

  it('are told by number in JSON where they stood on it already', async () => {
    const list = await on.makeList({ title: 'Told', claim_ids: [on.claims[0]] });
    const body = { list_id: list.id, claim_ids: [on.claims[0]] };
    const answer = await on.desk.json('POST', '/lists/items', body, on.token);
    expect(await answer.json()).toMatchObject({ added: 0, already: [on.claims[0]], version: list.version });
    const one = await on.desk.json('POST', `/lists/${list.id}/items`, { claim_id: on.claims[1] }, on.token);
    expect(await one.json()).toMatchObject({ added: 1, already: [], version: list.version + 1 });
  });

  it('are kept in a form that asks for the list, or for the claims, where either is missing', async () => {
    const none = await on.desk.form('/lists/items', { 'claim_ids.0': '1' }, checker);
    expect(none.status).toBe(422);
    const page = await none.text();
    expect(page).toContain('id="f-list_id-problem"');
    expect(page).toContain('name="claim_ids" value="1"');
    expect(await faultsIn(page)).toEqual([]);
    const list = await on.makeList({ title: 'Empty' });
    const unticked = await on.desk.form('/lists/items', { list_id: String(list.id) }, checker);
    expect(await unticked.text()).toContain('Tick at least one quotation');
    const wrong = { list_id: String(list.id), claim_ids: '999' };
    expect(await (await on.desk.form('/lists/items', wrong, checker)).text()).toContain(
      'There is no quotation 999',
    );
  });

  it('go onto one’s own lists and the desk’s alone', async () => {
    const theirs = await on.makeList({ title: 'A checker’s own' });
    const desks = await on.makeList({ title: 'Shared', shared: true });
    for (const { id } of [theirs, desks]) {
      const body = { list_id: id, claim_ids: [on.claims[0]] };
      expect((await on.desk.json('POST', '/lists/items', body, on.viewerToken)).status).toBe(422);
    }
    const viewer = await on.desk.signIn('viewer');
    expect(await (await on.desk.get('/claims', viewer)).text()).not.toContain('A checker’s own');
  });

  it('make a new list whichever list was chosen beside the other button', async () => {
    const list = await on.makeList({ title: 'Chosen' });
    const fields = { list_id: String(list.id), 'claim_ids.0': String(on.claims[0]) };
    const asked = await (await on.desk.form('/lists', fields, checker)).text();
    expect(asked).toContain('<h1>New list</h1>');
    expect(asked).not.toContain(`value="${list.id}"`);
    expect(claimsOf(await on.read(list.id))).toEqual([]);
  });
});
