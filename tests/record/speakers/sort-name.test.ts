import { afterAll, beforeAll, expect, it } from 'vitest';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// The name for sorting orders every list of speakers; who has none is sorted by name.

let desk: TestDesk;
let viewer: Sends;
const SORTED = ['Antony Blinken', 'carla', 'Zoe Adams', 'Wang Yi'];

beforeAll(async () => {
  desk = await openDesk();
  viewer = await desk.token('viewer');
  await desk.as('editor', async (change) => {
    const add = async (name: string, sort_name: string | null) => {
      const { id } = await addTestSpeaker(change, name);
      await changeRow(change, 'speakers', id, null, { sort_name });
      return id;
    };
    const ids = [
      await add('Wang Yi', null),
      await add('Zoe Adams', 'Donner, Zoe'),
      await add('Antony Blinken', 'blinken, Antony'),
      await add('carla', null),
    ];
    const body = await addTestSpeaker(change, 'A board');
    for (const member_id of ids) await addRow(change, 'speaker_members', { body_id: body.id, member_id });
  });
});
afterAll(() => desk.close());

it('orders the list as a page and as JSON', async () => {
  const { speakers } = (await (await desk.get('/speakers.json', viewer)).json()) as {
    speakers: { name: string }[];
  };
  const names = speakers.map(({ name }) => name).filter((name) => SORTED.includes(name));
  expect(names).toEqual(SORTED);
  const page = await (await desk.get('/speakers', await desk.signIn('viewer'))).text();
  const places = SORTED.map((name) => page.lastIndexOf(name));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

it('orders the members of a body', async () => {
  const { id } = await desk.ctx.db
    .selectFrom('speakers')
    .select('id')
    .where('name', '=', 'A board')
    .executeTakeFirstOrThrow();
  const { members } = (await (await desk.get(`/speakers/${id}.json`, viewer)).json()) as {
    members: number[];
  };
  const named = await desk.ctx.db.selectFrom('speakers').select(['id', 'name']).execute();
  expect(members.map((member) => named.find((one) => one.id === member)?.name)).toEqual(SORTED);
});
