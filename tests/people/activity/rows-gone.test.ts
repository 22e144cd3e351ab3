import { describe, expect, it } from 'vitest';
import {
  addRow,
  changeRow,
  removeRow,
  restoreRow,
  trashRow,
} from '../../../src/people/activity/row-store.js';
import { NINE, rowsDesk } from './rows-desk.js';

const { addClaim, addWang, change, desk, events } = rowsDesk();

describe('trashRow and restoreRow', () => {
  it('put a row in the trash and take it out, each with an event', async () => {
    await addWang();
    desk().clock.advance(60_000);
    const trashed = await change((change) => trashRow(change, 'speakers', 1, 1));
    expect(trashed).toMatchObject({
      kind: 'changed',
      before: { trashed_at: null },
      after: { trashed_at: '2023-06-25T09:01:00.000Z', trashed_by: 1, version: 2 },
    });
    const restored = await change((change) => restoreRow(change, 'speakers', 1, null));
    expect(restored).toMatchObject({
      kind: 'changed',
      after: { trashed_at: null, trashed_by: null, version: 3 },
    });
    expect((await events()).map(({ action }) => action)).toEqual(['added', 'trashed', 'restored']);
  });

  it('do nothing the second time', async () => {
    await addWang();
    expect(await change((change) => restoreRow(change, 'speakers', 1, 1))).toMatchObject({
      kind: 'unchanged',
    });
    await change((change) => trashRow(change, 'speakers', 1, 1));
    desk().clock.advance(60_000);
    expect(await change((change) => trashRow(change, 'speakers', 1, 2))).toMatchObject({
      kind: 'unchanged',
      row: { trashed_at: NINE },
    });
    expect(await events()).toHaveLength(2);
  });

  it('heed the version, and say when there is no such row', async () => {
    await addWang();
    expect(await change((change) => trashRow(change, 'speakers', 1, 9))).toMatchObject({
      kind: 'conflict',
      current: { version: 1 },
    });
    expect(await change((change) => restoreRow(change, 'speakers', 9, null))).toEqual({ kind: 'missing' });
  });

  it('work on snapshots, of which nothing else can change', async () => {
    const source = await change((change) =>
      addRow(change, 'sources', { shown: 'when_cited', type: 'webpage', title: 'Blinken in Beijing' }),
    );
    const kept = {
      source_id: source.id,
      captured_at: NINE,
      captured_by: 1,
      how: 'paste',
      media_type: 'text/plain',
      text: 'Words',
      text_sha256: 'a',
      raw_sha256: 'b',
    } as const;
    await change((change) => addRow(change, 'snapshots', kept));
    expect(await change((change) => trashRow(change, 'snapshots', 1, 1))).toMatchObject({
      kind: 'changed',
      after: { text: 'Words' },
    });
    await expect(
      change((change) => changeRow(change, 'snapshots', 1, null, { text: 'Others' })),
    ).rejects.toThrow('never changes');
  });
});

describe('removeRow', () => {
  it('deletes a child row and records what it was', async () => {
    const claim = await addClaim();
    await change((change) => addRow(change, 'tags', { name: 'taiwan' }));
    const link = await change((change) => addRow(change, 'claim_tags', { claim_id: claim.id, tag_id: 1 }));
    expect(await change((change) => removeRow(change, 'claim_tags', link.id))).toEqual(link);
    expect(await desk().db.selectFrom('claim_tags').selectAll().execute()).toEqual([]);
    expect((await events()).at(-1)).toMatchObject({
      action: 'removed',
      subject_kind: 'claim_tag',
      claim_id: 1,
      before: link,
      after: null,
    });
  });

  it('answers null and records nothing where there is no such row', async () => {
    expect(await change((change) => removeRow(change, 'claim_tags', 7))).toBeNull();
    expect(await events()).toEqual([]);
  });
});
