import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTestEdition } from '../../../support/editions.js';
import { type DeskWithClaims, openDeskWithClaims } from '../desk-with-claims.js';
import { askingFor, type EditionJson } from './asking.js';

let on: DeskWithClaims;
beforeAll(async () => {
  on = await openDeskWithClaims();
});
afterAll(() => on.desk.close());

it('an edition of many entries comes in parts, whose numbers go on', async () => {
  const ask = askingFor(on);
  const list = await on.makeList({ title: 'Long', claim_ids: [on.claims[0]], shared: true });
  const entries = Array.from({ length: 120 }, (_, at) => ({
    claims: [on.claims[0]],
    text: `Entry ${at + 1}.`,
  }));
  const { id } = await on.desk.as('checker', (change) => addTestEdition(change, { list: list.id, entries }));
  const first = await ask.edition(list.id, id);
  expect(first.entries).toHaveLength(100);
  const rest = (await (await on.desk.get(first.next ?? '', on.token)).json()) as EditionJson;
  expect(rest.entries.map((entry) => entry?.text[0]).at(-1)).toBe('Entry 120.');
  expect(rest.next).toBeNull();
  const page = await on.desk.get((first.next ?? '').replace('.json', ''), await on.desk.signIn('checker'));
  expect(await page.text()).toContain('start="101"');
});
