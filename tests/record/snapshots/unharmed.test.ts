import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { multipart, pdfBomb } from './files.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The desk of this test runs in this process, and the one process it starts is the one that reads the file. */
function isBeingRead(): boolean {
  return process.getActiveResourcesInfo().includes('ProcessWrap');
}

test('while a bomb is read others are answered, and nothing of it is kept', async () => {
  const source = await desk.as('checker', (change) =>
    addRow(change, 'sources', { type: 'article', title: 'The visit' } as never),
  );
  const at = `/sources/${source.id}/snapshots`;
  const token = await desk.token('checker');
  const file = { name: 'bomb.pdf', type: 'application/pdf', bytes: pdfBomb(300) };
  expect(isBeingRead()).toBe(false);
  let isRead = false;
  const upload = fetch(desk.url + at, { method: 'POST', body: multipart({}, file), headers: token }).finally(
    () => {
      isRead = true;
    },
  );
  let meanwhile = 0;
  while (!isRead) {
    const before = isBeingRead();
    expect((await desk.get('/healthz')).status).toBe(200);
    if (before && isBeingRead()) meanwhile += 1;
    await new Promise((go) => setTimeout(go, 5));
  }
  expect((await upload).status).toBe(422);
  expect(meanwhile).toBeGreaterThan(0);
  await vi.waitFor(() => expect(isBeingRead()).toBe(false), { timeout: 120_000 });
  const rows = await desk.ctx.db.selectFrom('snapshots').select('id').execute();
  const bytes = await desk.ctx.db.selectFrom('snapshot_bytes').select('snapshot_id').execute();
  expect([rows, bytes]).toEqual([[], []]);
});
