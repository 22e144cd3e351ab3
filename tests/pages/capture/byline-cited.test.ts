import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// The byline of a captured article is cited by its family name.

const TEXT = `Harbour stays open

By Lena Brandt

7 October 2024

“The harbour stays open all winter,” Felix Okone said on Monday.
`;

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.token('checker');
});
afterAll(() => desk.close());

it('from the text to the list of references', async () => {
  const started = await desk.json('POST', '/capture', { text: TEXT }, checker);
  const { id } = (await started.json()) as { id: number };
  const quotations = [{ n: 1, speaker: { name: 'Felix Okone' } }];
  const saved = await desk.json('POST', '/capture/claims', { id, quotations }, checker);
  expect(saved.status, await saved.clone().text()).toBe(201);
  const { claims } = (await saved.json()) as { claims: { id: number }[] };
  const cited = await desk.get(`/claims/citation?id=${claims[0]?.id}&style=apa`, checker);
  const { text } = (await cited.json()) as { text: string };
  expect(text).toMatch(/^Brandt, L\. \(2024, October 7\)/);
});
