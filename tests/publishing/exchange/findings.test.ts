import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staleIndex, statusIndex } from '../../../src/derived/status/reindex.js';
import { FOLLOWERS } from '../../../src/followers.js';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { exportedDesk, faultsIn } from '../../support/desk-file.js';
import { type DeskFile, fileOf, renumbered, richDesk, takeIn } from './whole-desk.js';

type Rows = Record<string, Record<string, unknown>[]>;

const BASE = {
  ...{ mechanism: null, actual_speaker: null, evidence: [], words_from: null, author: 1 },
  ...{ rationale: 'It is so.', agreed_at: null, agreed_by: null, superseded_by: null, stale: false },
  ...{ needs_second: false, answers: null, created_at: '2026-11-20T10:00:00.000Z' },
};

/** The rich desk with findings in every state: superseded, agreed to, waiting, stale. */
function checkedDesk(): Rows & DeskFile {
  const desk = richDesk() as Rows & DeskFile;
  desk.searches?.push({
    ...{
      ref: 50,
      claim: 1,
      place: 'The archive',
      words: 'no room',
      searched_on: '2026-11',
      outcome: 'nothing',
    },
    ...{ result: 'Not there.', author: 2, created_at: '2026-11-19T10:00:00.000Z' },
  });
  desk.contacts = [
    {
      ...{
        ref: 60,
        claim: 1,
        asked: 'The embassy',
        way: 'email',
        question: 'Did he?',
        asked_on: '2026-11-19',
      },
      ...{ outcome: 'answered', answer: 'No.', author: 1, created_at: '2026-11-19T11:00:00.000Z' },
    },
  ];
  const selector = { exact: '“quoted”', prefix: '', suffix: '', start_utf16: null, end_utf16: null };
  const evidence = [
    { kind: 'snapshot', ref: 70, selector },
    { kind: 'annotation', ref: 901, selector: null },
    { kind: 'search', ref: 50, selector: null },
    { kind: 'contact', ref: 60, selector: null },
  ];
  desk.findings = [
    {
      ...BASE,
      ref: 500,
      claim: 1,
      facet: 'speaker',
      value: 'confirmed',
      rationale: null,
      superseded_by: 502,
    },
    { ...BASE, ref: 501, claim: 1, facet: 'wording', value: 'cut', evidence, words_from: 1, stale: true },
    {
      ...{
        ...BASE,
        ref: 502,
        claim: 1,
        facet: 'speaker',
        value: 'misattributed',
        mechanism: 'A wire cut it.',
      },
      ...{ actual_speaker: 3, needs_second: true, agreed_at: '2026-11-21T10:00:00.000Z', agreed_by: 2 },
    },
    { ...BASE, ref: 503, claim: 2, facet: 'speaker', value: 'fabricated', needs_second: true },
    { ...BASE, ref: 504, claim: 2, facet: 'speaker', value: 'attributed_only' },
  ];
  desk.views = [
    { ref: 80, name: 'Of Wang Yi', query: 'speaker=1', owner: null },
    { ref: 81, name: 'Mine', query: 'q=%22cold+war%22&status=open', owner: 1 },
  ];
  return desk;
}

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

const statuses = (desk: TestDatabase) =>
  desk.db.selectFrom('claim_status').selectAll().orderBy('claim_id').execute();

describe('findings that go from one database to another', () => {
  it('are the same in the second export as in the first, but for refs', async () => {
    await takeIn(first, checkedDesk());
    const out = await fileOf(first);
    const without = ({ views: _, ...rest }: Record<string, unknown>) => rest;
    expect(without(renumbered(out) as Rows)).toEqual(without(renumbered(checkedDesk()) as Rows));
    await second.transact({ id: 1 }, async (change) => {
      const { id } = await addTestSpeaker(change, 'Here before');
      await addTestClaim(change, { speaker_id: id });
      await trashRow(change, 'speakers', id, null);
    });
    await takeIn(second, out);
    const back = (await fileOf(second)) as unknown as Rows;
    expect((back.findings ?? [])[0]?.ref).toBe(1);
    expect(back.views?.map(({ query }) => query)).toEqual(['speaker=2', 'q=%22cold+war%22&status=open']);
    const { claims: _, speakers: __, lists: ___, ...kinds } = back;
    for (const kind of ['findings', 'searches', 'contacts'])
      expect((kinds[kind] ?? []).length).toBe(((out as unknown as Rows)[kind] ?? []).length);
  });

  it('that no record was found come over though their search found something, as an earlier desk took it', async () => {
    const desk = checkedDesk();
    Object.assign(desk.searches?.find(({ ref }) => ref === 50) ?? {}, { outcome: 'found' });
    const evidence = [{ kind: 'search', ref: 50, selector: null }];
    desk.findings?.push({ ...BASE, ref: 599, claim: 1, facet: 'record', value: 'none_found', evidence });
    await takeIn(first, desk);
    const out = await fileOf(first);
    await takeIn(second, out);
    const none = ({ findings }: Rows) => findings?.find(({ value }) => value === 'none_found');
    expect(none((await fileOf(second)) as unknown as Rows)).toEqual(none(out as unknown as Rows));
    expect(none(out as unknown as Rows)).toMatchObject({ stale: false, superseded_by: null });
  });

  it('count on the other desk as they did on this one, and are stale there where they were here', async () => {
    await takeIn(first, checkedDesk());
    await takeIn(second, await fileOf(first));
    const [here, there] = [await statuses(first), await statuses(second)];
    expect(there).toEqual(here);
    expect(there[0]).toMatchObject({ status: 'misattributed', checked: 1, stale: 1, pending: 0 });
    expect(there[1]).toMatchObject({ status: 'partly_checked', pending: 1 });
    expect(await second.db.selectFrom('stale_findings').select('cause').execute()).toEqual([
      { cause: 'brought' },
    ]);
    await second.transact({ id: 1 }, async (change) => {
      await staleIndex.rebuild(change, () => {});
      await statusIndex.rebuild(change, () => {});
    });
    expect(await statuses(second)).toEqual(there);
  });

  it('stay behind with a claim in the trash, and are counted', async () => {
    await takeIn(first, checkedDesk());
    await first.transact({ id: 1 }, (change) => trashRow(change, 'claims', 1, null));
    const { records } = await exportedDesk(first.db);
    expect((records.findings as { claim: number }[]).some(({ claim }) => claim === 1)).toBe(false);
    const effort = [records.searches, records.contacts].flat() as { claim: number }[];
    expect(effort.filter(({ claim }) => claim === 1)).toEqual([]);
    await takeIn(second, await fileOf(first));
  });

  it('leave behind what one took the place of that stays behind', async () => {
    await takeIn(first, checkedDesk());
    await first.transact({ id: 1 }, async (change) => {
      const last = await change.tx.selectFrom('events').select('seq').executeTakeFirstOrThrow();
      await change.tx.updateTable('findings').set({ erased_by: last.seq }).where('id', '=', 3).execute();
    });
    const { records, leftOut } = await exportedDesk(first.db);
    expect((records.findings as { ref: number }[]).map(({ ref }) => ref)).toEqual([2, 4, 5]);
    expect(leftOut).toMatchObject({ erased: 1, dependent: 1 });
  });

  it('keep a view, without the speaker that stays behind', async () => {
    await takeIn(first, checkedDesk());
    await first.transact({ id: 1 }, (change) => trashRow(change, 'speakers', 1, null));
    const { records } = await exportedDesk(first.db);
    expect((records.views as { query: string }[]).map(({ query }) => query)).toContain('');
  });
});

describe('a file with findings', () => {
  it('may leave out what they rest on, and the query of a view', () => {
    const desk = checkedDesk();
    const { evidence: _, ...bare } = desk.findings?.[3] ?? {};
    Object.assign(desk.findings ?? [], { 3: bare });
    Object.assign(desk.views?.[1] ?? {}, { query: null });
    expect(faultsIn(desk)).toEqual([]);
  });

  it('may have them rest on a note on any source of their claim or on any attribution, and on no others', () => {
    const desk = checkedDesk();
    const cited = desk.attributions?.filter(({ claim }) => claim === 1) ?? [];
    const among = new Set(cited.map(({ source }) => source));
    const other = desk.sources?.find(({ ref }) => !among.has(ref));
    const [first] = desk.annotations;
    const restOn = (...targets: object[]) => {
      const file = structuredClone(desk);
      const note = { ...first, parent: null, motivation: 'commenting', selector: null };
      file.annotations.push(...targets.map((target, at) => ({ ...note, ref: 910 + at, target })));
      const evidence = targets.map((_, at) => ({ kind: 'annotation', ref: 910 + at, selector: null }));
      Object.assign(file.findings?.[1] ?? {}, { evidence });
      return faultsIn(file);
    };
    const own = { kind: 'attribution', ref: cited[0]?.ref };
    expect(restOn(own, { kind: 'source', ref: cited[0]?.source })).toEqual([]);
    expect(restOn(own, { kind: 'source', ref: other?.ref })).toEqual([
      'findings 2 (ref 501): evidence.1.ref: that is not evidence for this claim',
    ]);
  });
});

describe('a file with findings that cannot be', () => {
  it.each<[string, number, object, RegExp]>([
    [
      'evidence of another claim',
      3,
      { evidence: [{ kind: 'attribution', ref: 1, selector: null }] },
      /ref 503\): evidence.0.ref: that is not evidence for this claim/,
    ],
    [
      'another claim’s search',
      3,
      { evidence: [{ kind: 'search', ref: 50, selector: null }] },
      /evidence.0.ref: that is not evidence/,
    ],
    [
      'another claim’s contact',
      3,
      { evidence: [{ kind: 'contact', ref: 60, selector: null }] },
      /evidence.0.ref: that is not evidence/,
    ],
    [
      'evidence that is not there',
      1,
      {
        evidence: [
          { kind: 'annotation', ref: 9, selector: null },
          { kind: 'annotation', ref: 99999, selector: null },
        ],
      },
      /evidence.1.ref: there is no ref 99999/,
    ],
    [
      'a note on something else',
      3,
      { evidence: [{ kind: 'annotation', ref: 2, selector: null }] },
      /evidence.0.ref: that is not evidence/,
    ],
    ['words from another claim', 1, { words_from: 2 }, /words_from: this belongs to another claim/],
    ['a value of another facet', 1, { value: 'denied' }, /value: that is not a finding on wording/],
    ['no reason', 1, { rationale: null }, /rationale: give the evidence for this finding/],
    ['a misattribution without its how', 2, { mechanism: null }, /mechanism: explain how/],
    ['a how without a misattribution', 4, { mechanism: 'x' }, /mechanism: only a misattribution/],
    ['agreement with oneself', 2, { agreed_by: 1 }, /agreed_by: nobody can agree with their own/],
    ['agreement without a day', 2, { agreed_at: null }, /agreed_by: give who agreed and when/],
    [
      'agreement before it was written',
      2,
      { agreed_at: '2020-01-01T00:00:00.000Z' },
      /agreed_at: that is before/,
    ],
    [
      'agreement where none is wanted',
      4,
      { agreed_at: '2026-11-21T10:00:00.000Z', agreed_by: 2 },
      /agreed_by: only a finding that needs a second person/,
    ],
    [
      'the record without it',
      1,
      { value: 'verbatim', evidence: [], stale: false },
      /evidence: give the wording of the record/,
    ],
    [
      'no record found without a search',
      4,
      { facet: 'record', value: 'none_found' },
      /evidence: give the search/,
    ],
    [
      'a place taken by one on another facet',
      0,
      { superseded_by: 501 },
      /superseded_by: that is a finding on something else/,
    ],
    ['a place taken by one before it', 2, { superseded_by: 500 }, /superseded_by: a finding is older/],
    [
      'two that stand on one facet',
      0,
      { superseded_by: null },
      /superseded_by: this facet already has a current finding/,
    ],
    ['one that is stale and superseded', 0, { stale: true }, /stale: only a current finding can be stale/],
    ['no word on being stale', 0, { stale: null }, /stale: Give whether it is stale/],
    [
      'a kind of evidence that there is none',
      1,
      { evidence: [{ kind: 'hunch', ref: 1 }] },
      /evidence.0.kind: /,
    ],
    ...['Ada Berg', 'A'.repeat(64), 'a'.repeat(63)].map(
      (credited_sha256): [string, number, object, RegExp] => [
        `a credited name that is no hash: ${credited_sha256}`,
        1,
        { answers: [{ attribution: 1, verdict: 'exact', flags: [], facet: 'speaker', credited_sha256 }] },
        /findings 2 \(ref 501\): answers.0.credited_sha256: .*64 hexadecimal digits in lower case, or ‘erased’/,
      ],
    ),
  ])('is refused: %s', (_what, at, fields, sentence) => {
    const desk = checkedDesk();
    Object.assign(desk.findings?.[at] ?? {}, fields);
    expect(faultsIn(desk).join('\n')).toMatch(sentence);
  });

  it('is refused where a view names a speaker that is not in it', () => {
    const desk = checkedDesk();
    Object.assign(desk.views?.[0] ?? {}, { query: 'speaker=77' });
    expect(faultsIn(desk).join('\n')).toMatch(/views 1 \(ref 80\): query: there is no ref 77/);
  });
});
