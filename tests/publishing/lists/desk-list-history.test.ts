import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// A desk list with a claim among its rows that is not on the record: its history tells a reader of the others alone.

let desk: TestDesk;
let token: Sends;
let list: number;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  token = await desk.token('checker', 'write');
  const [one, hidden, other] = await desk.as('checker', async (change) => {
    const by = { speaker_id: (await addTestSpeaker(change, 'Wang Yi')).id };
    return [
      (await addTestClaim(change, { ...by, text: 'One.' })).id,
      (await addTestClaim(change, { ...by, text: 'Hidden.', ground_rule: 'background' })).id,
      (await addTestClaim(change, { ...by, text: 'Other.' })).id,
    ];
  });
  const made = { title: 'L', shared: true, claim_ids: [one] };
  list = ((await (await desk.json('POST', '/lists', made, token)).json()) as { id: number }).id;
  for (const claim_id of [hidden, other])
    await desk.json('POST', `/lists/${list}/items`, { claim_ids: [claim_id] }, token);
});
afterAll(() => desk.close());

async function historyFor(sends: Sends): Promise<{ did: string; columns: string[] }[]> {
  const { history } = (await (await desk.get(`/lists/${list}/history.json`, sends)).json()) as {
    history: { did: string; changes: { column: string }[] }[];
  };
  return history.map(({ did, changes }) => ({ did, columns: changes.map(({ column }) => column) }));
}

it('leaves out of a list’s history the places, and that it was touched, for who may not see each claim', async () => {
  const told = await historyFor({});
  expect(told.filter(({ did }) => did.startsWith('added a quotation to'))).toHaveLength(2);
  expect(told.filter(({ did }) => did.startsWith('changed'))).toEqual([]);
  expect(told.flatMap(({ columns }) => columns)).not.toContain('position');
});

it('tells a checker the place of each', async () => {
  const told = await historyFor(token);
  expect(told.filter(({ columns }) => columns.includes('position'))).toHaveLength(3);
});
