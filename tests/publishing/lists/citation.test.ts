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
      in_text: { text: string; html: string } | null;
      footnote: { text: string; html: string } | null;
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

it('gives what stands in the text or in a footnote beside the reference, as the style has it', async () => {
  const id = `id=${on.claims[0]}`;
  const apa = await cite(`${id}&style=apa`);
  expect(apa).toMatchObject({ in_text: { text: '(“Blinken in China,” n.d.)\n' }, footnote: null });
  const notes = await cite(`${id}&style=chicago-fullnote-bibliography`);
  expect(notes.in_text).toBeNull();
  expect(notes.footnote?.text).toMatch(/^“Blinken in China,” The Paper/);
  expect(notes.footnote?.html).toContain('<i>The Paper</i>');
  expect(await cite(id)).toMatchObject({ in_text: null, footnote: null });
});

it('gives the citation alone, or with all evidence', async () => {
  for (const style of ['newsroom', 'apa', 'chicago-fullnote-bibliography']) {
    const [short, evidence] = await Promise.all(
      ['short', 'evidence'].map((form) => cite(`id=${on.claims[0]}&style=${style}&form=${form}`)),
    );
    expect(short?.text).toMatch(/^.*Blinken in China.*\n$/i);
    expect(short?.text).not.toContain('No room for compromise.');
    expect(evidence?.text).toContain('No room for compromise.');
    expect(evidence?.text).toContain('Nobody has checked');
  }
});

it('gives each source once where sources are asked for', async () => {
  const { count, left_out, text } = await cite('source=1&kind=sources&style=apa');
  expect([count, left_out]).toEqual([3, 1]);
  expect(text.match(/Blinken in China/g)).toHaveLength(1);
  expect(text).toMatch(/Quotations \d+, \d+ and \d+\.\n$/);
});

it('cites a list in its order, and the quotations from a source, without those that are restricted', async () => {
  const list = await on.makeList({ title: 'Cited', claim_ids: [on.claims[2], on.background, on.claims[0]] });
  const { count, left_out, text } = await cite(`list=${list.id}`);
  expect([count, left_out]).toEqual([2, 1]);
  expect(text.indexOf('communiqués')).toBeLessThan(text.indexOf('No room'));
  expect(await cite('source=1')).toMatchObject({ status: 200, count: 3 });
});

it('cites a list in the trash only for those who can restore it', async () => {
  const list = await on.makeList({ title: 'Thrown away', shared: true, claim_ids: [on.claims[0]] });
  expect((await cite(`list=${list.id}`, on.viewerToken)).status).toBe(200);
  await on.desk.json('POST', `/lists/${list.id}/trash`, { version: list.version }, on.token);
  expect((await cite(`list=${list.id}`)).status).toBe(200);
  expect((await cite(`list=${list.id}`, on.viewerToken)).status).toBe(410);
});

it('takes words of a style, and refuses a style that is not there', async () => {
  const id = `id=${on.claims[0]}`;
  expect((await cite(`${id}&style=mla`)).style).toMatch(/^Modern Language Association/);
  expect(await cite(`${id}&style=no-such-style`)).toMatchObject({
    status: 400,
    detail: expect.stringContaining('no-such-style'),
  });
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
