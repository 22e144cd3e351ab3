import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskWithClaims, openDeskWithClaims } from './desk-with-claims.js';

let on: DeskWithClaims;
beforeAll(async () => {
  on = await openDeskWithClaims();
});
afterAll(() => on.desk.close());

const cite = async (query: string, sends = on.token) => {
  const answer = await on.desk.get(`/claims/citation?${query}`, sends);
  return {
    status: answer.status,
    ...((await answer.json()) as {
      count: number;
      left_out: number;
      text: string;
      html: string;
      style: string;
      detail: string;
    }),
  };
};

it('gives a citation as HTML and as plain text, in the style that is asked for', async () => {
  const ours = await cite(`id=${on.claims[0]}`);
  expect(ours).toMatchObject({ status: 200, count: 1 });
  expect(ours.text).toContain('No room for compromise.');
  expect(ours.html).toMatch(/^<p>[\s\S]*No room for compromise\.[\s\S]*<\/p>$/);
  const apa = await cite(`id=${on.claims[0]}&style=apa`);
  expect(apa.style).not.toBe(ours.style);
  expect(apa.text).not.toBe(ours.text);
});

it('cites a list in its order, and the quotations from a source, without those that are restricted', async () => {
  const list = await on.makeList({ title: 'Cited', claim_ids: [on.claims[2], on.background, on.claims[0]] });
  const { count, left_out, text } = await cite(`list=${list.id}`);
  expect([count, left_out]).toEqual([2, 1]);
  expect(text.indexOf('communiqués')).toBeLessThan(text.indexOf('No room'));
  expect(await cite('source=1')).toMatchObject({ status: 200, count: 3 });
});

it('says that what is named is not there', async () => {
  expect(await cite('')).toMatchObject({ status: 200, count: 0, text: '' });
  expect((await cite('id=999')).status).toBe(404);
  expect((await cite(`id=${on.background}`, on.viewerToken)).status).toBe(404);
  expect(await cite(`id=${on.background}`)).toMatchObject({
    status: 409,
    detail: 'Not copied: it is not on the record. Add it to a list and tick it when you export.',
  });
  expect((await cite('list=999')).status).toBe(404);
});
