import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder } from './article.js';

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

it('erased words are gone from captures, whoever owns them', async () => {
  const text = 'We will not raise the fares of the ferry this year';
  const claim = await desk.as('editor', async (change) => {
    const { id } = await addTestSpeaker(change, 'Mira Tolland');
    return addTestClaim(change, { speaker_id: id, text });
  });
  const begin = async (words: string) =>
    (await desk.form('/capture', { way: 'paste', whose: 'theirs', text: words }, checker)).headers.get(
      'location',
    ) ?? '';
  const whole = await begin(`She said: “${text}.” Then she left.`);
  const part = await begin('She said: “We will not raise the fares of it.”');
  const other = await begin('She said nothing.');
  const erased = await desk.as('admin', (change) =>
    eraseRecord(change, { kind: 'claim', id: claim.id }, 'By order of a court'),
  );
  expect([erased.captures, erased.captureHolders]).toEqual([1, [Number(part.split('/')[2])]]);
  const statuses = await Promise.all(
    [whole, part, other].map(async (at) => (await desk.get(at, checker)).status),
  );
  expect(statuses).toEqual([404, 200, 200]);
});
