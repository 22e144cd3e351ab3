import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let token: Sends;
let ids: number[];
let all: Checkable[];
beforeAll(async () => {
  desk = await openDesk();
  [checker, token] = [await desk.signIn('checker'), await desk.token('checker')];
});
beforeEach(async () => {
  all = [];
  for (let at = 0; at < 3; at++) all.push(await addCheckable(desk));
  ids = all.map(({ claim }) => claim);
});
afterAll(() => desk.close());

const UNSEEN = { facet: 'translation', value: 'original_not_seen', rationale: 'English alone.' };
const send = (body: object) => desk.json('POST', '/findings', body, token);
const ticks = () => ids.map((id, at) => [`claim_ids.${at}`, String(id)] as const);

describe('the same finding on several claims', () => {
  it('is a finding of its own on each', async () => {
    const answer = await send({ ...UNSEEN, claim_ids: ids });
    expect(answer.status).toBe(201);
    const { findings } = (await answer.json()) as { findings: { claim_id: number; id: number }[] };
    expect(findings.map(({ claim_id }) => claim_id).sort((a, b) => a - b)).toEqual(ids);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(3);
  });

  it('is recorded from the rows ticked in the list of claims', async () => {
    const list = await (await desk.get('/claims', checker)).text();
    expect(list).toContain('formaction="/findings/new" formmethod="get"');
    const query = new URLSearchParams([
      ...ticks().map(([name, value]): [string, string] => [name, value]),
      ['list_id', ''],
    ]);
    const page = await (await desk.get(`/findings/new?${query}`, checker)).text();
    const fields = fieldsOfForm(page, '/findings');
    expect(fields).toMatchObject(Object.fromEntries(ticks()));
    const { 'claim_ids.1': _, ...two } = fields;
    const found = { finding: 'translation:original_not_seen', rationale: 'English alone.' };
    const answer = await desk.form('/findings', { ...two, ...found }, checker);
    expect(answer.status).toBe(303);
    const done = await (await desk.get(answer.headers.get('location') ?? '', checker)).text();
    expect(done).toContain('Recorded on 2 quotations.');
    expect(await findingsOn(desk, checker, ids[1] ?? 0)).toEqual([]);
    expect(await findingsOn(desk, checker, ids[2] ?? 0)).toMatchObject([{ value: 'original_not_seen' }]);
  });

  it('leads back to the list that they were ticked in', async () => {
    const list = '/claims?q=compromise&sort=speaker';
    expect(await (await desk.get(list, checker)).text()).toContain(
      'name="next" value="/claims?q=compromise&amp;sort=speaker">Record a finding',
    );
    const query = new URLSearchParams(ticks().map(([, id = '']): [string, string] => ['claim_ids', id]));
    query.append('next', list);
    const page = await (await desk.get(`/findings/new?${query}`, checker)).text();
    expect(page).toContain('<a href="/claims?q=compromise&amp;sort=speaker">Cancel</a>');
    const [, action = ''] = /<form class="stack" action="([^"]+)"/.exec(page) ?? [];
    const found = { finding: 'translation:original_not_seen', rationale: 'English alone.' };
    const answer = await desk.form(action, { ...Object.fromEntries(ticks()), ...found }, checker);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, list]);
  });

  it('is not recorded again where it stands already', async () => {
    await recordBy(desk, token, ids[1] ?? 0, UNSEEN);
    const found = { finding: 'translation:original_not_seen', rationale: UNSEEN.rationale };
    const answer = await desk.form('/findings', { ...Object.fromEntries(ticks()), ...found }, checker);
    const done = await (await desk.get(answer.headers.get('location') ?? '', checker)).text();
    expect(done).toContain('Recorded on 2 quotations.');
    expect(await findingsOn(desk, checker, ids[1] ?? 0)).toHaveLength(1);
  });

  it('is recorded on all or on none, and says which claim refuses it', async () => {
    await recordBy(desk, token, ids[1] ?? 0, {
      facet: 'context',
      value: 'cut_meaning_kept',
      rationale: 'Short.',
    });
    const answer = await send({ claim_ids: ids, facet: 'context', value: 'fair' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`Quotation ${ids[1]}: Explain why you changed this finding`);
    expect(await findingsOn(desk, checker, ids[0] ?? 0)).toEqual([]);
  });

  it.each([
    ['no claim', { ...UNSEEN }],
    ['no facet', { value: 'fair' }],
    ['a value of another facet', { facet: 'record', value: 'fair' }],
    ['one that needs the record itself, without it', { facet: 'wording', value: 'verbatim' }],
    [
      'one that needs the record itself, on second hand',
      { facet: 'wording', value: 'verbatim', evidence_each: ['wording_source'] },
    ],
    ['evidence of no kind', { ...UNSEEN, evidence_each: ['hunch'] }],
    ['a source that is not on each', { ...UNSEEN, source_id: 1 }],
    ['one that needs a search', { facet: 'record', value: 'none_found', rationale: 'x' }],
    ['one that says how it came about', { facet: 'speaker', value: 'misattributed', rationale: 'x' }],
    ['evidence, which is another on each', { ...UNSEEN, evidence: [] }],
  ])('is refused with %s', async (what, body) => {
    const claim_ids = what === 'no claim' ? {} : { claim_ids: ids };
    expect((await send({ ...body, ...claim_ids })).status).toBe(422);
    expect(await findingsOn(desk, checker, ids[0] ?? 0)).toEqual([]);
  });

  it('is based on what each of them has: the source of its wording, its copy, a search in vain', async () => {
    const each = ['wording_source', 'newest_copy', 'vain_search'];
    const none = { facet: 'record', value: 'none_found', rationale: 'Nowhere.', evidence_each: each };
    expect((await send({ ...none, claim_ids: ids })).status).toBe(201);
    for (const [at, id] of ids.entries()) {
      const on = all[at];
      const evidence = [
        { kind: 'attribution', id: on?.attribution },
        { kind: 'snapshot', id: on?.snapshot },
        { kind: 'search', id: on?.search },
      ];
      expect(await findingsOn(desk, checker, id)).toMatchObject([{ value: 'none_found', evidence }]);
    }
  });

  it('says which claim lacks the evidence, and records nothing', async () => {
    const { id: bare } = await desk.as('checker', async (change) =>
      addTestClaim(change, { speaker_id: (await addTestSpeaker(change, 'Qin Gang')).id }),
    );
    const found = { 'claim_ids.0': String(ids[0]), 'claim_ids.1': String(bare) };
    const typed = { ...found, finding: 'translation:unchecked', rationale: 'Not yet.' };
    const ticked = { ...typed, 'evidence_each.2': 'vain_search' };
    const answer = await desk.form('/findings', ticked, checker);
    const page = await answer.text();
    expect([answer.status, page]).toEqual([
      422,
      expect.stringContaining(`Quotation ${bare} has no search that found nothing`),
    ]);
    expect(fieldsOfForm(page, '/findings')).toMatchObject(ticked);
    expect(await findingsOn(desk, checker, ids[0] ?? 0)).toEqual([]);
  });

  it('gives back what was typed, and the ticks', async () => {
    const answer = await desk.form(
      '/findings',
      { ...Object.fromEntries(ticks()), rationale: 'Typed.' },
      checker,
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('href="#f-finding"');
    expect(fieldsOfForm(page, '/findings')).toMatchObject({
      ...Object.fromEntries(ticks()),
      rationale: 'Typed.',
    });
  });

  it('asks for ticks where there are none, and is not for readers', async () => {
    expect(await (await desk.get('/findings/new', checker)).text()).toContain('No quotations selected');
    expect((await desk.get('/findings/new', await desk.signIn('viewer'))).status).toBe(403);
    expect((await send({ ...UNSEEN, claim_ids: [...ids, 99999] })).status).toBe(404);
  });
});
