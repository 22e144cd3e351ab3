import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staleIndex, statusIndex } from '../../../src/derived/status/reindex.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf, WORDS } from './checked-desk.js';

let desk: TestDesk;
let editor: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.token('editor');
});
beforeEach(async () => {
  on = await addCheckable(desk);
  await recordBy(desk, await desk.token('checker'), on.claim, ...allSix());
});
afterAll(() => desk.close());

/** Each facet with evidence of another kind, but for the occasion, which has none. */
function allSix(): object[] {
  const rationale = 'It is so.';
  return [
    { facet: 'wording', value: 'minor_changes', rationale },
    { facet: 'speaker', value: 'confirmed', evidence: [{ kind: 'attribution', id: on.record }] },
    { facet: 'occasion', value: 'confirmed' },
    { facet: 'context', value: 'fair', evidence: [{ kind: 'snapshot', id: on.snapshot }] },
    { facet: 'translation', value: 'fair', evidence: [{ kind: 'annotation', id: on.note }] },
    { facet: 'record', value: 'issuer_version', evidence: [{ kind: 'attribution', id: on.record }] },
  ];
}

async function patch(path: string, body: object): Promise<void> {
  const { version } = (await (await desk.get(`${path}.json`, editor)).json()) as { version: number };
  const answer = await desk.json('PATCH', path, body, { ...editor, 'if-match': `"${version}"` });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

async function post(path: string, body: object = {}): Promise<void> {
  const answer = await desk.json('POST', path, body, editor);
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

async function stale(): Promise<Record<string, string[]>> {
  const standing = (await findingsOn(desk, editor, on.claim)).filter((one) => one.superseded_by === null);
  const marked = standing.filter((one) => one.stale.length > 0);
  return Object.fromEntries(
    marked.map((one) => [one.facet, [...new Set(one.stale.map(({ cause }) => cause))]]),
  );
}

const ON_WORDS = ['wording', 'context', 'translation'];

describe('a claim of which all six facets are settled', () => {
  it('is confirmed until something that a finding rests on is changed', async () => {
    expect((await statusOf(desk, editor, on.claim)).status).toBe('attribution_confirmed');
    expect(await stale()).toEqual({});
  });

  it('turns stale on its words where one word is changed, and says since when, why and by whom', async () => {
    await patch(`/claims/${on.claim}`, { text: WORDS.replace('no', 'little') });
    const marks = await stale();
    expect(Object.keys(marks).sort()).toEqual([...ON_WORDS].sort());
    for (const facet of ON_WORDS) expect(marks[facet]).toEqual(expect.arrayContaining(['text']));
    expect((await statusOf(desk, editor, on.claim)).status).toBe('partly_checked');
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('viewer'))).text();
    expect(page).toMatch(
      /Out of date since 25 June 2023, because [^.]*the quotation was changed[^.]* \(Eddie Editor\)\./,
    );
  });

  it.each<[string, () => Promise<void>, Record<string, string[]>]>([
    [
      'the speaker',
      () => patch(`/claims/${on.claim}`, { speaker: { name: 'Qin Gang' } }),
      { speaker: ['speaker'] },
    ],
    ['the occasion', () => patch(`/claims/${on.claim}`, { occasion_id: null }), { occasion: ['occasion'] }],
    [
      'where the occasion was',
      () => patch(`/occasions/${on.occasion}`, { place: 'Beijing' }),
      { occasion: ['occasion'] },
    ],
    ['the day', () => patch(`/claims/${on.claim}`, { said_on: '2023-06-20' }), { occasion: ['said_on'] }],
    [
      'what a cited source says',
      () => patch(`/attributions/${on.record}`, { wording: 'Other words.' }),
      { speaker: ['attribution'], record: ['attribution'] },
    ],
    [
      'a cited note',
      () => patch(`/annotations/${on.note}`, { body: 'Nobody says so.' }),
      { translation: ['annotation'] },
    ],
    [
      'where a cited source is',
      () => post(`/attributions/${on.record}/trash`),
      { speaker: ['attribution'], record: ['attribution'] },
    ],
    [
      'a cited copy, into the trash',
      () => post(`/sources/${on.source}/snapshots/${on.snapshot}/trash`),
      { context: ['snapshot'] },
    ],
    [
      'a cited note, into the trash',
      () => post(`/annotations/${on.note}/trash`),
      { translation: ['annotation'] },
    ],
  ])('turns stale where somebody changes %s', async (_what, change, marks) => {
    await change();
    expect(await stale()).toEqual(marks);
  });

  it.each<[string, () => Promise<void>]>([
    ['tags', () => patch(`/claims/${on.claim}`, { tags: ['taiwan'] })],
    ['a note on the claim', () => patch(`/claims/${on.claim}`, { note: 'Aside.' })],
    ['the summary', () => patch(`/claims/${on.claim}`, { summary: 'Aside.' })],
    ['the rank of a source', () => patch(`/attributions/${on.record}`, { rank: 'preferred' })],
    ['the note of a source', () => patch(`/attributions/${on.record}`, { note: 'Aside.' })],
    ['what the occasion is called', () => patch(`/occasions/${on.occasion}`, { name: 'Talks' })],
    ['that a note is settled', () => post(`/annotations/${on.note}/resolution`)],
  ])('does not turn stale where somebody changes %s', async (_what, change) => {
    await change();
    expect(await stale()).toEqual({});
    expect((await statusOf(desk, editor, on.claim)).status).toBe('attribution_confirmed');
  });

  it('gives one reason for one edit of the quotation, though its source is cited as well', async () => {
    const evidence = [{ kind: 'attribution', id: on.attribution }];
    const again = { facet: 'wording', value: 'minor_changes', rationale: 'It is so.', evidence };
    await recordBy(desk, editor, on.claim, again);
    await patch(`/claims/${on.claim}`, { text: 'Other words.' });
    expect((await stale()).wording).toEqual(['text']);
  });

  it('is fresh again once somebody looked again, though the value is the same', async () => {
    await patch(`/claims/${on.claim}`, { speaker: { name: 'Qin Gang' } });
    const [again] = await recordBy(desk, editor, on.claim, { facet: 'speaker', value: 'confirmed' });
    expect(await stale()).toEqual({});
    expect(again).toMatchObject({ stale: [], by: { name: 'Eddie Editor' } });
  });

  it('says what is stale at the end of its row', async () => {
    await patch(`/claims/${on.claim}`, { speaker: { name: 'Qin Gang' } });
    const rows = await (await desk.get('/claims', await desk.signIn('viewer'))).text();
    expect(rows).toContain('1 finding is out of date');
  });
});

describe('deriving everything anew', () => {
  it('comes to what followed from each change', async () => {
    const changes = [
      () => patch(`/claims/${on.claim}`, { text: 'Other words.' }),
      () => patch(`/claims/${on.claim}`, { speaker: { name: 'Qin Gang' } }),
      () =>
        recordBy(desk, editor, on.claim, {
          facet: 'wording',
          value: 'as_printed',
          rationale: 'Looked again.',
        }),
      () => patch(`/occasions/${on.occasion}`, { place: 'Beijing' }),
      () => post(`/annotations/${on.note}/trash`),
      () =>
        recordBy(desk, editor, on.claim, { facet: 'speaker', value: 'fabricated', rationale: 'Nowhere.' }),
      () =>
        post(`/sources/${on.source}/snapshots/${on.snapshot}/trash`, {
          set_aside_reason: 'It is of another page.',
        }),
      () => patch(`/claims/${on.claim}`, { note: 'Aside.' }),
    ];
    for (const change of changes) {
      await change();
      const followed = await derived();
      await desk.as('admin', async (work) => {
        await staleIndex.rebuild(work, () => {});
        await statusIndex.rebuild(work, () => {});
      });
      expect(await derived()).toEqual(followed);
    }
  });
});

async function derived() {
  const { db } = desk.ctx;
  return {
    status: await db.selectFrom('claim_status').selectAll().orderBy('claim_id').execute(),
    stale: await db
      .selectFrom('stale_findings')
      .selectAll()
      .orderBy('finding_id')
      .orderBy('seq')
      .orderBy('cause')
      .execute(),
  };
}
