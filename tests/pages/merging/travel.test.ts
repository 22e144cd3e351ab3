import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { mergeRecords } from '../../../src/pages/merging/actions/merge.js';
import { planMerge } from '../../../src/pages/merging/actions/plan.js';
import { MergeReader } from '../../../src/pages/merging/store.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { compact } from '../../../src/platform/db/compact.js';
import type { MergeTable } from '../../../src/record/merging/model.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { fileOf, takeIn } from '../../publishing/exchange/whole-desk.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addTestSource } from './merging.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterEach(() => desk.close());

function merge(table: MergeTable, fromId: number, into: number) {
  return desk.transact({ id: 1 }, async (change) => {
    const from = await new MergeReader(change.tx).byId(table, fromId);
    if (!from) throw new Error('There is nothing to merge.');
    const plan = await planMerge(change, table, from, into);
    if (!plan.ok) throw new Error(plan.errors.map(({ message }) => message).join());
    return mergeRecords(change, plan.value, { version: from.version, intoVersion: null });
  });
}

/** Two speakers, the first of them used by a restricted claim alone or by one on the record. */
async function twoSpeakers(ground_rule: 'on_record' | 'background') {
  return desk.transact({ id: 1 }, async (change) => {
    const [from, into] = [
      await addTestSpeaker(change, 'Zwolf Quentin'),
      await addTestSpeaker(change, 'Fjord Quentin'),
    ];
    await addTestClaim(change, { speaker_id: from.id, ground_rule });
    await addRow(change, 'views', { name: 'Theirs', query: `speaker=${from.id}`, owner_id: null });
    return { from: from.id, into: into.id };
  });
}

describe('a merged record in a file of the whole desk', () => {
  it('goes along as another name of the one that stays, and comes in again as that', async () => {
    const { from, into } = await twoSpeakers('background');
    await merge('speakers', from, into);
    const out = await fileOf(desk);
    expect(out.speakers).toMatchObject([
      { name: 'Fjord Quentin', names: [{ name: 'Zwolf Quentin', language: null, restricted: true }] },
    ]);
    expect(out.claims).toMatchObject([{ speaker: into }]);
    expect(out.views).toMatchObject([{ query: `speaker=${into}` }]);
    const second = await freshDatabase(FOLLOWERS);
    try {
      await takeIn(second, out);
      const names = await second.db.selectFrom('speaker_names').select(['name', 'restricted']).execute();
      expect(names).toEqual([{ name: 'Zwolf Quentin', restricted: 1 }]);
      const back = await fileOf(second);
      expect((back.speakers as { names: object[] }[]).map(({ names: those }) => those)).toEqual(
        (out.speakers as { names: object[] }[]).map(({ names: those }) => those),
      );
    } finally {
      await second.close();
    }
  });
});

describe('erasing what was merged', () => {
  const wordsInFiles = (words: readonly string[]) => {
    const folder = dirname(desk.file);
    return readdirSync(folder).flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return words.filter((word) => bytes.includes(Buffer.from(word)));
    });
  };

  it.each(['from', 'into'] as const)(
    'takes the words of both speakers, whichever is named: %s',
    async (which) => {
      const ids = await twoSpeakers('on_record');
      await merge('speakers', ids.from, ids.into);
      expect(wordsInFiles(['Zwolf', 'Fjord'])).not.toEqual([]);
      await desk.transact({ id: 1 }, (change) =>
        eraseRecord(change, { kind: 'speaker', id: ids[which] }, 'An order'),
      );
      await compact(desk.file);
      expect(wordsInFiles(['Zwolf', 'Fjord', 'Quentin'])).toEqual([]);
      expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
    },
  );

  it('takes the words of both sources', async () => {
    const { from, into } = await desk.transact({ id: 1 }, async (change) => {
      const [one, other] = [
        await addTestSource(change, 'Boxkämpfer weekly'),
        await addTestSource(change, 'Wizards daily'),
      ];
      return { from: one.id, into: other.id };
    });
    await merge('sources', from, into);
    await desk.transact({ id: 1 }, (change) => eraseRecord(change, { kind: 'source', id: into }, 'An order'));
    await compact(desk.file);
    expect(wordsInFiles(['Boxkämpfer', 'Wizards'])).toEqual([]);
  });
});
