import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Saved copies are listed where no quotation that was found in those words is of their source.

const RECORDED = 'Two of my crew have hypothermia.';
const REPORT = `The rain was bad. “${RECORDED}” he said. “The lamp on the pier was out all night,” he added.`;

let desk: TestDesk;
let token: Sends;
const sources = { recorded: 0, other: 0 };
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('checker');
  sources.recorded = await posted('/sources', { type: 'webpage', title: 'Night at sea', language: 'en' });
  sources.other = await posted('/sources', { type: 'webpage', title: 'The pier again', language: 'en' });
  for (const source of Object.values(sources)) await posted(`/sources/${source}/snapshots`, { text: REPORT });
  await posted('/claims', {
    ...{ text: RECORDED, language: 'en', form: 'direct', speaker: { name: 'Ida Crane' } },
    attribution: { source_id: sources.recorded, tier: 'secondary' },
  });
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<number> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

async function copiesOf(q: string): Promise<readonly number[]> {
  const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q })}`, token);
  const { copies } = (await answer.json()) as { copies: { source_id: number }[] };
  return copies.map(({ source_id: id }) => id).sort();
}

it('for words with others around them, too', async () => {
  expect(await copiesOf(RECORDED)).toEqual([sources.other]);
  expect(await copiesOf(`The rain was bad. “${RECORDED}” he said.`)).toEqual([sources.other]);
  expect(await copiesOf('Three of my crew have hypothermia.')).toEqual([sources.other]);
});

it('and for other words of the same source', async () => {
  expect(await copiesOf('The lamp on the pier was out all night.')).toEqual([
    sources.recorded,
    sources.other,
  ]);
});

it('of more than are read for one text says that nobody checked whom they credit', async () => {
  const sentences = ['crane', 'winch', 'buoy', 'anchor', 'rudder', 'compass'].map(
    (thing) => `Nobody had oiled the ${thing} of the old dredger since the autumn before last`,
  );
  const text = sentences.map((one) => `“${one},” Ida Crane said.`).join('\n\n');
  for (let at = 1; at <= 12; at += 1) {
    const source = await posted('/sources', { type: 'webpage', title: `The dredger, part ${at}` });
    await posted(`/sources/${source}/snapshots`, { text: `Part ${at} of many.\n\n${text}` });
  }
  const answer = await desk.json('POST', '/lookup', { text }, token);
  const { passages } = (await answer.json()) as {
    passages: { copies: { credit_read: boolean; says: string | null }[] }[];
  };
  const copies = passages.flatMap((one) => one.copies);
  const unread = copies.filter(({ credit_read: isRead }) => !isRead);
  expect([copies.length, unread.length]).toEqual([72, 12]);
  for (const { says } of unread)
    expect(says).toBe('Speaker in this copy not checked. Look up this quotation on its own');
});
