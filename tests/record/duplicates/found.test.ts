import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparable, compareTexts } from '../../../src/engines/alike/compare.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { DESK, type Viewer } from '../../../src/platform/viewer.js';
import { AlikeClaimReader } from '../../../src/record/claims/alike-store.js';
import { NearRecordReader } from '../../../src/record/duplicates/near-store.js';
import { REBUILDERS } from '../../../src/server/process/derived.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

const VIEWER: Viewer = { userId: null, name: 'Anybody', role: 'viewer', scope: 'read' };
/** Few words, so that many claims share the same trigrams. */
const WORDS = 'we do not want a new war with the harbour 中 国 没 有 余 地'.split(' ');

/** A pseudo-random sequence that is the same on every run. */
function thrown(): (below: number) => number {
  let state = 7;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

let desk: TestDesk;
const texts: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  const next = thrown();
  for (let n = 0; n < 300; n += 1)
    texts.push(Array.from({ length: 1 + next(14) }, () => WORDS[next(WORDS.length)]).join(' '));
  await desk.as('checker', async (change) => {
    const { id } = await addRow(change, 'speakers', { name: 'Ilse Marren', kind: 'person' });
    for (const text of texts)
      await addRow(change, 'claims', { text, form: 'direct', speaker_id: id, ground_rule: 'on_record' });
  });
  const hidden = {
    text: 'Words on background alone, unheard of.',
    ground_rule: 'background',
    speaker: { name: 'Wendelin Hidden' },
    attribution: { source: { title: 'A hidden read-out', outlet: { name: 'Hidden Outlet' } } },
  };
  await desk.json('POST', '/claims', hidden, await desk.token('checker'));
});
afterAll(() => desk.close());

describe('claims that may be the same', () => {
  it('are found as comparing with every one of them finds them', async () => {
    const claims = await desk.ctx.db.selectFrom('claims').select(['id', 'text']).execute();
    const reader = new AlikeClaimReader(desk.ctx.db, DESK);
    for (const text of [...texts.slice(0, 80), 'the harbour', '中国', 'war … the harbour', 'new']) {
      const sought = comparable(text);
      const all = claims.flatMap(({ id, text: other }) => {
        const kind = compareTexts(sought, comparable(other));
        return kind === null ? [] : [`${kind} ${id}`];
      });
      const found = (await reader.alike({ text, speaker: 'Ilse Marren' })).map(
        ({ kind, id }) => `${kind} ${id}`,
      );
      expect(all, text).toEqual(expect.arrayContaining(found));
      const certain = all.filter((one) => /^(same|part_of)/.test(one));
      expect(found.length, text).toBeGreaterThanOrEqual(Math.min(10, certain.length));
    }
  });

  it('are not told to whoever may not see them, nor their speakers, sources and outlets', async () => {
    const words = { text: 'Words on background alone, unheard of.', speaker: null };
    const record = {
      name: 'Wendelin Hiden',
      title: 'A hidden read-out',
      url: null,
      archive_url: null,
      outlet: null,
    };
    const found = async (viewer: Viewer) => {
      const near = new NearRecordReader(desk.ctx.db, viewer);
      return [
        await new AlikeClaimReader(desk.ctx.db, viewer).alike(words),
        await near.speakers(record.name),
        await near.sources(record),
        await near.outlets({ name: 'Hidden Outlets', url: null }),
      ].map(({ length }) => length);
    };
    expect(await found(DESK)).toEqual([1, 1, 1, 1]);
    expect(await found(VIEWER)).toEqual([0, 0, 0, 0]);
  });
});

it('what is stored to find them is made anew as it was', async () => {
  const stored = async () => [
    await desk.ctx.db.selectFrom('record_keys').selectAll().execute(),
    await desk.ctx.db.selectFrom('claim_shingles').selectAll().execute(),
  ];
  const before = await stored();
  expect(before.every(({ length }) => length > 0)).toBe(true);
  await desk.as('admin', async (change) => {
    for (const rebuilder of REBUILDERS.slice(0, 2)) await rebuilder.rebuild(change, () => {});
  });
  expect(await stored()).toEqual(before);
});
