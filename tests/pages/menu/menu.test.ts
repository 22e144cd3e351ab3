import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { type DeskWithClaims, openDeskWithClaims } from '../../publishing/lists/desk-with-claims.js';

let on: DeskWithClaims;
beforeAll(async () => {
  on = await openDeskWithClaims();
  await on.makeList({ title: 'Room for Blinken', shared: true });
});
afterAll(() => on.desk.close());

const found = async (q: string, sends = on.token) => {
  const answer = await on.desk.get(`/menu?${new URLSearchParams({ q })}`, sends);
  const { records } = (await answer.json()) as { records: { kind: string; label: string; href: string }[] };
  return records.map(({ kind, label, href }) => `${kind} ${label} ${href}`);
};

it('finds records of each kind by name, and quotations by words', async () => {
  expect(await found('wang')).toContain('Speaker Wang Yi /speakers/1');
  expect(await found('blinken')).toEqual(
    expect.arrayContaining(['Source Blinken in China /sources/1', 'List Room for Blinken /lists/1']),
  );
  expect(await found('compromise')).toEqual([`Quotation No room for compromise. /claims/${on.claims[0]}`]);
});

it('finds a list among more than a page of newer ones', async () => {
  const { id } = await on.makeList({ title: 'Éditorial on tolls', shared: true });
  await on.desk.as('checker', async (change) => {
    for (let at = 0; at < 51; at += 1)
      await addRow(change, 'lists', { title: `Newer ${at}`, owner_id: null, style: 'apa' } as never);
  });
  expect(await found('editorial')).toEqual([`List Éditorial on tolls /lists/${id}`]);
});

it('leaves the cache of listed pages to the lists', async () => {
  const listed = vi.spyOn(on.desk.ctx.listed, 'of');
  expect(await found('compromise')).toHaveLength(1);
  expect(listed).not.toHaveBeenCalled();
  listed.mockRestore();
});

it('finds nothing that the reader may not see, and takes words that are no search yet', async () => {
  expect(await found('background only')).toEqual([
    `Quotation Said on background only. /claims/${on.background}`,
  ]);
  expect(await found('background only', on.viewerToken)).toEqual([]);
  expect(await found('from:"')).toEqual([]);
  expect((await on.desk.get('/menu', on.token)).status).toBe(200);
  expect((await on.desk.get('/menu?q=wang')).status).toBe(401);
});
