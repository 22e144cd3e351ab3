import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let viewer: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  [checker, editor, viewer] = [
    await desk.token('checker'),
    await desk.token('editor'),
    await desk.token('viewer'),
  ];
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const WRONG = {
  ...{ facet: 'speaker', value: 'misattributed', rationale: 'Reason zqpendingqz.' },
  ...{ mechanism: 'How zqpendingqz.', actual_speaker: { name: 'Somebody zqpendingqz' } },
};
const agree = (id: number, sends: Sends) => desk.json('POST', `/findings/${id}/agreement`, {}, sends);
async function waiting(by = checker): Promise<number> {
  const [finding] = await recordBy(desk, by, on.claim, WRONG);
  return finding?.id ?? 0;
}

describe('a finding that somebody was wronged', () => {
  it('waits: the one before it goes on counting', async () => {
    await recordBy(desk, checker, on.claim, { facet: 'speaker', value: 'confirmed' });
    await waiting();
    expect((await statusOf(desk, viewer, on.claim)).reason).toContain('speaker – confirmed');
    expect(await findingsOn(desk, viewer, on.claim)).toMatchObject([
      { value: 'confirmed', superseded_by: null },
    ]);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      { value: 'misattributed', pending: true },
      { value: 'confirmed', superseded_by: null },
    ]);
  });

  it('counts once a second person agrees, who is named', async () => {
    const [before] = await recordBy(desk, checker, on.claim, { facet: 'speaker', value: 'confirmed' });
    const id = await waiting();
    const answer = await agree(id, editor);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id, pending: false, agreed_by: { name: 'Eddie Editor' } });
    expect(await statusOf(desk, viewer, on.claim)).toEqual({
      status: 'misattributed',
      reason: expect.stringMatching(/by Chris Checker, agreed on .* by Eddie Editor$/),
    });
    expect(await findingsOn(desk, viewer, on.claim)).toMatchObject([
      { id },
      { id: before?.id, superseded_by: id },
    ]);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('viewer'))).text();
    expect(page).toContain('Somebody zqpendingqz');
    expect(page).toContain('agreed by');
  });

  it('is agreed to by a form on the claim’s page too, by whoever is a second person', async () => {
    const id = await waiting();
    const button = `action="/findings/${id}/agreement"`;
    const page = async (sends: Sends) => (await desk.get(`/claims/${on.claim}`, sends)).text();
    expect(await page(await desk.signIn('checker'))).not.toContain(button);
    expect(await page(await desk.signIn('editor'))).toContain(button);
    const answer = await desk.form(`/findings/${id}/agreement`, {}, await desk.signIn('admin'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/claims/${on.claim}#checks`]);
  });

  it('is not agreed to by its own author, a reader or a token that reads', async () => {
    const id = await waiting(editor);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ pending: true }]);
    const own = await agree(id, editor);
    expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('your own finding')]);
    expect((await agree(id, viewer)).status).toBe(403);
    expect((await agree(id, await desk.token('admin', 'read'))).status).toBe(403);
    expect((await desk.json('POST', `/findings/${id}/agreement`, {}, {})).status).toBe(401);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('editor'))).text();
    expect(page).not.toContain(`action="/findings/${id}/agreement"`);
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ pending: true }]);
  });

  it('is agreed once', async () => {
    const id = await waiting();
    await agree(id, editor);
    expect((await agree(id, editor)).status).toBe(409);
    const [fair] = await recordBy(desk, checker, on.claim, { facet: 'context', value: 'fair' });
    expect((await agree(fair?.id ?? 0, editor)).status).toBe(409);
    expect((await agree(99999, editor)).status).toBe(404);
  });

  it('is withdrawn by a newer finding, and readers never hear of it', async () => {
    const id = await waiting();
    await recordBy(desk, editor, on.claim, {
      facet: 'speaker',
      value: 'attributed_only',
      rationale: 'Only that.',
    });
    expect((await agree(id, editor)).status).toBe(409);
    expect(await findingsOn(desk, viewer, on.claim)).toMatchObject([{ value: 'attributed_only' }]);
    expect((await desk.get(`/findings/${id}.json`, viewer)).status).toBe(404);
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('Withdrawn before a second person agreed');
  });

  it('is not agreed to where what it rests on was changed since', async () => {
    const id = await waiting();
    const { version } = (await (await desk.get(`/claims/${on.claim}.json`, editor)).json()) as {
      version: number;
    };
    const moved = { speaker: { name: 'Qin Gang' } };
    await desk.json('PATCH', `/claims/${on.claim}`, moved, { ...editor, 'if-match': `"${version}"` });
    expect((await agree(id, editor)).status).toBe(409);
  });

  it('says in words that no record was found, and of nobody that they made it up', async () => {
    await recordBy(desk, checker, on.claim, {
      facet: 'speaker',
      value: 'fabricated',
      rationale: 'Looked everywhere.',
    });
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('No record found of anyone saying it');
    expect(page).toContain('Waiting for an editor or admin');
    expect(page.replaceAll(/ value="fabricated"/g, '')).not.toMatch(/fabricated/i);
  });
});

/** One with words that stand in it alone. */
async function secret(): Promise<number> {
  const said = JSON.stringify(WRONG).replaceAll('zqpendingqz', 'zqsecretqz');
  const [finding] = await recordBy(desk, checker, on.claim, JSON.parse(said) as object);
  return finding?.id ?? 0;
}

it('several findings saved at once are counted in the activity', async () => {
  const { claim } = await addCheckable(desk);
  const stated = { facet: 'occasion', value: 'not_stated', rationale: 'Nobody says when.' };
  await recordBy(desk, checker, claim, { facet: 'context', value: 'fair' }, stated);
  const activity = await (await desk.get('/activity', await desk.signIn('checker'))).text();
  expect(activity).toContain('recorded 2 findings on');
});

describe('what waits for a second person', () => {
  it('is not on any face that a reader gets', async () => {
    const id = await secret();
    const addresses = [
      ...[
        `/claims/${on.claim}`,
        `/claims/${on.claim}/findings`,
        `/claims/${on.claim}/history`,
        `/findings/${id}`,
      ],
      ...['/', '/claims', '/activity', '/speakers', `/speakers/${on.speaker}`, '/claims?q=zqsecretqz'],
      ...['/speakers?q=zqsecretqz', `/lists`, '/annotations'],
    ];
    for (const sends of [{}, await desk.signIn('viewer')])
      for (const address of addresses)
        for (const face of ['', '.json'] as const) {
          const [path = '', query] = address.split('?');
          const to = `${path === '/' && face !== '' ? '/' : path}${face}${query === undefined ? '' : `?${query}`}`;
          const text = await (await desk.get(to, sends)).text();
          expect(
            text
              .replaceAll('q=zqsecretqz', '')
              .replace(/value="zqsecretqz"|Search: zqsecretqz|zqsecretqz<\/(span|a)>/g, ''),
            to,
          ).not.toMatch(/zqsecretqz|second person/);
        }
    const activity = await (await desk.get('/activity', await desk.signIn('checker'))).text();
    expect(activity).toContain('recorded a finding on');
    const rows = await (await desk.get('/claims', await desk.signIn('checker'))).text();
    expect(rows).toContain('waits for a second person');
  });

  it('changes no count that a reader is told', async () => {
    const before = await (await desk.get('/claims.json', viewer)).json();
    await waiting();
    const after = await (await desk.get('/claims.json', viewer)).json();
    expect(after).toEqual(before);
  });

  it('on a restricted claim stays with checkers, and so does what counts there', async () => {
    const hidden = await addCheckable(desk, 'background');
    const [finding] = await recordBy(desk, checker, hidden.claim, { facet: 'context', value: 'fair' });
    expect((await desk.get(`/findings/${finding?.id}.json`, viewer)).status).toBe(404);
    expect((await desk.get(`/claims/${hidden.claim}/findings.json`, viewer)).status).toBe(404);
    expect(await findingsOn(desk, checker, hidden.claim)).toHaveLength(1);
  });
});
