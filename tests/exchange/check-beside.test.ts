import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../src/activity/rows.js';
import { takeIn, withChecked } from '../../src/exchange/actions.js';
import { NotPublished } from '../../src/exchange/csv/publish.js';
import { parseWish } from '../../src/exchange/csv/wish.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { unwrap } from '../support/unwrap.js';

// A check beside a desk that is in use, and the change that takes in what was checked.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

function given(text: string, rows = 10) {
  const wish = unwrap(parseWish({ mapping: [] }));
  const most = { rows, message: 'Too many.' };
  return { bytes: Buffer.from(text), wish, actor: desk.users.editor.id, most };
}

const check = <T>(text: string, work: Parameters<typeof withChecked<T>>[2], rows?: number) =>
  withChecked(desk.ctx.config.file, given(text, rows), work);

const claims = () => desk.ctx.db.selectFrom('claims').select('id').execute();

describe('what was checked', () => {
  it('is taken in, told by its first event', async () => {
    const first = await check('text,speaker\nWords,Wang Yi\n', (checked) =>
      desk.as('editor', (change) => takeIn(change, checked)),
    );
    const event = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '=', first)
      .executeTakeFirst();
    expect(event).toMatchObject({ subject_kind: 'speaker', action: 'added', actor_id: desk.users.editor.id });
    expect(await claims()).toHaveLength(1);
  });

  it('is not taken in once anything on the desk has changed', async () => {
    await check('text,speaker\nWords,Wang Yi\n', async (checked) => {
      await desk.as('checker', (change) => addRow(change, 'tags', { name: 'taiwan', note: null }));
      await expect(desk.as('editor', (change) => takeIn(change, checked))).rejects.toThrow(NotPublished);
    });
    expect(await claims()).toEqual([]);
  });

  it('lets others read and write meanwhile', async () => {
    await check('text,speaker\nWords,Wang Yi\n', async () => {
      await desk.as('checker', (change) => addRow(change, 'tags', { name: 'taiwan', note: null }));
      expect(await desk.ctx.db.selectFrom('tags').select('name').execute()).toEqual([{ name: 'taiwan' }]);
    });
  });

  it('ends where there are more rows than are taken, blank ones aside', async () => {
    const rows = (count: number) => `text,speaker\n${'Words,Wang Yi\n'.repeat(count)}`;
    const faults = await check(rows(3), async ({ report }) => report.faults, 2);
    expect(faults).toEqual([{ line: 4, column: null, message: 'Too many.' }]);
    expect(await check(`${rows(2)},\n,\n`, async ({ report }) => report.faultCount, 2)).toBe(0);
  });
});
