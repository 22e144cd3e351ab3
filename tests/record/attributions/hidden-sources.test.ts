import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// A source that was promised silence is shown to readers by no quotation that somebody adds without a thought.

let desk: TestDesk;
let checker: Sends;
let [source, open]: number[] = [];
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  checker = await desk.token('checker');
  source = (await sent('POST', '/sources', { title: 'Notes of a talk with Zeb Quill', type: 'interview' }))
    .id;
  const words = { text: 'The quay will be sold.', form: 'direct', speaker: { name: 'Zeb Quill' } };
  await sent('POST', '/claims', {
    ...{ ...words, ground_rule: 'background' },
    attribution: { source_id: source },
  });
  open = (await sent('POST', '/claims', quotation('The ice decides.', {}))).id;
});
afterAll(() => desk.close());

const quotation = (text: string, more: object) => ({
  ...{ text, form: 'direct', speaker: { name: 'Otto Lind' }, ...more },
});

async function answerTo(method: 'POST' | 'PATCH', path: string, body: object): Promise<Response> {
  const held: Sends = method === 'PATCH' ? { 'if-match': `"${await versionOf(path)}"` } : {};
  return desk.json(method, path, body, { ...checker, ...held });
}

async function sent(method: 'POST' | 'PATCH', path: string, body: object): Promise<{ id: number }> {
  const answer = await answerTo(method, path, body);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as { id: number };
}

async function versionOf(path: string): Promise<number> {
  return ((await (await desk.get(`${path}.json`, checker)).json()) as { version: number }).version;
}

async function attributed(to: number): Promise<number> {
  const title = { title: `The Courier of ${to}`, type: 'article-newspaper' };
  return (await sent('POST', `/claims/${to}/attributions`, { source: title, wording: 'The ice decides.' }))
    .id;
}

describe('a source known only under a ground rule', () => {
  it.each([
    [
      'by a new quotation on the record',
      () => quotation('It is cold.', { attribution: { source_id: source } }),
      '/claims',
      'attribution.source_id',
    ],
    [
      'by another source of a quotation on the record',
      () => ({ source_id: source }),
      () => `/claims/${open}/attributions`,
      'source_id',
    ],
    [
      'as what another source cites',
      () => ({
        source: { title: 'The Courier', type: 'article-newspaper' },
        relayed_from: { source_id: source },
      }),
      () => `/claims/${open}/attributions`,
      'relayed_from.source_id',
    ],
  ] as const)('is not shown %s', async (_name, body, path, at) => {
    const answer = await answerTo('POST', typeof path === 'string' ? path : path(), body());
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: object[] };
    expect(errors).toEqual([{ path: at, message: expect.stringContaining('has a ground rule') }]);
    expect((await desk.get(`/sources/${source}`)).status).toBe(404);
  });

  it('is not shown by moving an attribution to it', async () => {
    const id = await attributed(open as number);
    expect((await answerTo('PATCH', `/attributions/${id}`, { source_id: source })).status).toBe(422);
  });

  it('gets more quotations under a ground rule', async () => {
    const more = { ground_rule: 'background', attribution: { source_id: source } };
    await sent('POST', '/claims', quotation('It is warm.', more));
    expect((await desk.get(`/sources/${source}`)).status).toBe(404);
  });

  it('is shown once one of its quotations was put on the record, and gets others', async () => {
    const { claims } = (await (await desk.get('/claims.json?q=quay', checker)).json()) as {
      claims: { id: number }[];
    };
    checker = await desk.token('editor');
    await sent('PATCH', `/claims/${claims[0]?.id}`, { ground_rule: 'on_record', rule_reason: 'Released.' });
    await sent('POST', `/claims/${open}/attributions`, { source_id: source });
    expect((await desk.get(`/sources/${source}`)).status).toBe(200);
  });
});
