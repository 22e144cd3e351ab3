import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let token: Sends;
let on: Checkable;
let other: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('checker');
  other = await addCheckable(desk);
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const send = (body: object) => desk.json('POST', `/claims/${on.claim}/findings`, body, token);
const one = (finding: object) => send({ findings: [finding] });

describe('a finding', () => {
  it.each<[string, (on: Checkable, other: Checkable) => object, string]>([
    ['on no facet', () => ({ value: 'fair' }), 'findings.0.facet'],
    ['on a facet that there is not', () => ({ facet: 'tone', value: 'fair' }), 'findings.0.facet'],
    ['without a value', () => ({ facet: 'context' }), 'findings.0.value'],
    ['of a value of another facet', () => ({ facet: 'wording', value: 'denied' }), 'findings.0.value'],
    ['of a value of none', () => ({ facet: 'wording', value: 'true' }), 'findings.0.value'],
    [
      'without the reason that it needs',
      () => ({ facet: 'speaker', value: 'denied' }),
      'findings.0.rationale',
    ],
    [
      'of a misattribution without its how',
      () => ({ facet: 'speaker', value: 'misattributed', rationale: 'x' }),
      'findings.0.mechanism',
    ],
    [
      'with a how that nothing asks for',
      () => ({ facet: 'context', value: 'fair', mechanism: 'x' }),
      'findings.0.mechanism',
    ],
    [
      'word for word without the record',
      () => ({ facet: 'wording', value: 'verbatim' }),
      'findings.0.evidence',
    ],
    [
      'word for word on second hand',
      ({ attribution }) => ({
        facet: 'wording',
        value: 'verbatim',
        evidence: [{ kind: 'attribution', id: attribution }],
      }),
      'findings.0.evidence',
    ],
    [
      'not in the record without it',
      () => ({ facet: 'wording', value: 'not_in_record', rationale: 'x' }),
      'findings.0.evidence',
    ],
    [
      'no record found without a search',
      () => ({ facet: 'record', value: 'none_found', rationale: 'x' }),
      'findings.0.evidence',
    ],
    [
      'no record found on a search that is open',
      ({ openSearch }) => ({
        facet: 'record',
        value: 'none_found',
        rationale: 'x',
        evidence: [{ kind: 'search', id: openSearch }],
      }),
      'findings.0.evidence',
    ],
    [
      'on another claim’s attribution',
      (_, { record }) => ({
        facet: 'wording',
        value: 'verbatim',
        evidence: [{ kind: 'attribution', id: record }],
      }),
      'findings.0.evidence.0.id',
    ],
    [
      'on another claim’s copy',
      (_, { snapshot }) => ({
        facet: 'context',
        value: 'fair',
        evidence: [{ kind: 'snapshot', id: snapshot }],
      }),
      'findings.0.evidence.0.id',
    ],
    [
      'on another claim’s note',
      (_, { note }) => ({ facet: 'context', value: 'fair', evidence: [{ kind: 'annotation', id: note }] }),
      'findings.0.evidence.0.id',
    ],
    [
      'on another claim’s search',
      (_, { search }) => ({ facet: 'context', value: 'fair', evidence: [{ kind: 'search', id: search }] }),
      'findings.0.evidence.0.id',
    ],
    [
      'on another claim’s contact',
      (_, { contact }) => ({ facet: 'context', value: 'fair', evidence: [{ kind: 'contact', id: contact }] }),
      'findings.0.evidence.0.id',
    ],
    [
      'on evidence of no kind',
      () => ({ facet: 'context', value: 'fair', evidence: [{ kind: 'hunch', id: 1 }] }),
      'findings.0.evidence.0.kind',
    ],
    [
      'on a passage that does not stand there',
      ({ snapshot }) => ({
        facet: 'context',
        value: 'fair',
        evidence: [{ kind: 'snapshot', id: snapshot, selector: { exact: 'nowhere' } }],
      }),
      'findings.0.evidence.0.selector.exact',
    ],
    [
      'on a passage without its words',
      ({ snapshot }) => ({
        facet: 'context',
        value: 'fair',
        evidence: [{ kind: 'snapshot', id: snapshot, selector: { prefix: 'He said: ' } }],
      }),
      'findings.0.evidence.0.selector.exact',
    ],
    [
      'on a passage of what nobody has read',
      ({ named }) => ({
        facet: 'context',
        value: 'fair',
        evidence: [{ kind: 'attribution', id: named, selector: { exact: 'no room' } }],
      }),
      'findings.0.evidence.0.selector.exact',
    ],
    [
      'on evidence of another claim, behind blanks',
      (_, { note }) => ({
        facet: 'context',
        value: 'fair',
        evidence: ['', null, { kind: 'annotation', id: note }],
      }),
      'findings.0.evidence.2.id',
    ],
    [
      'on evidence that is named in no way',
      () => ({ facet: 'context', value: 'fair', evidence: ['the article'] }),
      'findings.0.evidence.0.kind',
    ],
    [
      'on a passage of a search',
      ({ search }) => ({
        facet: 'context',
        value: 'fair',
        evidence: [{ kind: 'search', id: search, selector: { exact: 'x' } }],
      }),
      'findings.0.evidence.0.selector',
    ],
    [
      'dated by hand',
      () => ({ facet: 'context', value: 'fair', at: '2099-01-01T00:00:00Z' }),
      'findings.0.at',
    ],
    ['in another’s name', () => ({ facet: 'context', value: 'fair', author_id: 1 }), 'findings.0.author_id'],
    [
      'agreed to by its author',
      () => ({ facet: 'context', value: 'fair', agreed_at: '2026-01-01T00:00:00Z' }),
      'findings.0.agreed_at',
    ],
    [
      'of a speaker that there is not',
      () => ({
        facet: 'speaker',
        value: 'misattributed',
        rationale: 'x',
        mechanism: 'x',
        actual_speaker_id: 99999,
      }),
      'findings.0.actual_speaker_id',
    ],
    [
      'of a misattribution to the one who is credited',
      ({ speaker }) => ({
        facet: 'speaker',
        value: 'misattributed',
        rationale: 'x',
        mechanism: 'x',
        actual_speaker_id: speaker,
      }),
      'findings.0.actual_speaker_id',
    ],
    [
      'of a misattribution to the one who is credited, by name',
      ({ speaker }) => ({
        facet: 'speaker',
        value: 'misattributed',
        rationale: 'x',
        mechanism: 'x',
        actual_speaker: { id: speaker, name: 'Wang Yi' },
      }),
      'findings.0.actual_speaker.name',
    ],
    [
      'with a NUL in its reason',
      () => ({ facet: 'context', value: 'fair', rationale: 'a\u0000' }),
      'findings.0.rationale',
    ],
    [
      'with more evidence than fits',
      () => ({ facet: 'context', value: 'fair', evidence: Array(3_000).fill({ kind: 'search', id: 1 }) }),
      'findings.0.evidence',
    ],
  ])('%s is refused at that field, and nothing is recorded', async (_what, finding, path) => {
    const good = { facet: 'occasion', value: 'confirmed' };
    const answer = await send({ findings: [finding(on, other), good] });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
    expect(await findingsOn(desk, token, on.claim)).toEqual([]);
  });

  it.each([
    ['none at all', {}],
    ['an empty list', { findings: [] }],
    [
      'one facet twice',
      {
        findings: [
          { facet: 'context', value: 'fair' },
          { facet: 'context', value: 'fair' },
        ],
      },
    ],
    ['a list for a text', { findings: 'context' }],
    ['more than there are facets', { findings: Array(7).fill({ facet: 'context', value: 'fair' }) }],
    ['a field of nobody', { findings: [{ facet: 'context', value: 'fair' }], status: 'open' }],
  ])('is refused as %s', async (_what, body) => {
    expect((await send(body)).status).toBe(422);
  });

  it('is named by where it stood among what was sent, blanks and all', async () => {
    const [fair, odd] = [
      { facet: 'context', value: 'fair' },
      { facet: 'wording', value: 'verbatim' },
    ];
    const pathsOf = async (findings: readonly unknown[]) => {
      const answer = await send({ findings });
      return ((await answer.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path);
    };
    expect(await pathsOf(['', fair, null, odd])).toEqual(['findings.3.evidence']);
    expect(await pathsOf(['', fair, null, fair])).toEqual(['findings.3.facet']);
    const denied = { facet: 'speaker', value: 'denied' };
    expect(await pathsOf([null, denied])).toEqual(['findings.1.rationale']);
    const cites = { ...fair, evidence: [null, { kind: 'note', id: 1 }] };
    expect(await pathsOf([null, cites])).toEqual(['findings.1.evidence.1.kind']);
  });

  it.each([
    [
      { facet: 'wording', value: 'verbatim' },
      '“Word for word” needs a primary or official source with a wording. Tick one',
    ],
    [{ facet: 'wording', value: 'cut' }, 'Explain what this finding is based on'],
    [
      { facet: 'record', value: 'none_found', rationale: 'Nowhere.' },
      '“No record found” needs a search that found nothing. Log one, then tick it',
    ],
  ])('that lacks its reason or its evidence is told which: %j', async (finding, message) => {
    const refused = await one(finding);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(message)]);
  });

  it('that departs from what stood before says why', async () => {
    await recordBy(desk, token, on.claim, {
      facet: 'context',
      value: 'cut_meaning_kept',
      rationale: 'Short.',
    });
    const refused = await one({ facet: 'context', value: 'fair' });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Explain why you changed this finding'),
    ]);
  });

  it('that says what stands already changes nothing', async () => {
    const fair = { facet: 'context', value: 'fair', evidence: [{ kind: 'annotation', id: on.note }] };
    const [first] = await recordBy(desk, token, on.claim, fair);
    const again = await one(fair);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ findings: [{ id: first?.id }] });
    expect(await findingsOn(desk, token, on.claim)).toHaveLength(1);
  });

  it('takes the place of the one before it, and both stay', async () => {
    const [first] = await recordBy(desk, token, on.claim, { facet: 'context', value: 'fair' });
    const [second] = await recordBy(desk, token, on.claim, {
      facet: 'context',
      value: 'question_or_irony',
      rationale: 'He asked.',
    });
    expect(await findingsOn(desk, token, on.claim)).toMatchObject([
      { id: second?.id, superseded_by: null },
      { id: first?.id, superseded_by: second?.id },
    ]);
    const read = await desk.get(`/findings/${first?.id}.json`, token);
    expect(await read.json()).toMatchObject({ claim_id: on.claim, superseded_by: second?.id });
  });

  it('on what was changed since is a conflict that says what stands now', async () => {
    const [first] = await recordBy(desk, token, on.claim, { facet: 'context', value: 'fair' });
    const stale = { facet: 'context', value: 'fair', rationale: 'x', supersedes: (first?.id ?? 0) + 99 };
    const answer = await one(stale);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ current: { findings: [{ id: first?.id }] } });
    expect(
      (
        await send({
          findings: [{ facet: 'record', value: 'secondary_only', rationale: 'x' }],
          claim_version: 99,
        })
      ).status,
    ).toBe(409);
    const sent = await desk.json(
      'POST',
      `/claims/${on.claim}/findings`,
      { findings: [{ facet: 'record', value: 'secondary_only', rationale: 'x' }] },
      { ...token, 'if-match': '"99"' },
    );
    expect(sent.status).toBe(409);
    expect((await one({ ...stale, supersedes: first?.id })).status).toBe(201);
  });

  it('on a claim in the trash, or on none, is not taken', async () => {
    await desk.as('editor', (change) => trashRow(change, 'claims', on.claim, null));
    const editor = await desk.token('editor');
    const body = { findings: [{ facet: 'context', value: 'fair' }] };
    expect((await desk.json('POST', `/claims/${on.claim}/findings`, body, editor)).status).toBe(409);
    expect((await send(body)).status).toBe(410);
    expect((await desk.json('POST', '/claims/99999/findings', body, token)).status).toBe(404);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('editor'))).text();
    expect(page).not.toContain('Save findings');
  });

  it('is read at its claim’s page', async () => {
    const [first] = await recordBy(desk, token, on.claim, { facet: 'context', value: 'fair' });
    const answer = await desk.get(`/findings/${first?.id}`, await desk.signIn('viewer'));
    expect(answer.headers.get('location')).toBe(`/claims/${on.claim}#finding-${first?.id}`);
    expect((await desk.get('/findings/99999.json', token)).status).toBe(404);
  });

  it('stands in the claim’s JSON with all that it rests on', async () => {
    const selector = { exact: 'no room' };
    await recordBy(desk, token, on.claim, {
      ...{ facet: 'wording', value: 'cut', rationale: 'Short.' },
      evidence: [
        { kind: 'snapshot', id: on.snapshot, selector },
        { kind: 'contact', id: on.contact },
      ],
    });
    const claim = (await (await desk.get(`/claims/${on.claim}.json`, token)).json()) as object;
    expect(claim).toMatchObject({
      attribution_status: { status: 'partly_checked', reason: expect.stringContaining('by Chris Checker') },
      findings: [
        {
          ...{ facet: 'wording', value: 'cut', rationale: 'Short.', mechanism: null, actual_speaker: null },
          evidence: [
            { kind: 'snapshot', id: on.snapshot, version: 1, selector },
            { kind: 'contact', id: on.contact, version: 1, selector: null },
          ],
          ...{ by: { name: 'Chris Checker' }, at: desk.clock.now().toISOString(), agreed_by: null },
          ...{ agreed_at: null, stale: [], claim_version: 1, pending: false },
        },
      ],
    });
  });
});
