import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyIndex } from '../../../src/derived/search/reindex.js';
import { TextSearch } from '../../../src/derived/search/text-search-store.js';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow, changeRow, restoreRow, trashRow } from '../../../src/people/activity/row-store.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import type { Role } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addCopy, addSource } from './copies.js';
import { reader } from './desk-of-claims.js';

const ACTOR = { id: 2 };
const SPEECH =
  'The harbour master said that the ferries to Westerholm would not run before spring. Nobody objected.';
const CHINESE = '部长在会上说：“台湾问题上中方没有任何妥协退让的余地。”随后他离开了会场。';

let desk: TestDatabase;
beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterAll(() => desk.close());

async function found(
  wording: string,
  role: Role = 'viewer',
): Promise<readonly (readonly [string, string])[]> {
  const all = await new TextSearch(desk.db, reader(role)).find(wording);
  return all.map(({ copy, comparison }) => [copy.source_title, comparison.verdict]);
}

function keep(title: string, text: string): Promise<{ source: number; copy: number }> {
  return desk.transact(ACTOR, async (change) => {
    const source = await addSource(change, title);
    return { source, copy: await addCopy(change, source, text) };
  });
}

/** Words of which each is in every copy of its test. */
function filler(words: number, salt = 0): string {
  return Array.from({ length: words }, (_, at) => `word${(at * 7 + salt) % 90}`).join(' ');
}

describe('a wording is looked for in all kept copies', () => {
  test('and found where it stands, with its place', async () => {
    const { source, copy } = await keep('Ferries', SPEECH);
    const [first] = await new TextSearch(desk.db, reader('viewer')).find(
      'the ferries to Westerholm would not run',
    );
    expect(first?.copy).toMatchObject({ id: copy, source_id: source, source_title: 'Ferries' });
    expect(first?.comparison.spans).toEqual([[29, 68]]);
  });

  test('and in Chinese, from the middle of a sentence', async () => {
    await keep('Briefing', CHINESE);
    expect(await found('没有任何妥协退让')).toEqual([['Briefing', 'exact']]);
  });

  test('and in a long copy, in a part far from its beginning', async () => {
    const text = `${filler(9_000)} The lighthouse keeper spoke plainly: gulls are better neighbours than ministers. ${filler(9_000)}`;
    await keep('A book 👋', text);
    const [first] = await new TextSearch(desk.db, reader('viewer')).find(
      'gulls are better neighbours than ministers',
    );
    const [start, end] = first?.comparison.spans[0] ?? [0, 0];
    expect(text.slice(start, end)).toBe('gulls are better neighbours than ministers');
  });

  test('and by runs of its words where each of them is common', async () => {
    await desk.transact(ACTOR, async (change) => {
      for (let at = 0; at < 300; at += 1)
        await addCopy(change, await addSource(change, `Common ${at}`), filler(90, at));
    });
    const wanted = 'word3 word88 word41 word12 word67';
    await keep('Uncommon', `${filler(90)} ${wanted} ${filler(90)}`);
    expect((await found(wanted))[0]).toEqual(['Uncommon', 'exact']);
  });

  test.each(['', '…', 'xylograph qwertz', '"unbalanced', 'a" OR "b', '* ^ NEAR('])(
    'and not found where no copy has it: %j',
    async (wording) => {
      expect(await found(wording)).toEqual([]);
    },
  );

  test('and no longer found once the copy or its source is in the trash', async () => {
    const { source, copy } = await keep(
      'Tulips',
      'Tulips were auctioned at unprecedented prices in Haarlem.',
    );
    const wording = 'auctioned at unprecedented prices';
    await desk.transact(ACTOR, (change) => trashRow(change, 'snapshots', copy, null));
    expect(await found(wording)).toEqual([]);
    await desk.transact(ACTOR, (change) => restoreRow(change, 'snapshots', copy, null));
    expect(await found(wording)).toEqual([['Tulips', 'exact']]);
    await desk.transact(ACTOR, (change) => trashRow(change, 'sources', source, null));
    expect(await found(wording)).toEqual([]);
  });

  test('and found as before once the index is made anew', async () => {
    const before = await found('没有任何妥协退让');
    await desk.transact(ACTOR, (change) => copyIndex.rebuild(change, () => {}));
    expect(await found('没有任何妥协退让')).toEqual(before);
    expect(await found('the ferries to Westerholm would not run')).toHaveLength(1);
  });
});

describe('a copy of a source that a restricted claim cites', () => {
  const WORDING = 'the smugglers confessed near Quillerport';

  test('is found by checkers alone, from the moment the claim cites it to the moment it is on the record', async () => {
    const { source } = await keep('Leak', `In the end ${WORDING}, he said.`);
    const claim = await desk.transact(ACTOR, async (change) => {
      const speaker = await addTestSpeaker(change, 'A customs officer');
      const { id } = await addTestClaim(change, { speaker_id: speaker.id, ground_rule: 'background' });
      await addRow(change, 'attributions', { claim_id: id, source_id: source, wording: WORDING });
      return id;
    });
    expect(await found(WORDING, 'viewer')).toEqual([]);
    expect(await found(WORDING, 'checker')).toEqual([['Leak', 'exact']]);
    await desk.transact(ACTOR, (change) =>
      changeRow(change, 'claims', claim, null, { ground_rule: 'on_record' }),
    );
    expect(await found(WORDING, 'viewer')).toEqual([['Leak', 'exact']]);
    await desk.transact(ACTOR, (change) =>
      changeRow(change, 'claims', claim, null, { ground_rule: 'off_record' }),
    );
    expect(await found(WORDING, 'viewer')).toEqual([]);
  });

  test('is found again once the claim cites another source', async () => {
    const { source } = await keep('First', 'Pomegranates ripened unexpectedly behind the customs house.');
    const other = await keep('Second', 'Another text altogether.');
    const attribution = await desk.transact(ACTOR, async (change) => {
      const speaker = await addTestSpeaker(change, 'A gardener');
      const { id } = await addTestClaim(change, { speaker_id: speaker.id, ground_rule: 'background' });
      return addRow(change, 'attributions', { claim_id: id, source_id: source, wording: 'ripened' });
    });
    const wording = 'Pomegranates ripened unexpectedly';
    expect(await found(wording)).toEqual([]);
    await desk.transact(ACTOR, (change) =>
      changeRow(change, 'attributions', attribution.id, null, { source_id: other.source }),
    );
    expect(await found(wording)).toEqual([['First', 'exact']]);
    expect(await found('Another text altogether')).toEqual([]);
  });
});

test('how many restricted copies have a word does not show in what others find', async () => {
  const hidden = await keep('Hidden', 'The zephyrine affair.');
  await keep('Open', 'Nobody ever spoke of the zephyrine affair.');
  await desk.transact(ACTOR, async (change) => {
    const speaker = await addTestSpeaker(change, 'A clerk');
    const { id } = await addTestClaim(change, { speaker_id: speaker.id, ground_rule: 'off_record' });
    await addRow(change, 'attributions', { claim_id: id, source_id: hidden.source, wording: 'zephyrine' });
    for (let at = 0; at < 200; at += 1) await addCopy(change, hidden.source, 'The zephyrine affair.');
  });
  expect(await found('the zephyrine affair', 'viewer')).toEqual([['Open', 'exact']]);
  expect((await found('the zephyrine affair', 'anonymous' as Role)).map(([title]) => title)).toEqual([
    'Open',
  ]);
});

test('how many copies of uncited sources have a word does not show in what others find', async () => {
  await keep('Shown', 'Nobody ever saw the quillwort ledger.');
  await desk.transact(ACTOR, async (change) => {
    const memo = { title: 'A memo', type: 'document', shown: 'when_cited' } as const;
    const { id } = await addRow(change, 'sources', memo);
    for (let at = 0; at < 200; at += 1) await addCopy(change, id, 'The quillwort ledger.');
  });
  expect(await found('the quillwort ledger', 'viewer')).toEqual([['Shown', 'exact']]);
});

test('an erased copy is found no longer, and its words are gone from the index', async () => {
  const { copy } = await keep('Gone', 'Marzipanverschwörung is a word that nobody else writes.');
  await desk.transact(ACTOR, (change) => eraseRecord(change, { kind: 'snapshot', id: copy }, 'asked for'));
  expect(await found('Marzipanverschwörung is a word that nobody else writes', 'admin')).toEqual([]);
  const left = read("select count(*) from snapshot_index_data where instr(block, 'marzipan') > 0");
  expect(left).toEqual([0]);
});

test('the index that was kept with every change is the one that is made anew', async () => {
  const entries = 'select rowid from snapshot_index order by rowid';
  const kept = read(entries);
  await desk.transact(ACTOR, (change) => copyIndex.rebuild(change, () => {}));
  expect(kept.length).toBeGreaterThan(500);
  expect(read(entries)).toEqual(kept);
});

function read(query: string): unknown[] {
  const file = openPlain(desk.file, { readOnly: true });
  const rows = file.prepare(query).pluck().all();
  file.close();
  return rows;
}
