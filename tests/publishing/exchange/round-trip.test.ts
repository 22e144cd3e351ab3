import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { practiceDesk, sampleDesk } from '../../sample/desk-form.js';
import { addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { exportedDesk, faultsIn } from '../../support/desk-file.js';
import { houseStyle } from '../citations/styles/house-style.js';
import { completed, fileOf, renumbered, richDesk, takeIn } from './whole-desk.js';

let first: TestDatabase;
let second: TestDatabase;
beforeEach(async () => {
  first = await freshDatabase(FOLLOWERS);
  second = await freshDatabase(FOLLOWERS);
});
afterEach(async () => {
  await first.close();
  await second.close();
});

describe('a desk that goes from one database to another', () => {
  it.each([
    ['real', sampleDesk()],
    ['invented', practiceDesk()],
  ])('is the %s story of the sample to the letter, where that went in', async (_, file) => {
    await takeIn(first, file);
    expect(renumbered(await fileOf(first))).toEqual(renumbered(completed(file)));
  });

  it('is the same in the second export as in the first, but for refs', async () => {
    await takeIn(first, richDesk());
    const out = await fileOf(first);
    expect(renumbered(out)).toEqual(renumbered(richDesk()));
    // Other ids than in the first: this desk has had something of its own.
    await second.transact({ id: 1 }, async (change) => {
      const { id } = await addTestSpeaker(change, 'Gone again');
      await trashRow(change, 'speakers', id, null);
    });
    await takeIn(second, out);
    const back = await fileOf(second);
    expect(back.speakers).not.toEqual(out.speakers);
    expect(renumbered(back)).toEqual(renumbered(out));
  });

  it('numbers attributions as the file has them, not by claim', async () => {
    const attributions = (richDesk().attributions as { wording: string | null }[]).toReversed();
    await takeIn(first, { ...richDesk(), attributions });
    const rows = await first.db.selectFrom('attributions').select(['id', 'wording']).orderBy('id').execute();
    expect(rows).toEqual(attributions.map(({ wording }, at) => ({ id: at + 1, wording })));
  });

  it('keeps the bytes of copies', async () => {
    await takeIn(first, richDesk());
    const copies = await first.db.selectFrom('snapshot_bytes').select('bytes').execute();
    expect([...(copies.at(-1)?.bytes ?? [])]).toEqual([0, 255, 13, 10, 128]);
  });

  it('keeps the files of styles, also with other line ends and spaces', async () => {
    const csl = `${houseStyle().replaceAll('\n', '\r\n')}  \r\n`;
    const sha256 = hash('sha256', csl, 'hex');
    const named = { key: 'harbour-gazette', title: 'Harbour Gazette', kind: 'note', licence: 'CC BY-SA 3.0' };
    const style = {
      ref: 1,
      ...named,
      edition: null,
      locale: 'en-GB',
      authors: ['I. M.'],
      parent: null,
      csl,
      sha256,
    };
    await takeIn(first, { ...richDesk(), styles: [style] });
    expect((await fileOf(first)).styles).toMatchObject([{ csl, sha256 }]);
    const other = { ...richDesk(), styles: [{ ...style, csl: `${csl} ` }] };
    expect(faultsIn(other).join()).toMatch(/does not match its SHA-256/);
  });

  it('names the person who brought it as the one who did so', async () => {
    await takeIn(first, richDesk());
    const events = await first.db.selectFrom('events').select(['actor_id', 'at']).distinct().execute();
    expect(events).toEqual([{ actor_id: 2, at: '2023-06-25T09:00:00.000Z' }]);
  });

  it('finds users by their address and tags by their name instead of doubling them', async () => {
    await takeIn(first, sampleDesk());
    await takeIn(first, sampleDesk());
    const { records } = await exportedDesk(first.db);
    expect(records.users).toHaveLength(sampleDesk().users.length);
    expect(records.tags).toHaveLength(sampleDesk().tags.length);
    expect(records.claims).toHaveLength(2 * sampleDesk().claims.length);
  });
});

describe('exportDesk', () => {
  it('counts what is restricted and goes along', async () => {
    await takeIn(first, richDesk());
    expect((await exportedDesk(first.db)).leftOut).toEqual({
      trashed: 0,
      erased: 0,
      dependent: 0,
      unlinked: 0,
      restricted: 2,
    });
  });

  it('leaves what is in the trash behind with what hangs on it, and counts all of it', async () => {
    await takeIn(first, richDesk());
    await first.transact({ id: 1 }, async (change) => {
      const row = await change.tx.selectFrom('claims').select('id').orderBy('id').executeTakeFirstOrThrow();
      await trashRow(change, 'claims', row.id, null);
    });
    const { records, leftOut } = await exportedDesk(first.db);
    expect(records.claims).toHaveLength(9);
    expect(leftOut).toMatchObject({ trashed: 1, restricted: 1 });
    const dependent = richDesk().attributions as { claim: number }[];
    expect(leftOut.dependent).toBeGreaterThanOrEqual(dependent.filter(({ claim }) => claim === 1).length);
    // The list had that claim, and the list goes on without it.
    expect(leftOut.unlinked).toBeGreaterThanOrEqual(1);
    await takeIn(second, await fileOf(first));
  });

  it('answers an empty desk with empty lists', async () => {
    const { records } = await exportedDesk(first.db);
    expect(Object.values(records).flat()).toEqual([]);
    await takeIn(second, await fileOf(first));
  });
});
