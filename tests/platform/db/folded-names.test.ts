import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('names that are looked for', () => {
  let desk: TestDesk;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
  });
  afterAll(() => desk.close());

  it.each([
    ['speakers', { name: 'Ólafur Þórðarson' }, 'olafur ÞÓRÐARSON'],
    ['speakers', { name: 'Minister', names: [{ name: 'Сергей Йотов' }] }, 'СЕРГЕЙ ЙОТОВ'],
    ['outlets', { name: 'Müller’s Zeitung' }, "MULLER'S"],
    ['occasions', { name: 'Gipfel', place: 'Zürich' }, 'ZURICH'],
    ['sources', { title: 'Élysée: compte rendu' }, 'elysee'],
    ['tags', { name: 'Économie' }, 'ECONOMIE'],
  ])('are found among %s whatever their case and accents', async (noun, record, q) => {
    expect((await desk.json('POST', `/${noun}`, record, token)).status).toBe(201);
    const answer = await desk.get(`/${noun}.json?${new URLSearchParams({ q })}`, token);
    expect(((await answer.json()) as Record<string, unknown[]>)[noun]).toHaveLength(1);
  });
});
