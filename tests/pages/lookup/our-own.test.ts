import { expect, it } from 'vitest';
import { openDesk } from '../../support/desk.js';

it('a piece of our own is no evidence of its words', async () => {
  const desk = await openDesk();
  const token = await desk.token('editor');
  const posted = async (path: string, body: object) => {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  };
  const outlet = await posted('/outlets', { name: 'The Haven Herald', is_ours: true });
  const source = await posted('/sources', { type: 'webpage', title: 'Our piece', outlet_id: outlet });
  const words = 'Seven goats were seen on the old runway';
  await posted(`/sources/${source}/snapshots`, { text: `It rained. “${words},” Bo Lind said.` });
  const answer = await desk.json('POST', '/lookup', { text: `“${words},” Bo Lind said.` }, token);
  const { passages } = (await answer.json()) as { passages: object[] };
  expect(passages).toMatchObject([
    {
      state: 'not_on_record',
      stands: false,
      says: 'Not on record. In our own piece, which is not a source',
    },
  ]);
  await desk.close();
});
